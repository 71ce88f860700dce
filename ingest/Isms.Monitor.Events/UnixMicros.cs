using System.Globalization;
using System.Text;

namespace Isms.Monitor.Events;

/// <summary>Instants as microseconds since 1970-01-01 UTC, the unit of every time in an event.</summary>
public static class UnixMicros
{
    public const long Second = 1_000_000;
    public const long Minute = 60 * Second;
    public const long Hour = 60 * Minute;
    public const long Day = 24 * Hour;

    /// <summary>Longest text that <see cref="Format"/> writes, in bytes.</summary>
    public const int MaxLength = 27;

    public static long From(DateTimeOffset instant) => (instant.UtcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    /// <summary>Years 1 to 9999; what lies beyond is cut to them.</summary>
    public static DateTimeOffset ToDateTimeOffset(long micros) => new(DateTime.UnixEpoch.AddTicks(
        Math.Clamp(micros, -62_135_596_800_000_000, 253_402_300_799_999_999) * TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    public static DateOnly DayOf(long micros) => DateOnly.FromDateTime(ToDateTimeOffset(micros).UtcDateTime);

    /// <summary>Writes <c>2026-11-24T22:00:00.123Z</c>, with microseconds only where there are some; returns the bytes written.</summary>
    public static int Format(long micros, Span<byte> to)
    {
        var instant = ToDateTimeOffset(micros).UtcDateTime;
        var (year, month, day) = instant;
        var second = (int)(instant.TimeOfDay.Ticks / TimeSpan.TicksPerSecond);
        Two(to, year / 100);
        Two(to[2..], year % 100);
        Two(to[5..], month);
        Two(to[8..], day);
        Two(to[11..], second / 3600);
        Two(to[14..], second / 60 % 60);
        Two(to[17..], second % 60);
        to[4] = to[7] = (byte)'-';
        to[10] = (byte)'T';
        to[13] = to[16] = (byte)':';
        to[19] = (byte)'.';
        var fraction = (int)(((micros % Second) + Second) % Second);
        Three(to[20..], fraction / 1000);
        var length = 23;
        if (fraction % 1000 != 0)
        {
            Three(to[23..], fraction % 1000);
            length = 26;
        }
        to[length] = (byte)'Z';
        return length + 1;
    }

    public static string ToText(long micros)
    {
        Span<byte> text = stackalloc byte[MaxLength];
        return Encoding.ASCII.GetString(text[..Format(micros, text)]);
    }

    /// <summary>For sentences: <c>2026-11-24 22:00 UTC</c>.</summary>
    public static string ToMinute(long micros) => ToDateTimeOffset(micros).ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>Reads ISO 8601 with a zone; one without is UTC.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out long micros)
    {
        var right = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant);
        micros = right ? From(instant) : 0;
        return right;
    }

    static void Two(Span<byte> to, int value)
    {
        to[0] = (byte)('0' + value / 10);
        to[1] = (byte)('0' + value % 10);
    }

    static void Three(Span<byte> to, int value)
    {
        to[0] = (byte)('0' + value / 100);
        Two(to[1..], value % 100);
    }
}
