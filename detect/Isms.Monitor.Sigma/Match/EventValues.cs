using System.Text;
using System.Text.Unicode;
using Isms.Monitor.Events;
using Isms.Monitor.Sigma.Compile;

namespace Isms.Monitor.Sigma.Match;

/// <summary>
/// The values of one event in the forms that tests need: folded, with case, as characters. Each form is made once, when it is first
/// asked for. Number <see cref="Count"/> − 1 may be <c>@timestamp</c>, which an event keeps outside its slots.
/// </summary>
sealed class EventValues
{
    readonly byte[] _timestamp = new byte[UnixMicros.MaxLength];
    EcsEvent _event = null!;
    Form[] _forms = new Form[64];
    byte[] _bytes = new byte[8192];
    char[] _chars = new char[2048];
    int _usedBytes, _usedChars, _timestampLength, _slots;

    /// <summary>Where each form lies; an offset of 0 says that it was not made yet, so offsets count from 1.</summary>
    record struct Form(int Folded, int FoldedLength, int Cased, int CasedLength, int Chars, int CharsLength);

    public EcsEvent Event => _event;

    /// <summary>Slots of the event, and one more when <c>@timestamp</c> was asked for.</summary>
    public int Count { get; private set; }

    public void Take(EcsEvent @event)
    {
        (_event, _usedBytes, _usedChars) = (@event, 0, 0);
        Count = _slots = @event.Count;
        if (_forms.Length < Count + 2) _forms = new Form[Count * 2];
        // The form behind the slots is that of event.original or @timestamp.
        Array.Clear(_forms, 0, Count + 2);
    }

    /// <summary>Adds the time of the event as one more value.</summary>
    public int AddTimestamp()
    {
        _timestampLength = UnixMicros.Format(_event.TimestampMicros, _timestamp);
        return Count++;
    }

    public bool IsNull(int value) => value < _slots && _event.KindAt(value) == ValueKind.Null;

    public ReadOnlySpan<byte> Raw(int value) => value < _slots ? _event.ValueAt(value) : _timestamp.AsSpan(0, _timestampLength);

    public ReadOnlySpan<byte> Folded(int value)
    {
        ref var form = ref _forms[value];
        if (form.Folded == 0)
        {
            var raw = Raw(value);
            (form.Folded, form.FoldedLength) = (_usedBytes + 1, Folding.Fold(raw, Room(raw.Length)));
            _usedBytes += form.FoldedLength;
        }
        return _bytes.AsSpan(form.Folded - 1, form.FoldedLength);
    }

    /// <summary>Folds text that is no value; the result is valid until the next fold.</summary>
    public ReadOnlySpan<byte> FoldedText(ReadOnlySpan<byte> text)
    {
        var room = Room(text.Length);
        return room[..Folding.Fold(text, room)];
    }

    /// <summary>The value as it is, invalid UTF-8 replaced.</summary>
    public ReadOnlySpan<byte> Cased(int value)
    {
        var raw = Raw(value);
        if (Utf8.IsValid(raw)) return raw;
        ref var form = ref _forms[value];
        if (form.Cased == 0)
        {
            (form.Cased, form.CasedLength) = (_usedBytes + 1, Folding.Normalize(raw, Room(raw.Length)));
            _usedBytes += form.CasedLength;
        }
        return _bytes.AsSpan(form.Cased - 1, form.CasedLength);
    }

    public ReadOnlySpan<char> Chars(int value)
    {
        ref var form = ref _forms[value];
        if (form.Chars == 0)
        {
            var raw = Raw(value);
            (form.Chars, form.CharsLength) = (_usedChars + 1, Encoding.UTF8.GetChars(raw, CharRoom(raw.Length)));
            _usedChars += form.CharsLength;
        }
        return _chars.AsSpan(form.Chars - 1, form.CharsLength);
    }

    public ReadOnlySpan<char> CharsOf(ReadOnlySpan<byte> text)
    {
        var room = CharRoom(text.Length);
        return room[..Encoding.UTF8.GetChars(text, room)];
    }

    Span<byte> Room(int length)
    {
        var needed = _usedBytes + Folding.Room(length);
        if (needed > _bytes.Length) Array.Resize(ref _bytes, Math.Max(needed, _bytes.Length * 2));
        return _bytes.AsSpan(_usedBytes);
    }

    Span<char> CharRoom(int length)
    {
        var needed = _usedChars + length + 1;
        if (needed > _chars.Length) Array.Resize(ref _chars, Math.Max(needed, _chars.Length * 2));
        return _chars.AsSpan(_usedChars);
    }
}
