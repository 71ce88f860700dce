using System.Globalization;
using Isms.Monitor.Api.Reading;

namespace Isms.Monitor.Api.Web.Words;

/// <summary>Figures with their unit. Null is never a figure: it gives "not measured".</summary>
static class Figures
{
    public const string NotMeasured = "not measured";

    public static string Of(double? value, string unit) => value is not { } v ? NotMeasured
        : unit == "share" ? Share(v)
        // A count and a ratio are told by the title of the measure.
        : unit is "count" or "ratio" ? Plain(v)
        : $"{Plain(v)} {unit}".TrimEnd();

    /// <summary>Never rounds up to 100 % or down to 0 %.</summary>
    public static string Share(double value)
    {
        var percent = value * 100;
        if (value < 1 && percent > 99.95) return ">99.9 %";
        if (value > 0 && percent < 0.05) return "<0.1 %";
        return percent.ToString(percent is 0 or 100 ? "0" : "0.0", CultureInfo.InvariantCulture) + " %";
    }

    public static string Plain(double value) =>
        value.ToString(Math.Abs(value) >= 100 || value == Math.Floor(value) ? "#,0" : "0.##", CultureInfo.InvariantCulture);

    public static string Interval(KpiSample sample, string unit) => sample is { Lower: { } lower, Upper: { } upper }
        ? lower == upper ? "census" : $"{Of(lower, unit)} – {Of(upper, unit)}"
        : "no interval";
}
