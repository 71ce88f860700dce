namespace Isms.Monitor.Events;

/// <summary>Numbers as JSON spells them (RFC 8259 section 6): no leading zero, no plus sign, digits on both sides of the point.</summary>
public static class JsonNumber
{
    public static bool IsValid(ReadOnlySpan<byte> text)
    {
        if (text.Length > 0 && text[0] == '-') text = text[1..];
        var digits = Digits(text);
        if (digits == 0 || (digits > 1 && text[0] == '0')) return false;
        text = text[digits..];
        if (text.Length > 0 && text[0] == '.')
        {
            var decimals = Digits(text[1..]);
            if (decimals == 0) return false;
            text = text[(1 + decimals)..];
        }
        if (text.Length == 0) return true;
        if (text[0] is not ((byte)'e' or (byte)'E')) return false;
        text = text[1..];
        if (text.Length > 0 && text[0] is (byte)'+' or (byte)'-') text = text[1..];
        return text.Length > 0 && Digits(text) == text.Length;
    }

    static int Digits(ReadOnlySpan<byte> text)
    {
        var count = 0;
        while (count < text.Length && (uint)(text[count] - '0') <= 9) count++;
        return count;
    }
}
