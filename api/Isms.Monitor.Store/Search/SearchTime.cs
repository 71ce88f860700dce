using System.Globalization;

namespace Isms.Monitor.Store.Search;

/// <summary>Instants as requests write them: ISO 8601 to any precision, milliseconds, <c>now-1d/d</c>. What is less precise than a millisecond is a span.</summary>
static class SearchTime
{
    static readonly string[] Formats = ["yyyy", "yyyy-MM", "yyyy-MM-dd", "yyyy-MM-dd'T'HH", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"];

    public static bool KnowsFormat(string format) => format.Split("||").All(one => one is "" or "epoch_millis" or "strict_date_optional_time" or "date_optional_time" or "strict_date_optional_time_nanos" or "strict_date");

    /// <summary>First and last millisecond of what is written, since 1970-01-01 UTC.</summary>
    /// <exception cref="SearchException">ISMS4051: it is no time.</exception>
    public static (double First, double Last) Read(string text, bool isMillis, DateTimeOffset now)
    {
        if (text.StartsWith("now", StringComparison.Ordinal)) return Math(text, now);
        if ((isMillis || text.Length > 4) && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var millis)) return (millis, millis);
        return TryIso(text, out var first, out var last) ? (Millis(first), Millis(last) - 1)
            : throw SearchException.Wrong($"'{(text.Length > 60 ? text[..60] : text)}' is no time.", "Write 2026-11-24T10:00:00Z, milliseconds since 1970, or now-1d.");
    }

    /// <summary>Start and the first instant behind.</summary>
    static bool TryIso(string text, out DateTimeOffset first, out DateTimeOffset behind)
    {
        (first, behind) = (default, default);
        var zone = text.Length > 10 ? text.IndexOfAny(['Z', '+', '-'], 10) : -1;
        var (clock, offset) = zone < 0 ? (text, "Z") : (text[..zone], text[zone..]);
        if (offset != "Z" && !TimeSpan.TryParseExact(offset[1..], @"hh\:mm", CultureInfo.InvariantCulture, out _)) return false;
        var shift = offset == "Z" ? TimeSpan.Zero : TimeSpan.ParseExact(offset[1..], @"hh\:mm", CultureInfo.InvariantCulture) * (offset[0] == '-' ? -1 : 1);
        var (fraction, dot) = (TimeSpan.FromMilliseconds(1), clock.IndexOf('.', StringComparison.Ordinal));
        if (dot > 0)
        {
            if (!DateTime.TryParseExact(clock.AsSpan(0, System.Math.Min(clock.Length, dot + 4)), "yyyy-MM-dd'T'HH:mm:ss.FFF", CultureInfo.InvariantCulture, DateTimeStyles.None, out var exact)) return false;
            first = new DateTimeOffset(exact, TimeSpan.Zero) - shift;
            behind = first + fraction;
            return true;
        }
        var at = Array.FindIndex(Formats, format => DateTime.TryParseExact(clock.TrimEnd('T'), format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _));
        if (at < 0) return false;
        var start = DateTime.ParseExact(clock.TrimEnd('T'), Formats[at], CultureInfo.InvariantCulture);
        first = new DateTimeOffset(start, TimeSpan.Zero) - shift;
        behind = new DateTimeOffset(Next(start, at switch { 0 => 'y', 1 => 'M', 2 => 'd', 3 => 'h', 4 => 'm', _ => 's' }, 1), TimeSpan.Zero) - shift;
        return true;
    }

    /// <summary><c>now</c>, then any number of <c>+1d</c>, <c>-2h</c>, <c>/d</c>.</summary>
    static (double, double) Math(string text, DateTimeOffset now)
    {
        var (at, time, rounded) = (3, now.UtcDateTime, '\0');
        while (at < text.Length)
        {
            var sign = text[at++];
            var start = at;
            while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
            var count = at == start ? 1 : int.TryParse(text.AsSpan(start, at - start), out var number) && number < 1_000_000 ? number : -1;
            var unit = at < text.Length ? text[at++] : '\0';
            if (count < 0 || sign is not ('+' or '-' or '/') || unit is not ('y' or 'M' or 'w' or 'd' or 'h' or 'H' or 'm' or 's'))
                throw SearchException.Wrong($"'{(text.Length > 60 ? text[..60] : text)}' is no time.", "Write now, now-15m or now/d.");
            if (sign == '/') (time, rounded) = (Floor(time, unit), unit);
            else (time, rounded) = (Next(time, unit, sign == '-' ? -count : count), '\0');
        }
        var first = Millis(new DateTimeOffset(time, TimeSpan.Zero));
        return (first, rounded == '\0' ? first : Millis(new DateTimeOffset(Next(time, rounded, 1), TimeSpan.Zero)) - 1);
    }

    static DateTime Next(DateTime time, char unit, int count) => unit switch
    {
        'y' => time.AddYears(count),
        'M' => time.AddMonths(count),
        'w' => time.AddDays(7 * count),
        'd' => time.AddDays(count),
        'h' or 'H' => time.AddHours(count),
        'm' => time.AddMinutes(count),
        _ => time.AddSeconds(count),
    };

    static DateTime Floor(DateTime time, char unit) => unit switch
    {
        'y' => new DateTime(time.Year, 1, 1),
        'M' => new DateTime(time.Year, time.Month, 1),
        'w' => time.Date.AddDays(-(((int)time.DayOfWeek + 6) % 7)),
        'd' => time.Date,
        'h' or 'H' => time.Date.AddHours(time.Hour),
        'm' => time.Date.AddMinutes(System.Math.Floor(time.TimeOfDay.TotalMinutes)),
        _ => time.Date.AddSeconds(System.Math.Floor(time.TimeOfDay.TotalSeconds)),
    };

    static double Millis(DateTimeOffset time) => time.ToUnixTimeMilliseconds();
}
