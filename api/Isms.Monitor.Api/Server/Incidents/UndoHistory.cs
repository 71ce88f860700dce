using Isms.Monitor.Incidents;

namespace Isms.Monitor.Api.Server.Incidents;

/// <summary>What an undoing put back, as lines of the history.</summary>
static class UndoHistory
{
    public const string Action = "undo";

    public static IReadOnlyList<HistoryEntry> Of(Incident before, Incident after, string actor, long atMicros)
    {
        var lines = new List<HistoryEntry>();
        void Line(string field, object? old, object? now)
        {
            if (!Equals(old, now)) lines.Add(new HistoryEntry(before.Id, after.Version, atMicros, actor, Action, field, old?.ToString(), now?.ToString(), null));
        }
        Line("state", Lifecycle.Name(before.Human.State), Lifecycle.Name(after.Human.State));
        Line("owner", before.Human.Owner, after.Human.Owner);
        Line("severity", Name(before), Name(after));
        Line("verdict", before.Human.Verdict, after.Human.Verdict);
        Line("information security incident", before.Human.IsIncident, after.Human.IsIncident);
        Line("contained", before.Human.ContainedMicros, after.Human.ContainedMicros);
        if (lines.Count == 0) lines.Add(new HistoryEntry(before.Id, after.Version, atMicros, actor, Action, "", null, null, null));
        return lines;
    }

    static string Name(Incident incident) => incident.Severity.ToString().ToLowerInvariant();
}
