using System.Globalization;
using Isms.Monitor.Events;

namespace Isms.Monitor.Store.Elastic;

/// <summary>Names of indices: one a day of received time where data grow, one where they change.</summary>
static class IndexName
{
    public const string Events = "isms-events";
    public const string Matches = "isms-matches";
    public const string Alerts = "isms-alerts";
    public const string Dead = "isms-dead";
    public const string Incidents = "isms-incidents";
    public const string Measurements = "isms-measurements";
    public const string Audit = "isms-audit";
    public const string Config = "isms-config";

    /// <summary>Those with an index for each day; retention deletes whole days.</summary>
    public static IReadOnlyList<string> Daily { get; } = [Events, Matches, Alerts, Dead];

    public static string Of(string kind, long receivedMicros) => Of(kind, UnixMicros.DayOf(receivedMicros));

    public static string Of(string kind, DateOnly day) => $"{kind}-{day.ToString("yyyy.MM.dd", CultureInfo.InvariantCulture)}";

    /// <summary>The day in the name of a daily index; null: not one of ours.</summary>
    public static DateOnly? DayOf(string index)
    {
        foreach (var kind in Daily)
            if (index.StartsWith(kind + "-", StringComparison.Ordinal)
                && DateOnly.TryParseExact(index.AsSpan(kind.Length + 1), "yyyy.MM.dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        return null;
    }
}
