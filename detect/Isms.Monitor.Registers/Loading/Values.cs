using System.Globalization;
using System.Net;

namespace Isms.Monitor.Registers.Loading;

/// <summary>The values that a register may hold, from their text. Each refuses what it does not know instead of guessing.</summary>
static class Values
{
    /// <summary>Longer spans are a slip of the pen (15000d for 15d), and would leave the calendar.</summary>
    const int MaxDays = 36_500;

    /// <summary><c>2026-11-24</c>, <c>today</c>, <c>-30d</c> or <c>+90d</c>.</summary>
    public static bool TryDate(string text, DateOnly today, out DateOnly date)
    {
        date = today;
        if (text == "today") return true;
        if (text.Length > 2 && text[0] is '-' or '+' && text[^1] == 'd')
        {
            if (!int.TryParse(text.AsSpan(1, text.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var days) || days > MaxDays) return false;
            date = today.AddDays(text[0] == '-' ? -days : days);
            return true;
        }
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
    }

    /// <summary>A whole number with its unit: <c>30s</c>, <c>15m</c>, <c>4h</c>, <c>7d</c>.</summary>
    public static bool TrySpan(string text, out TimeSpan span)
    {
        span = default;
        if (text.Length < 2 || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == 0) return false;
        long? seconds = text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3600, 'd' => 86_400, _ => null };
        if (seconds * number is not { } total || total > MaxDays * 86_400L) return false;
        span = TimeSpan.FromSeconds(total);
        return true;
    }

    /// <summary>An address or a range in CIDR form whose host bits are zero.</summary>
    public static bool TryRange(string text, out IPNetwork range)
    {
        range = default;
        if (text.IndexOf('/') is > 0 and var slash)
            return IPNetwork.TryParse(text, out range) && IPAddress.TryParse(text.AsSpan(0, slash), out var written) && written.Equals(range.BaseAddress);
        if (!Lookup.Address.TryParse(text, out _) || !IPAddress.TryParse(text, out var single)) return false;
        range = new IPNetwork(single, single.GetAddressBytes().Length * 8);
        return true;
    }

    /// <summary>A member of an enumeration in its written form: lower case.</summary>
    public static bool TryWord<T>(string text, out T word) where T : struct, Enum
    {
        foreach (var candidate in Enum.GetValues<T>())
            if (Word(candidate) == text)
            {
                word = candidate;
                return true;
            }
        word = default;
        return false;
    }

    public static string Word<T>(T word) where T : struct, Enum => word.ToString().ToLowerInvariant();
}
