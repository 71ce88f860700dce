using System.Globalization;
using Isms.Monitor.Events;

namespace Isms.Monitor.Store.Query;

/// <summary>Reads texts as numbers, addresses and instants: the one meaning that predicates, SQL functions and bounds share.</summary>
static class ValueReader
{
    const int LongestNumber = 40;

    /// <summary>Decimal: digits with an optional sign, fraction and exponent; no blanks, no infinity.</summary>
    public static bool TryNumber(string text, out double value)
    {
        value = 0;
        return text.Length is > 0 and <= LongestNumber && (char.IsAsciiDigit(text[0]) || text[0] == '-') && char.IsAsciiDigit(text[^1])
            && double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
                CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
    }

    /// <summary>A date (<c>2026-11-24</c>: its first moment, UTC) or ISO 8601 date and time.</summary>
    public static bool TryMicros(string text, out long micros)
    {
        micros = 0;
        return text.Length is >= 10 and <= 40 && text[4] == '-' && text[7] == '-' && UnixMicros.TryParse(text, out micros);
    }

    public static double Number(string text) => TryNumber(text, out var value) ? value : double.NaN;

    public static long Micros(string text) => TryMicros(text, out var value) ? value : 0;

    public static UInt128 Address(string text) => AddressRange.TryParseAddress(text, out var value) ? value : 0;
}
