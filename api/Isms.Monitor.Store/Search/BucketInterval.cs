using System.Globalization;
using Isms.Monitor.Store.Query;

namespace Isms.Monitor.Store.Search;

/// <summary>Where the buckets of a histogram begin.</summary>
/// <param name="Width">Of a bucket, in milliseconds for times; 0: by the calendar.</param>
/// <param name="Calendar">DuckDB's name of the part of the calendar; only for width 0.</param>
/// <param name="Offset">By which all begin later, in milliseconds for times.</param>
/// <param name="Zone">Of the clock by which times are cut.</param>
sealed record BucketInterval(double Width, string Calendar, double Offset, TimeSpan Zone)
{
    /// <summary>From a value to one whose buckets begin at multiples of the width.</summary>
    double Shift => Zone.TotalMilliseconds - Offset;

    /// <summary>The begin of the bucket of a value.</summary>
    public string Sql(string value, SqlParameters parameters)
    {
        var shift = parameters.Add(Shift);
        if (Width == 0) return $"(epoch_ms(date_trunc('{Calendar}', make_timestamp((({value} + {shift}) * 1000)::BIGINT)))::DOUBLE - {shift})";
        var width = parameters.Add(Width);
        return $"(floor(({value} + {shift}) / {width}) * {width} - {shift})";
    }

    public double Floor(double value)
    {
        return Width > 0 ? Math.Floor((value + Shift) / Width) * Width - Shift : Millis(Start(Local(value))) - Shift;
    }

    /// <summary>The begin of the next bucket.</summary>
    public double Next(double begin)
    {
        if (Width > 0) return begin + Width;
        var start = Start(Local(begin));
        var next = Calendar switch
        {
            "year" => start.AddYears(1),
            "quarter" => start.AddMonths(3),
            "month" => start.AddMonths(1),
            "week" => start.AddDays(7),
            "day" => start.AddDays(1),
            "hour" => start.AddHours(1),
            "minute" => start.AddMinutes(1),
            _ => start.AddSeconds(1),
        };
        return Millis(next) - Shift;
    }

    /// <summary><c>30s</c>, <c>1d</c>: milliseconds.</summary>
    /// <exception cref="SearchException">ISMS4051.</exception>
    public static double Fixed(string text)
    {
        var digits = text.AsSpan().TrimEnd("msdh");
        return double.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count) && text[digits.Length..] switch { "ms" => 1, "s" => 1_000, "m" => 60_000, "h" => 3_600_000, "d" => 86_400_000, _ => 0d } is > 0 and var unit
            ? count * unit
            : throw SearchException.Wrong($"'{(text.Length > 40 ? text[..40] : text)}' is no interval.", "Write a number with ms, s, m, h or d, such as 30s.");
    }

    /// <summary><c>1d</c>, <c>month</c>: DuckDB's name.</summary>
    /// <exception cref="SearchException">ISMS4051.</exception>
    public static string OfCalendar(string text) => text switch
    {
        "1s" or "second" => "second",
        "1m" or "minute" => "minute",
        "1h" or "hour" => "hour",
        "1d" or "day" => "day",
        "1w" or "week" => "week",
        "1M" or "month" => "month",
        "1q" or "quarter" => "quarter",
        "1y" or "year" => "year",
        _ => throw SearchException.Wrong($"'{(text.Length > 40 ? text[..40] : text)}' is no interval of the calendar.", "Write 1m, 1h, 1d, 1w, 1M, 1q or 1y."),
    };

    DateTime Local(double millis) => DateTime.UnixEpoch.AddMilliseconds(millis + Shift);

    DateTime Start(DateTime time) => Calendar switch
    {
        "year" => new DateTime(time.Year, 1, 1),
        "quarter" => new DateTime(time.Year, (time.Month - 1) / 3 * 3 + 1, 1),
        "month" => new DateTime(time.Year, time.Month, 1),
        "week" => time.Date.AddDays(-(((int)time.DayOfWeek + 6) % 7)),
        "day" => time.Date,
        "hour" => time.Date.AddHours(time.Hour),
        "minute" => time.Date.AddMinutes(Math.Floor(time.TimeOfDay.TotalMinutes)),
        _ => time.Date.AddSeconds(Math.Floor(time.TimeOfDay.TotalSeconds)),
    };

    static double Millis(DateTime time) => (time - DateTime.UnixEpoch).TotalMilliseconds;
}
