using System.Globalization;
using Isms.Monitor.Sigma.Rules;

namespace Isms.Monitor.Sigma.Compile;

/// <summary>Minute to year of a time in a log, in UTC: ISO 8601 (without a zone it is UTC), or a Unix time in seconds or milliseconds.</summary>
static class TimeParts
{
    /// <summary>Above it a number counts milliseconds: in seconds it would lie in the year 5138.</summary>
    const double LargestSeconds = 1e11;

    /// <returns>The part, or null where the text is no time.</returns>
    public static int? Read(TestKind part, string text)
    {
        if (!TryRead(text.Trim(), out var time)) return null;
        return part switch
        {
            TestKind.Minute => time.Minute,
            TestKind.Hour => time.Hour,
            TestKind.Day => time.Day,
            TestKind.Week => ISOWeek.GetWeekOfYear(time.DateTime),
            TestKind.Month => time.Month,
            TestKind.Year => time.Year,
            _ => null,
        };
    }

    static bool TryRead(string text, out DateTimeOffset time)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            var seconds = Math.Abs(number) > LargestSeconds ? number / 1000 : number;
            time = default;
            if (!(seconds is > -6e10 and < 2.5e11)) return false;
            time = DateTimeOffset.UnixEpoch.AddSeconds(seconds);
            return true;
        }
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);
    }
}
