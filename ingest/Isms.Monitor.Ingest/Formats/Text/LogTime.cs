using Isms.Monitor.Events;

namespace Isms.Monitor.Ingest.Formats.Text;

/// <summary>Reads the times that logs carry. On failure the cursor has not moved.</summary>
static class LogTime
{
    /// <summary><c>Nov 24 22:00:00</c>, <c>Nov 24 2026 22:00:00</c>, <c>Nov  4 22:00:00 2026</c>, each also with a fraction. The zone is
    /// the context's. Source: RFC 3164 section 4.1.2; the years are Cisco's <c>logging timestamp</c> and glibc's <c>ctime</c>.</summary>
    public static bool TryMonthFirst(scoped ref FieldCursor at, FormatContext context, out long micros)
    {
        var start = at.At;
        micros = 0;
        var month = MonthOf(at.Rest);
        if (month != 0)
        {
            at.Skip(3);
            at.SkipBlanks();
            if (TryDigits(ref at, 1, 2, out var day) && at.Take((byte)' ') && TryRest(ref at, context, month, day, out micros)) return true;
        }
        at.Return(start);
        return false;
    }

    /// <summary><c>2026-11-24T22:00:00.123456Z</c>, with a blank for the T, a comma for the point, a zone <c>+01:00</c> or <c>+0100</c>, or none.</summary>
    public static bool TryIso(scoped ref FieldCursor at, FormatContext context, out long micros)
    {
        var start = at.At;
        if (TryDate(ref at, out var midnight) && (at.Take((byte)'T') || at.Take((byte)' ')) && TryTimeOfDay(ref at, out var timeOfDay))
        {
            micros = midnight + timeOfDay;
            if (TryZone(ref at, out var offset)) micros -= offset;
            else micros = LocalTime.ToUtc(micros, context.Zone);
            return true;
        }
        at.Return(start);
        micros = 0;
        return false;
    }

    /// <summary>Digits since 1970: seconds, milliseconds, microseconds or nanoseconds, told apart by their number (10, 13, 16, 19).</summary>
    public static bool TryEpoch(ReadOnlySpan<byte> digits, out long micros)
    {
        micros = 0;
        if (digits.Length is < 9 or > 19) return false;
        long value = 0;
        foreach (var digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'9') return false;
            value = value * 10 + (digit - '0');
        }
        if (value < 0) return false;
        micros = digits.Length switch
        {
            <= 11 => value * UnixMicros.Second,
            <= 14 => value * 1000,
            <= 17 => value,
            _ => value / 1000,
        };
        return true;
    }

    /// <summary><c>2026-11-24</c> or <c>2026/11/24</c>; midnight as if it were UTC.</summary>
    public static bool TryDate(scoped ref FieldCursor at, out long midnight)
    {
        midnight = 0;
        if (!TryDigits(ref at, 4, 4, out var year)) return false;
        var separator = at.Peek;
        if (separator is not ((byte)'-' or (byte)'/')) return false;
        at.Skip(1);
        if (!TryDigits(ref at, 2, 2, out var month) || !at.Take(separator) || !TryDigits(ref at, 2, 2, out var day)) return false;
        if (year == 0 || !CivilTime.IsDate(year, month, day)) return false;
        midnight = CivilTime.MicrosOf(year, month, day);
        return true;
    }

    /// <summary><c>22:00:00</c> with a fraction of any length, or none; a leap second counts as the last of its minute.</summary>
    public static bool TryTimeOfDay(scoped ref FieldCursor at, out long micros)
    {
        micros = 0;
        if (TryPlainTimeOfDay(at.Rest, out micros))
        {
            at.Skip(8);
            return true;
        }
        if (!TryDigits(ref at, 1, 2, out var hour) || hour > 23 || !at.Take((byte)':')) return false;
        if (!TryDigits(ref at, 2, 2, out var minute) || minute > 59 || !at.Take((byte)':')) return false;
        if (!TryDigits(ref at, 2, 2, out var second) || second > 60) return false;
        micros = hour * UnixMicros.Hour + minute * UnixMicros.Minute + Math.Min(second, 59) * UnixMicros.Second;
        if (at.Peek is (byte)'.' or (byte)',' && at.Rest.Length > 1 && at.Rest[1] is >= (byte)'0' and <= (byte)'9')
        {
            at.Skip(1);
            micros += Fraction(at.Digits());
        }
        return true;
    }

    /// <summary>The usual <c>22:00:00</c> without a fraction, in a few instructions.</summary>
    static bool TryPlainTimeOfDay(ReadOnlySpan<byte> text, out long micros)
    {
        micros = 0;
        if (text.Length < 9 || text[2] != ':' || text[5] != ':' || text[8] is (byte)'.' or (byte)',') return false;
        uint h1 = (uint)(text[0] - '0'), h2 = (uint)(text[1] - '0'), m1 = (uint)(text[3] - '0'), m2 = (uint)(text[4] - '0'), s1 = (uint)(text[6] - '0'), s2 = (uint)(text[7] - '0');
        if (h1 > 2 || h2 > 9 || m1 > 5 || m2 > 9 || s1 > 5 || s2 > 9 || h1 * 10 + h2 > 23) return false;
        micros = ((h1 * 10 + h2) * 3600 + (m1 * 10 + m2) * 60 + s1 * 10 + s2) * UnixMicros.Second;
        return true;
    }

    /// <summary><c>Z</c>, <c>+01:00</c>, <c>+0100</c> or <c>+01</c>: how far the clock is ahead of UTC.</summary>
    public static bool TryZone(scoped ref FieldCursor at, out long offset)
    {
        offset = 0;
        if (at.Take((byte)'Z')) return true;
        var start = at.At;
        var sign = at.Peek;
        if (sign is not ((byte)'+' or (byte)'-')) return false;
        at.Skip(1);
        if (!TryDigits(ref at, 2, 2, out var hours) || hours > 23)
        {
            at.Return(start);
            return false;
        }
        at.Take((byte)':');
        if (!TryDigits(ref at, 2, 2, out var minutes)) minutes = 0;
        offset = (hours * UnixMicros.Hour + minutes * UnixMicros.Minute) * (sign == '-' ? -1 : 1);
        return true;
    }

    /// <summary>1 to 12, or 0 when the text begins with no English month.</summary>
    public static int MonthOf(ReadOnlySpan<byte> text)
    {
        if (text.Length < 3) return 0;
        return ((text[0] | 0x20) << 16 | (text[1] | 0x20) << 8 | (text[2] | 0x20)) switch
        {
            'j' << 16 | 'a' << 8 | 'n' => 1,
            'f' << 16 | 'e' << 8 | 'b' => 2,
            'm' << 16 | 'a' << 8 | 'r' => 3,
            'a' << 16 | 'p' << 8 | 'r' => 4,
            'm' << 16 | 'a' << 8 | 'y' => 5,
            'j' << 16 | 'u' << 8 | 'n' => 6,
            'j' << 16 | 'u' << 8 | 'l' => 7,
            'a' << 16 | 'u' << 8 | 'g' => 8,
            's' << 16 | 'e' << 8 | 'p' => 9,
            'o' << 16 | 'c' << 8 | 't' => 10,
            'n' << 16 | 'o' << 8 | 'v' => 11,
            'd' << 16 | 'e' << 8 | 'c' => 12,
            _ => 0,
        };
    }

    static bool TryRest(scoped ref FieldCursor at, FormatContext context, int month, int day, out long micros)
    {
        micros = 0;
        var year = 0;
        var hasYear = at.Rest.Length > 4 && at.Rest[4] == ' ' && TryDigits(ref at, 4, 4, out year);
        if (hasYear) at.SkipBlanks();
        if (!TryTimeOfDay(ref at, out var timeOfDay)) return false;
        if (!hasYear && at.Rest is [(byte)' ', (byte)'1' or (byte)'2', >= (byte)'0' and <= (byte)'9', >= (byte)'0' and <= (byte)'9',
            >= (byte)'0' and <= (byte)'9', ..] rest && (rest.Length == 5 || rest[5] is (byte)' ' or (byte)':'))
        {
            at.Skip(1);
            hasYear = TryDigits(ref at, 4, 4, out year);
        }
        if (!hasYear) return LocalTime.TryWithoutYear(month, day, timeOfDay, context, out micros);
        if (year == 0 || !CivilTime.IsDate(year, month, day)) return false;
        micros = LocalTime.ToUtc(CivilTime.MicrosOf(year, month, day) + timeOfDay, context.Zone);
        return true;
    }

    static bool TryDigits(scoped ref FieldCursor at, int least, int most, out int value)
    {
        value = 0;
        var read = 0;
        while (read < most && at.Peek is >= (byte)'0' and <= (byte)'9' and var digit)
        {
            value = value * 10 + (digit - '0');
            at.Skip(1);
            read++;
        }
        return read >= least;
    }

    static long Fraction(ReadOnlySpan<byte> digits)
    {
        long micros = 0;
        for (var place = 0; place < 6; place++) micros = micros * 10 + (place < digits.Length ? digits[place] - '0' : 0);
        return micros;
    }
}
