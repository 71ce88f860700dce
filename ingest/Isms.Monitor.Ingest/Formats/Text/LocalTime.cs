using Isms.Monitor.Events;

namespace Isms.Monitor.Ingest.Formats.Text;

/// <summary>Gives times the year and the zone that they leave unsaid.</summary>
static class LocalTime
{
    /// <summary>Leap days are at most eight years apart (1896 to 1904).</summary>
    const int LongestLeapGap = 8;

    const long HalfYear = 182 * UnixMicros.Day;

    /// <summary>The instant of a wall clock reading. One that the clock skipped in spring, or had twice in autumn, counts as standard time.</summary>
    /// <param name="wallMicros">Date and time of day as if they were UTC.</param>
    /// <param name="zone">Where the clock hangs.</param>
    public static long ToUtc(long wallMicros, TimeZoneInfo zone)
    {
        if (ReferenceEquals(zone, TimeZoneInfo.Utc)) return wallMicros;
        var wall = DateTime.SpecifyKind(UnixMicros.ToDateTimeOffset(wallMicros).UtcDateTime, DateTimeKind.Unspecified);
        return wallMicros - zone.GetUtcOffset(wall).Ticks / TimeSpan.TicksPerMicrosecond;
    }

    /// <summary>The instant of a date without a year: of all years that have the date, the one that puts it nearest to the reference.</summary>
    /// <param name="month">1 to 12.</param>
    /// <param name="day">1 to 31; false when no year has the date.</param>
    /// <param name="timeOfDayMicros">Since midnight of the wall clock.</param>
    /// <param name="context">Reference and zone.</param>
    /// <param name="micros">The instant.</param>
    public static bool TryWithoutYear(int month, int day, long timeOfDayMicros, FormatContext context, out long micros)
    {
        micros = 0;
        if (!CivilTime.IsDate(2000, month, day)) return false;
        var year = CivilTime.YearOf(context.ReferenceMicros);
        if (CivilTime.IsDate(year, month, day))
        {
            // Nearer than half a year: no other year can be nearer.
            micros = CivilTime.MicrosOf(year, month, day) + timeOfDayMicros;
            if (Math.Abs(micros - context.ReferenceMicros) < HalfYear)
            {
                micros = ToUtc(micros, context.Zone);
                return true;
            }
        }
        var reach = month == 2 && day == 29 ? LongestLeapGap : 1;
        var least = long.MaxValue;
        for (var candidate = year - reach; candidate <= year + reach; candidate++)
        {
            if (!CivilTime.IsDate(candidate, month, day)) continue;
            var instant = CivilTime.MicrosOf(candidate, month, day) + timeOfDayMicros;
            var distance = Math.Abs(instant - context.ReferenceMicros);
            if (distance >= least) continue;
            least = distance;
            micros = instant;
        }
        micros = ToUtc(micros, context.Zone);
        return true;
    }
}
