using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Isms.Monitor.Events;

namespace Isms.Monitor.Sigma.Correlate.Alerts;

/// <summary>The sentence that says why an alert was raised, made from its data.</summary>
/// <param name="template">With placeholders: <c>{count}</c>, <c>{value}</c>, <c>{span}</c>, <c>{title}</c>, <c>{group}</c> and field names;
/// null: "title: 12 events from 203.0.113.7 on fw-01 in 3 min".</param>
/// <param name="title">Title of the rule.</param>
/// <param name="unit">What the default sentence counts; may hold <c>{value}</c>.</param>
sealed partial class Reason(string? template, string title, string unit)
{
    const int Named = 3;
    const int MaxLength = 500;

    public IReadOnlyList<string> Placeholders { get; } =
        template is null ? [] : [.. Placeholder().Matches(template).Select(found => found.Groups[1].Value).Distinct()];

    public string Of(Episode alert)
    {
        var text = (template is null ? Default(alert) : Filled(template, alert)).Replace(" 1 times", " once", StringComparison.Ordinal);
        return text.Length <= MaxLength ? text : string.Concat(text.AsSpan(0, MaxLength - 1), "…");
    }

    string Default(Episode alert)
    {
        var text = new StringBuilder($"{title}: ").Append(Count(alert)).Append(' ').Append(alert.Count == 1 ? Filled(unit, alert).Replace("events", "event").Replace("matches", "match") : Filled(unit, alert));
        Append(text, " from ", alert.ValuesOf("source.ip"));
        Append(text, " to ", alert.ValuesOf("destination.ip"));
        Append(text, " on ", alert.ValuesOf("host.name"));
        Append(text, " by ", alert.ValuesOf("user.name"));
        if (alert.LastMicros > alert.FirstMicros) text.Append(" in ").Append(Span(alert.LastMicros - alert.FirstMicros));
        return text.ToString();
    }

    string Filled(string from, Episode alert) => Placeholder().Replace(from, found => found.Groups[1].Value switch
    {
        "count" => Count(alert),
        "value" => alert.Peak.ToString("0.##", CultureInfo.InvariantCulture),
        "span" => Span(alert.LastMicros - alert.FirstMicros),
        "title" => title,
        "group" => alert.GroupKey,
        var field => alert.ValuesOf(field) is { Count: > 0 } values ? List(values) : "unknown",
    });

    static string Count(Episode alert) => (alert.IsAbout ? "about " : "") + alert.Count.ToString(CultureInfo.InvariantCulture);

    static void Append(StringBuilder text, string word, IReadOnlyList<string> values)
    {
        if (values.Count > 0) text.Append(word).Append(List(values));
    }

    static string List(IReadOnlyList<string> values)
    {
        if (values.Count > Named) return $"{string.Join(", ", values.Take(Named - 1))} and {values.Count - Named + 1} more";
        return values.Count == 1 ? values[0] : $"{string.Join(", ", values.Take(values.Count - 1))} and {values[^1]}";
    }

    static string Span(long micros) => micros switch
    {
        < UnixMicros.Second => "under a second",
        < 2 * UnixMicros.Minute => $"{micros / UnixMicros.Second} s",
        < 2 * UnixMicros.Hour => $"{micros / UnixMicros.Minute} min",
        < 2 * UnixMicros.Day => $"{micros / UnixMicros.Hour} h",
        _ => $"{micros / UnixMicros.Day} days",
    };

    [GeneratedRegex(@"\{([\w@.\-]+)\}")]
    private static partial Regex Placeholder();
}
