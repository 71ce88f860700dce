namespace Isms.Monitor.Store.State;

/// <summary>The history of incidents, only ever added to.</summary>
public sealed class HistoryTable
{
    readonly StateSession _session;

    internal HistoryTable(StateSession session) => _session = session;

    public void Add(HistoryEntry entry) => _session.Execute("""
        INSERT INTO incident_history (incident, at, who, action, before, after) VALUES ($incident, $at, $who, $action, $before, $after)
        """, ("$incident", entry.Incident), ("$at", entry.AtMicros), ("$who", entry.Who), ("$action", entry.Action),
        ("$before", entry.Before), ("$after", entry.After));

    /// <summary>All of an incident, oldest first.</summary>
    public IReadOnlyList<HistoryEntry> Of(string incident) => _session.Rows(
        "SELECT incident, at, who, action, before, after, seq FROM incident_history WHERE incident = $incident ORDER BY seq",
        row => new HistoryEntry(row.GetString(0), row.GetInt64(1), row.GetString(2), row.GetString(3),
            row.IsDBNull(4) ? null : row.GetString(4), row.IsDBNull(5) ? null : row.GetString(5)) { Sequence = row.GetInt64(6) },
        ("$incident", incident));
}
