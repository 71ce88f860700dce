using System.Globalization;

namespace Isms.Monitor.EndToEnd.Grafana.Preview;

/// <summary>Values in the units that the dashboards use, about as Grafana writes them.</summary>
static class Units
{
    static readonly (double Seconds, string Name)[] Spans = [(86_400, "day"), (3_600, "hour"), (60, "min"), (1, "s")];

    public static string Format(object? value, FieldSettings settings, DateTimeOffset now) => value switch
    {
        null => settings.NoValue,
        double number => Number(number, settings, now),
        bool flag => flag ? "true" : "false",
        _ => $"{value}",
    };

    static string Number(double value, FieldSettings settings, DateTimeOffset now) => settings.Unit switch
    {
        "percent" => $"{Plain(value, settings.Decimals ?? 1)}%",
        "percentunit" => $"{Plain(value * 100, settings.Decimals ?? 1)}%",
        "s" => Span(value, settings.Decimals ?? 1),
        "dateTimeFromNow" => FromNow(value, now),
        "dateTimeAsIso" => DateTimeOffset.FromUnixTimeMilliseconds((long)value).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        "short" when Math.Abs(value) >= 1_000_000 => $"{Plain(value / 1_000_000, 2)} Mil",
        "short" when Math.Abs(value) >= 1_000 => $"{Plain(value / 1_000, 2)} K",
        _ => Plain(value, settings.Decimals ?? 2),
    };

    /// <summary>A text that is a time is read as one, as Grafana does for these units.</summary>
    public static object? Time(object? value, FieldSettings settings) =>
        value is string text && settings.Unit.StartsWith("dateTime", StringComparison.Ordinal) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? (double)time.ToUnixTimeMilliseconds() : value;

    static string FromNow(double value, DateTimeOffset now)
    {
        var seconds = (now.ToUnixTimeMilliseconds() - value) / 1000;
        var text = Span(Math.Abs(seconds), 0);
        return seconds >= 0 ? $"{text} ago" : $"in {text}";
    }

    static string Span(double seconds, int decimals)
    {
        var (size, name) = Spans.FirstOrDefault(span => seconds >= span.Seconds, Spans[^1]);
        var number = Plain(seconds / size, decimals);
        return $"{number} {name}{(size >= 3_600 && number != "1" ? "s" : "")}";
    }

    static string Plain(double value, int decimals) => Math.Round(value, decimals).ToString("0.####", CultureInfo.InvariantCulture);
}
