using System.Net;
using Isms.Monitor.Events;

namespace Isms.Monitor.Ingest.Formats.Text;

/// <summary>Addresses as text.</summary>
static class Address
{
    public static bool IsIp(ReadOnlySpan<byte> text) => IsIpv4(text) || (text.IndexOf((byte)':') >= 0 && IPAddress.IsValidUtf8(text));

    /// <summary>Four decimal numbers up to 255 with points between them.</summary>
    public static bool IsIpv4(ReadOnlySpan<byte> text)
    {
        if (text.Length is < 7 or > 15) return false;
        int number = 0, digits = 0, points = 0;
        foreach (var letter in text)
        {
            if (letter == '.')
            {
                if (digits == 0 || ++points > 3) return false;
                number = digits = 0;
                continue;
            }
            if ((uint)(letter - '0') > 9) return false;
            number = number * 10 + (letter - '0');
            if (++digits > 3 || number > 255) return false;
        }
        return points == 3 && digits > 0;
    }

    /// <summary>Digits only, so that the value is a number in JSON and in a query.</summary>
    public static bool IsNumber(ReadOnlySpan<byte> text) => text.Length is > 0 and < 19 && text.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;

    /// <summary>Adds digits as a number and anything else as text.</summary>
    public static void AddNumber(EcsEvent into, FieldId field, ReadOnlySpan<byte> text)
    {
        if (text.Length > 0) into.Add(field, text, IsNumber(text) ? ValueKind.Number : ValueKind.Text);
    }

    /// <summary>Adds <c>90:10:20:76:8d:20</c> as ECS spells it: <c>90-10-20-76-8D-20</c>.</summary>
    public static void AddMac(EcsEvent into, FieldId field, ReadOnlySpan<byte> text)
    {
        var room = into.Reserve(text.Length);
        for (var i = 0; i < text.Length; i++) room[i] = text[i] == ':' ? (byte)'-' : text[i] is >= (byte)'a' and <= (byte)'f' ? (byte)(text[i] - 32) : text[i];
        into.AddReserved(field, text.Length);
    }

    /// <summary>Adds a text in lower case.</summary>
    public static void AddLower(EcsEvent into, FieldId field, ReadOnlySpan<byte> text)
    {
        var room = into.Reserve(text.Length);
        for (var i = 0; i < text.Length; i++) room[i] = text[i] is >= (byte)'A' and <= (byte)'Z' ? (byte)(text[i] | 0x20) : text[i];
        into.AddReserved(field, text.Length);
    }
}
