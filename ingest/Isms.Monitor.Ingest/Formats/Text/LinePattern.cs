using System.Text;
using Isms.Monitor.Events;

namespace Isms.Monitor.Ingest.Formats.Text;

/// <summary>Reads a piece that ends by itself, such as an address with a port; false when it is not there.</summary>
delegate bool PieceReader(ref FieldCursor at, EcsEvent into);

/// <summary>Writes a text that ended where the pattern goes on.</summary>
delegate void ValueWriter(EcsEvent into, ReadOnlySpan<byte> text);

/// <summary>The shape of a log line, as its vendor's manual writes it, compiled once.</summary>
/// <remarks><c>Deny {transport} src {src} dst {dst}[ (type {cisco.asa.icmp_type})] by access-group "{rule.name}"</c>: text stands for
/// itself (blanks may be missing or doubled), a name in braces is a piece or a text the format knows, else a field that takes the text up
/// to what follows (<c>:n</c>: a number); <c>{}</c> skips; brackets are optional. At the end of the pattern the rest is ignored.</remarks>
sealed class LinePattern
{
    readonly Step[] _steps;

    LinePattern(Step[] steps) => _steps = steps;

    enum StepKind : byte
    {
        Literal,
        Piece,
        Text,
        Optional,
    }

    sealed record Step(StepKind Kind, byte[]? Literal, PieceReader? Piece, ValueWriter? Text, LinePattern? Optional)
    {
        /// <summary>The literal as other releases write it: with a blank before each colon. Null where that changes nothing.</summary>
        public byte[]? Spaced { get; } = Literal is not null && Literal.AsSpan(1).Contains((byte)':')
            ? Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Literal)[..1] + Encoding.UTF8.GetString(Literal)[1..].Replace(":", " :", StringComparison.Ordinal))
            : Literal is [(byte)':', ..] ? [(byte)' ', .. Literal] : null;

        public Step(byte[] literal) : this(StepKind.Literal, literal, null, null, null)
        {
        }

        public Step(PieceReader piece) : this(StepKind.Piece, null, piece, null, null)
        {
        }

        public Step(ValueWriter text) : this(StepKind.Text, null, null, text, null)
        {
        }

        public Step(LinePattern optional) : this(StepKind.Optional, null, null, null, optional)
        {
        }
    }

    /// <param name="pattern">See the remarks.</param>
    /// <param name="pieces">Names of pieces that end by themselves.</param>
    /// <param name="texts">Names of texts that end where the pattern goes on.</param>
    public static LinePattern Compile(string pattern, IReadOnlyDictionary<string, PieceReader> pieces, IReadOnlyDictionary<string, ValueWriter> texts)
    {
        var steps = new List<Step>();
        var literal = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] is not ('{' or '['))
            {
                literal.Append(pattern[i]);
                continue;
            }
            Flush(steps, literal);
            var end = pattern.IndexOf(pattern[i] == '{' ? '}' : ']', i);
            var inner = pattern[(i + 1)..end];
            steps.Add(pattern[i] == '[' ? new Step(Compile(inner, pieces, texts)) : Capture(inner, pieces, texts));
            i = end;
        }
        Flush(steps, literal);
        for (var i = 0; i + 1 < steps.Count; i++)
            if (steps[i].Text is not null && steps[i + 1].Literal is null)
                throw new ArgumentException($"'{pattern}': a text must end before a literal, or at the end of the line.", nameof(pattern));
        return new LinePattern([.. steps]);
    }

    /// <summary>Reads the line and adds what it finds; what was added before a mismatch is taken back.</summary>
    public bool TryRead(ref FieldCursor at, EcsEvent into)
    {
        var (start, count) = (at.At, into.Count);
        for (var i = 0; i < _steps.Length; i++)
        {
            var step = _steps[i];
            var isRead = step.Kind switch
            {
                StepKind.Literal => TakeLiteral(ref at, step.Literal!),
                StepKind.Piece => step.Piece!(ref at, into),
                StepKind.Optional => step.Optional!.TryRead(ref at, into) || true,
                _ => TakeText(ref at, into, step.Text!, i + 1 < _steps.Length ? _steps[++i] : null),
            };
            if (isRead) continue;
            at.Return(start);
            into.CutTo(count);
            return false;
        }
        return true;
    }

    static bool TakeText(ref FieldCursor at, EcsEvent into, ValueWriter write, Step? end)
    {
        ReadOnlySpan<byte> text;
        if (end is null)
        {
            text = at.Rest;
            at.Skip(text.Length);
        }
        else if (!at.TryUntil(end.Literal, out text) && (end.Spaced is null || !at.TryUntil(end.Spaced, out text))) return false;
        text = text.Trim((byte)' ');
        if (text.Length > 0) write(into, text);
        return true;
    }

    static bool TakeLiteral(ref FieldCursor at, byte[] literal) => at.Take(literal) || TakeLoosely(ref at, literal);

    /// <summary>The same text with blanks in other places.</summary>
    static bool TakeLoosely(ref FieldCursor at, byte[] literal)
    {
        var start = at.At;
        foreach (var letter in literal)
        {
            if (letter == ' ' || at.Peek == ' ') at.SkipBlanks();
            if (letter == ' ' || at.Take(letter)) continue;
            at.Return(start);
            return false;
        }
        return true;
    }

    static Step Capture(string name, IReadOnlyDictionary<string, PieceReader> pieces, IReadOnlyDictionary<string, ValueWriter> texts)
    {
        if (pieces.TryGetValue(name, out var piece)) return new Step(piece);
        if (name.Length == 0) return new Step(static (_, _) => { });
        if (texts.TryGetValue(name, out var text)) return new Step(text);
        if (name.EndsWith(":n", StringComparison.Ordinal))
        {
            var number = FieldTable.Get(name[..^2]);
            return new Step((into, value) => Address.AddNumber(into, number, value));
        }
        var field = FieldTable.Get(name);
        return new Step((into, value) => into.Add(field, value));
    }

    static void Flush(List<Step> steps, StringBuilder literal)
    {
        if (literal.Length == 0) return;
        steps.Add(new Step(Encoding.UTF8.GetBytes(literal.ToString())));
        literal.Clear();
    }
}
