using Isms.Monitor.Incidents;

namespace Isms.Monitor.Store.State;

/// <summary>The history of incidents, only ever added to.</summary>
public sealed class HistoryTable
{
    const string Columns = "incident, version, at, who, action, field, before, after, note";

    readonly StateSession _session;

    internal HistoryTable(StateSession session) => _session = session;

    public void Add(HistoryEntry entry) => _session.Execute($"""
        INSERT INTO incident_history ({Columns}) VALUES ($incident, $version, $at, $who, $action, $field, $before, $after, $note)
        """, ("$incident", entry.Incident), ("$version", entry.Version), ("$at", entry.AtMicros), ("$who", entry.Actor), ("$action", entry.Action),
        ("$field", entry.Field), ("$before", entry.Before), ("$after", entry.After), ("$note", entry.Note));

    /// <summary>All of an incident, oldest first.</summary>
    public IReadOnlyList<HistoryEntry> Of(string incident) => _session.Rows(
        $"SELECT {Columns} FROM incident_history WHERE incident = $incident ORDER BY seq",
        row => new HistoryEntry(row.GetString(0), row.GetInt32(1), row.GetInt64(2), row.GetString(3), row.GetString(4), row.GetString(5),
            row.IsDBNull(6) ? null : row.GetString(6), row.IsDBNull(7) ? null : row.GetString(7), row.IsDBNull(8) ? null : row.GetString(8)),
        ("$incident", incident));
}
