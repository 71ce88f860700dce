using System.Buffers.Text;
using Isms.Monitor.Events;

namespace Isms.Monitor.Ingest.Formats.Text;

/// <summary>A place in a frame that only moves forward. What it hands out are parts of the frame: nothing is copied.</summary>
ref struct FieldCursor(ReadOnlySpan<byte> text)
{
    readonly ReadOnlySpan<byte> _text = text;

    /// <summary>Bytes behind the cursor.</summary>
    public int At { get; private set; }

    public readonly bool AtEnd => At >= _text.Length;

    /// <summary>The next byte, or 0 at the end.</summary>
    public readonly byte Peek => At < _text.Length ? _text[At] : (byte)0;

    /// <summary>Everything before the cursor.</summary>
    public readonly ReadOnlySpan<byte> Taken => _text[..At];

    /// <summary>Everything from the cursor on.</summary>
    public readonly ReadOnlySpan<byte> Rest => _text[At..];

    public readonly ParseError Error(string expected) => new(At, expected);

    public void Skip(int bytes) => At = Math.Min(At + bytes, _text.Length);

    /// <summary>Moves back to a place that <see cref="At"/> gave; for an alternative.</summary>
    public void Return(int to) => At = to;

    public void SkipBlanks()
    {
        while (At < _text.Length && _text[At] == ' ') At++;
    }

    public bool Take(byte expected)
    {
        if (At >= _text.Length || _text[At] != expected) return false;
        At++;
        return true;
    }

    /// <summary>Takes exactly this text, or nothing.</summary>
    public bool Take(scoped ReadOnlySpan<byte> expected)
    {
        if (!_text[At..].StartsWith(expected)) return false;
        At += expected.Length;
        return true;
    }

    /// <summary>The text up to a byte, which is taken too; false and nothing taken when it does not come.</summary>
    public bool TryUntil(byte end, out ReadOnlySpan<byte> before)
    {
        var length = _text[At..].IndexOf(end);
        before = length < 0 ? default : _text.Slice(At, length);
        if (length < 0) return false;
        At += length + 1;
        return true;
    }

    /// <summary>The text up to another text, which is taken too; false and nothing taken when it does not come.</summary>
    public bool TryUntil(scoped ReadOnlySpan<byte> end, out ReadOnlySpan<byte> before)
    {
        var length = _text[At..].IndexOf(end);
        before = length < 0 ? default : _text.Slice(At, length);
        if (length < 0) return false;
        At += length + end.Length;
        return true;
    }

    /// <summary>Moves behind the next occurrence of a text; false and no move when it does not come.</summary>
    public bool SkipPast(scoped ReadOnlySpan<byte> text) => TryUntil(text, out _);

    /// <summary>The next run of bytes other than blank; blanks before and one after it are taken too.</summary>
    public ReadOnlySpan<byte> Word()
    {
        SkipBlanks();
        var rest = _text[At..];
        var length = rest.IndexOf((byte)' ');
        if (length < 0) length = rest.Length;
        At += Math.Min(length + 1, rest.Length);
        return rest[..length];
    }

    /// <summary>The next run of digits; empty when there is none.</summary>
    public ReadOnlySpan<byte> Digits()
    {
        var from = At;
        while (At < _text.Length && (uint)(_text[At] - '0') <= 9) At++;
        return _text[from..At];
    }

    public bool TryNumber(out long value)
    {
        if (!Utf8Parser.TryParse(_text[At..], out value, out var used) || used == 0) return false;
        At += used;
        return true;
    }
}
