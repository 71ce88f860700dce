using System.Globalization;
using Isms.Monitor.Incidents.Facts;

namespace Isms.Monitor.Incidents;

/// <summary>Title and sentence of an incident, made from its data.</summary>
static class Narrative
{
    const int QuotedReasons = 3;

    /// <summary><c>Malware after break-in on srv-files-01</c>; with one stage only, the name of the gravest rule.</summary>
    public static string Title(Assessment of)
    {
        var stages = of.Story.Core.Where(activity => activity.Stage != Stage.Unknown).Select(activity => activity.Stage).Distinct().Order().ToList();
        var where = Where(of);
        if (stages.Count < 2) return Gravest(of.Story).Rule.Name + where;
        var last = Stages.Words(stages[^1]);
        return $"{char.ToUpperInvariant(last[0])}{last[1..]} after {Stages.Words(stages[^2])}{where}";
    }

    /// <summary>The alerts' own sentences in the order of time, with what they span.</summary>
    public static string Reason(Assessment of)
    {
        var told = of.Story.Core.OrderBy(activity => activity.FirstMicros)
            .Select(activity => activity.Alerts.OrderBy(alert => alert.FirstMicros).First().Reason.TrimEnd('.')).Where(reason => reason.Length > 0)
            .Distinct().ToList();
        if (told.Count == 0) told = [Gravest(of.Story).Rule.Name];
        var quoted = string.Join("; then ", told.Take(QuotedReasons));
        var more = told.Count > QuotedReasons ? $"; and {told.Count - QuotedReasons} more" : "";
        return told.Count == 1 ? $"{quoted}." : $"{quoted}{more}; all within {Span(of.Story.LastMicros - of.Story.FirstMicros)}.";
    }

    public static string Span(long micros) => TimeSpan.FromMicroseconds(micros) switch
    {
        { TotalMinutes: < 1 } span => $"{Math.Max(1, Math.Ceiling(span.TotalSeconds)).ToString(CultureInfo.InvariantCulture)} s",
        { TotalHours: < 2 } span => $"{Math.Ceiling(span.TotalMinutes).ToString(CultureInfo.InvariantCulture)} min",
        { TotalDays: < 2 } span => $"{Math.Ceiling(span.TotalHours).ToString(CultureInfo.InvariantCulture)} h",
        var span => $"{Math.Ceiling(span.TotalDays).ToString(CultureInfo.InvariantCulture)} days",
    };

    static Activity Gravest(Story story) =>
        story.Activities.OrderByDescending(activity => activity.Level).ThenByDescending(activity => activity.Stage).ThenBy(activity => activity.FirstMicros).First();

    static string Where(Assessment of)
    {
        if (of.Assets.Count > 0)
        {
            var important = of.Assets.OrderByDescending(asset => asset.Criticality).ThenBy(asset => asset.Id, StringComparer.Ordinal).First();
            return of.Assets.Count == 1 ? $" on {important.Id}" : $" on {important.Id} and {of.Assets.Count - 1} more";
        }
        var keys = of.Story.Core.SelectMany(activity => activity.Keys).Distinct().ToList();
        var shown = keys.Where(key => key.Kind == EntityKind.Asset).Concat(keys.Where(key => key.Kind == EntityKind.Address)).FirstOrDefault();
        return shown.Value is null ? "" : shown.Kind == EntityKind.Asset ? $" on {shown.Value}" : $" from {shown.Value}";
    }
}
