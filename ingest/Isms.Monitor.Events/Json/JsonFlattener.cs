using System.Buffers;
using System.Net;
using System.Text;

namespace Isms.Monitor.Events;

/// <summary>Reads one JSON object into the slots of an event, each leaf under the field that its path names.</summary>
/// <remarks>Arrays give one value an element, objects in arrays are flattened under the same path. Values without escapes are
/// kept by reference where the text is the event's own frame. Keeps the paths it has met, so use one for each kind of log and
/// thread. RFC 8259; bounded: <see cref="MaxDepth"/> levels, <see cref="MaxPaths"/> paths, <see cref="MaxValues"/> values.</remarks>
public sealed class JsonFlattener
{
    public const int MaxDepth = 64;

    /// <summary>Paths remembered; values under later ones stay in <c>event.original</c>.</summary>
    public const int MaxPaths = 16_384;

    /// <summary>Values of one event; later ones stay in <c>event.original</c>.</summary>
    public const int MaxValues = 4_096;

    static readonly SearchValues<byte> NumberBytes = SearchValues.Create("+-.0123456789Ee"u8);

    readonly JsonNaming _naming;
    readonly bool _keepNulls;
    readonly bool _typed;
    readonly JsonPath _root = new([], "", default, false);
    int _paths;

    /// <param name="naming">Names the fields; identity when null.</param>
    /// <param name="keepNulls">Keep a JSON null as a value of kind <see cref="ValueKind.Null"/>: Sigma tells it from an absent field.</param>
    /// <param name="typed">Hold ECS fields to their types: a number in a keyword becomes <see cref="ValueKind.Text"/>, a number in quotes
    /// in a numeric field <see cref="ValueKind.Number"/>, an address <see cref="ValueKind.Ip"/>, and so on; a value that cannot stand in the
    /// field (<c>source.ip</c>: <c>unknown</c>) stays in <c>event.original</c> alone. <c>@timestamp</c> is left to the caller.</param>
    public JsonFlattener(JsonNaming? naming = null, bool keepNulls = false, bool typed = false)
    {
        _typed = typed;
        _naming = naming ?? (path => path);
        _keepNulls = keepNulls;
    }

    /// <summary>Reads the whole text, which must be one object and nothing else but white space.</summary>
    /// <returns>Null, or what was expected where reading stopped; values read until then are in the event.</returns>
    public ParseError? Read(ReadOnlySpan<byte> json, EcsEvent into)
    {
        var at = new Cursor(json);
        at.SkipBlanks();
        if (!at.Take((byte)'{')) return at.Error("a JSON object");
        if (ReadObject(ref at, _root, into, 1) is { } error) return error;
        at.SkipBlanks();
        return at.AtEnd ? null : at.Error("nothing after the JSON object");
    }

    ParseError? ReadObject(ref Cursor at, JsonPath parent, EcsEvent into, int depth)
    {
        if (depth > MaxDepth) return at.Error($"at most {MaxDepth} levels");
        at.SkipBlanks();
        if (at.Take((byte)'}')) return null;
        JsonPath? previous = null;
        while (true)
        {
            if (!at.Take((byte)'"') || !at.TryString(out var key, out _)) return at.Error("a name in quotes");
            var path = Resolve(parent, previous, key);
            at.SkipBlanks();
            if (!at.Take((byte)':')) return at.Error("a colon");
            at.SkipBlanks();
            if (ReadValue(ref at, path, into, depth) is { } error) return error;
            previous = path;
            at.SkipBlanks();
            if (at.Take((byte)'}')) return null;
            if (!at.Take((byte)',')) return at.Error("a comma or the end of the object");
            at.SkipBlanks();
        }
    }

    ParseError? ReadArray(ref Cursor at, JsonPath path, EcsEvent into, int depth)
    {
        if (depth > MaxDepth) return at.Error($"at most {MaxDepth} levels");
        at.SkipBlanks();
        if (at.Take((byte)']')) return null;
        while (true)
        {
            if (ReadValue(ref at, path, into, depth) is { } error) return error;
            at.SkipBlanks();
            if (at.Take((byte)']')) return null;
            if (!at.Take((byte)',')) return at.Error("a comma or the end of the array");
            at.SkipBlanks();
        }
    }

    ParseError? ReadValue(ref Cursor at, JsonPath path, EcsEvent into, int depth)
    {
        switch (at.Peek)
        {
            case (byte)'"':
                at.Skip(1);
                if (!at.TryString(out var text, out var isEscaped)) return at.Error("the end of the string");
                return isEscaped ? AddUnescaped(ref at, path, text, into) : Add(path, text, ValueKind.Text, into);
            case (byte)'{':
                at.Skip(1);
                return ReadObject(ref at, path, into, depth + 1);
            case (byte)'[':
                at.Skip(1);
                return ReadArray(ref at, path, into, depth + 1);
            case (byte)'t':
                return at.TakeWord("true"u8) is { Length: > 0 } yes ? Add(path, yes, ValueKind.Boolean, into) : at.Error("true");
            case (byte)'f':
                return at.TakeWord("false"u8) is { Length: > 0 } no ? Add(path, no, ValueKind.Boolean, into) : at.Error("false");
            case (byte)'n':
                if (at.TakeWord("null"u8).Length == 0) return at.Error("null");
                return _keepNulls ? Add(path, default, ValueKind.Null, into) : null;
            default:
                var number = at.TakeAll(NumberBytes);
                return JsonNumber.IsValid(number) ? Add(path, number, ValueKind.Number, into) : at.Error("a JSON value");
        }
    }

    static ParseError? Add(JsonPath path, ReadOnlySpan<byte> value, ValueKind kind, EcsEvent into)
    {
        if (!path.IsKept || into.Count >= MaxValues) return null;
        if (path.Type == EcsType.Text || Fits(path.Type, value, ref kind)) into.Add(path.Field, value, kind);
        return null;
    }

    /// <summary>Whether a value can stand in a field of that type; makes its kind the type's.</summary>
    static bool Fits(EcsType type, ReadOnlySpan<byte> value, ref ValueKind kind)
    {
        switch (type, kind)
        {
            case (EcsType.Keyword, ValueKind.Number):
                kind = ValueKind.Text;
                return true;
            case (EcsType.Ip, not ValueKind.Null):
                kind = ValueKind.Ip;
                return IPAddress.IsValidUtf8(value);
            case (EcsType.Long or EcsType.Double, ValueKind.Text):
                kind = ValueKind.Number;
                return JsonNumber.IsValid(value);
            case (EcsType.Boolean, ValueKind.Text):
                kind = ValueKind.Boolean;
                return value.SequenceEqual("true"u8) || value.SequenceEqual("false"u8);
            case (EcsType.Date, ValueKind.Text):
                kind = ValueKind.Date;
                return value.Length >= 10 && value[4] == '-' && value[7] == '-';
            case (EcsType.Long or EcsType.Double or EcsType.Date, ValueKind.Boolean) or (EcsType.Boolean, ValueKind.Number):
                return false;
            default:
                return true;
        }
    }

    static ParseError? AddUnescaped(ref Cursor at, JsonPath path, ReadOnlySpan<byte> text, EcsEvent into)
    {
        var room = into.Reserve(text.Length);
        var written = JsonText.Unescape(text, room);
        if (written < 0) return at.Error("valid escapes in the string");
        var kind = ValueKind.Text;
        if (!path.IsKept || into.Count >= MaxValues) return null;
        if (path.Type == EcsType.Text || Fits(path.Type, room[..written], ref kind)) into.AddReserved(path.Field, written, kind);
        return null;
    }

    JsonPath Resolve(JsonPath parent, JsonPath? previous, ReadOnlySpan<byte> key)
    {
        var guess = previous is null ? parent.First : previous.Next;
        if (guess is not null && key.SequenceEqual(guess.Key)) return guess;
        var path = parent.Child(key) ?? Grow(parent, key);
        if (previous is null) parent.First = path;
        else previous.Next = path;
        return path;
    }

    JsonPath Grow(JsonPath parent, ReadOnlySpan<byte> key)
    {
        var plain = new byte[key.Length];
        var length = JsonText.Unescape(key, plain);
        var name = length < 0 ? Encoding.UTF8.GetString(key) : Encoding.UTF8.GetString(plain, 0, length);
        var path = parent.Path.Length == 0 ? name : $"{parent.Path}.{name}";
        if (_paths == MaxPaths) return new JsonPath(key.ToArray(), path, default, false);
        _paths++;
        FieldId field = default;
        var isKept = path.Length <= 512 && _naming(path) is { } given && FieldTable.TryGet(given, out field);
        var type = _typed && isKept && field.IsEcs && field != Ecs.Timestamp ? Ecs.TypeOf(field) : EcsType.Text;
        var grown = new JsonPath(key.ToArray(), path, field, isKept) { Type = type };
        parent.Attach(grown);
        return grown;
    }

    /// <summary>A place in the text that only moves forward.</summary>
    ref struct Cursor(ReadOnlySpan<byte> text)
    {
        readonly ReadOnlySpan<byte> _text = text;
        int _at;

        public readonly bool AtEnd => _at == _text.Length;

        public readonly byte Peek => _at < _text.Length ? _text[_at] : (byte)0;

        public readonly ParseError Error(string expected) => new(_at, expected);

        public void Skip(int bytes) => _at += bytes;

        public void SkipBlanks()
        {
            while (_at < _text.Length && _text[_at] <= ' ' && _text[_at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') _at++;
        }

        public bool Take(byte expected)
        {
            if (_at >= _text.Length || _text[_at] != expected) return false;
            _at++;
            return true;
        }

        public ReadOnlySpan<byte> TakeWord(ReadOnlySpan<byte> word)
        {
            if (!_text[_at..].StartsWith(word)) return default;
            _at += word.Length;
            return _text.Slice(_at - word.Length, word.Length);
        }

        public ReadOnlySpan<byte> TakeAll(SearchValues<byte> allowed)
        {
            var rest = _text[_at..];
            var length = rest.IndexOfAnyExcept(allowed);
            if (length < 0) length = rest.Length;
            _at += length;
            return rest[..length];
        }

        /// <summary>Takes the rest of a string whose opening quote is behind, and its closing quote.</summary>
        public bool TryString(out ReadOnlySpan<byte> content, out bool isEscaped)
        {
            var rest = _text[_at..];
            isEscaped = false;
            var length = rest.IndexOfAny((byte)'"', (byte)'\\');
            while (length >= 0 && rest[length] == '\\')
            {
                isEscaped = true;
                if (length + 2 > rest.Length) break;
                var more = rest[(length + 2)..].IndexOfAny((byte)'"', (byte)'\\');
                length = more < 0 ? -1 : length + 2 + more;
            }
            content = length < 0 || rest[length] != '"' ? default : rest[..length];
            if (length < 0 || rest[length] != '"') return false;
            _at += length + 1;
            return true;
        }
    }
}
