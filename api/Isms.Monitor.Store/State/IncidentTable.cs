using System.Globalization;
using Isms.Monitor.Events;
using Isms.Monitor.Incidents;
using Microsoft.Data.Sqlite;

namespace Isms.Monitor.Store.State;

/// <summary>Incidents. The machine part is applied from alerts, as often as one likes; the human part changes only against its version.</summary>
public sealed class IncidentTable
{
    internal const string Columns = "i.id, i.version, i.revision, i.title, i.state, i.severity, i.risk, i.owner, i.alerts, i.first, i.last, i.due, i.verdict, i.detected, i.events";

    readonly StateSession _session;

    internal IncidentTable(StateSession session) => _session = session;

    /// <summary>One incident with both parts.</summary>
    public IncidentRow? Get(string id) => _session.Rows(
        $"SELECT {Columns}, p.machine, p.human FROM incidents i JOIN incident_parts p ON p.id = i.id WHERE i.id = $id",
        row => Read(row) with { MachineJson = row.GetString(15), HumanJson = row.GetString(16) }, ("$id", id)).FirstOrDefault();

    /// <summary>Id, version and revision of every incident, by id.</summary>
    public IReadOnlyList<(string Id, long Version, long Revision)> Changes() =>
        _session.Rows("SELECT id, version, revision FROM incidents ORDER BY id", row => (row.GetString(0), row.GetInt64(1), row.GetInt64(2)));

    /// <summary>Which incidents an alert is in, by id.</summary>
    public IReadOnlyList<string> OfAlert(string alert) =>
        _session.Rows("SELECT incident FROM incident_alerts WHERE alert = $alert ORDER BY incident", row => row.GetString(0), ("$alert", alert));

    /// <summary>The alerts of an incident, by id.</summary>
    public IReadOnlyList<string> AlertsOf(string incident) =>
        _session.Rows("SELECT alert FROM incident_alerts WHERE incident = $incident ORDER BY alert", row => row.GetString(0), ("$incident", incident));

    /// <summary>Notes a revision of an alert in an incident.</summary>
    /// <returns>False when this revision, or a later one, is in it already: then nothing has to be done.</returns>
    public bool AddAlert(string incident, string alert, int revision) => _session.Execute("""
        INSERT INTO incident_alerts (incident, alert, revision) VALUES ($incident, $alert, $revision)
        ON CONFLICT (alert, incident) DO UPDATE SET revision = excluded.revision WHERE excluded.revision > revision
        """, ("$incident", incident), ("$alert", alert), ("$revision", revision)) > 0;

    /// <summary>Writes the machine part of a new or a known incident. A known one keeps its human part: state, owner, human JSON.</summary>
    /// <param name="row">With its <see cref="IncidentRow.Revision"/>.</param>
    /// <param name="tags">All tags; they replace the ones before.</param>
    /// <returns>False when this revision, or a later one, is there already: nothing was changed.</returns>
    public bool PutMachine(IncidentRow row, IEnumerable<IncidentTag> tags)
    {
        var changed = _session.Execute("""
            INSERT INTO incidents (id, version, revision, title, state, severity, risk, owner, alerts, first, last, due, detected, events)
            VALUES ($id, 1, $revision, $title, $state, $severity, $risk, $owner, $alerts, $first, $last, $due, $detected, $events)
            ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, title = excluded.title, risk = excluded.risk,
                severity = CASE severity_fixed WHEN 1 THEN severity ELSE excluded.severity END, alerts = excluded.alerts, first = excluded.first, last = excluded.last,
                due = excluded.due, detected = excluded.detected, events = excluded.events WHERE excluded.revision > revision
            """, ("$id", row.Id), ("$revision", row.Revision), ("$title", row.Title), ("$state", row.State), ("$severity", (int)row.Severity),
            ("$risk", row.Risk), ("$owner", row.Owner), ("$alerts", row.Alerts), ("$first", row.FirstMicros), ("$last", row.LastMicros), ("$due", row.DueMicros),
            ("$detected", row.DetectedMicros), ("$events", row.Events));
        if (changed == 0) return false;
        _session.Execute("""
            INSERT INTO incident_parts (id, machine, human, brief) VALUES ($id, $machine, $human, $brief)
            ON CONFLICT (id) DO UPDATE SET machine = excluded.machine, brief = excluded.brief
            """, ("$id", row.Id), ("$machine", row.MachineJson), ("$human", row.HumanJson), ("$brief", row.BriefJson));
        _session.Execute("DELETE FROM incident_tags WHERE incident = $id", ("$id", row.Id));
        foreach (var tag in tags)
            _session.Execute("INSERT OR IGNORE INTO incident_tags (kind, value, incident) VALUES ($kind, $value, $id)",
                ("$kind", tag.Kind), ("$value", tag.Value), ("$id", row.Id));
        return true;
    }

    /// <summary>Writes the human part: state, owner, due and human JSON, and the severity, which a person may correct.</summary>
    /// <param name="row">With the <see cref="IncidentRow.Version"/> that the person saw.</param>
    /// <param name="history">What changed; written in the same transaction.</param>
    /// <returns>The new version; null: the incident is not there or another change came first. Read it again and show both.</returns>
    public long? TryPutHuman(IncidentRow row, IEnumerable<HistoryEntry> history)
    {
        var changed = _session.Execute("""
            UPDATE incidents SET version = version + 1, state = $state, owner = $owner, due = $due, verdict = $verdict,
                severity_fixed = severity_fixed OR severity <> $severity, severity = $severity WHERE id = $id AND version = $version
            """, ("$id", row.Id), ("$version", row.Version), ("$state", row.State), ("$owner", row.Owner), ("$due", row.DueMicros), ("$severity", (int)row.Severity),
            ("$verdict", row.Verdict));
        if (changed == 0) return null;
        _session.Execute("UPDATE incident_parts SET before = human, human = $human WHERE id = $id", ("$id", row.Id), ("$human", row.HumanJson));
        foreach (var entry in history) _session.History.Add(entry);
        return row.Version + 1;
    }

    /// <summary>The human part as it was before its last change; null when there was none.</summary>
    public string? HumanBefore(string id) => _session.Scalar<string>("SELECT before FROM incident_parts WHERE id = $id", ("$id", id));

    /// <summary>A page of what matches, and exactly how many match.</summary>
    public IncidentPage Query(IncidentFilter filter)
    {
        var (where, values) = Where(filter);
        var total = _session.Scalar<long>($"SELECT count(*) FROM incidents i WHERE {where}", values);
        var order = OrderBy(filter);
        var rows = _session.Rows($"""
            SELECT {Columns}, p.brief FROM (SELECT i.rowid AS place FROM incidents i WHERE {where} ORDER BY {order} LIMIT $limit OFFSET $skip)
            JOIN incidents i ON i.rowid = place JOIN incident_parts p ON p.id = i.id ORDER BY {order}
            """, row => Read(row) with { BriefJson = row.GetString(15) }, [.. values, ("$limit", filter.Limit), ("$skip", filter.Skip)]);
        return new IncidentPage(rows, total);
    }

    /// <summary>Ids of everything that matches, without a limit: for a change of the whole query.</summary>
    public IReadOnlyList<string> Ids(IncidentFilter filter)
    {
        var (where, values) = Where(filter);
        return _session.Rows($"SELECT i.id FROM incidents i WHERE {where} ORDER BY i.id", row => row.GetString(0), values);
    }

    /// <summary>Id and version of everything that matches, by id.</summary>
    public IReadOnlyList<(string Id, long Version)> Versions(IncidentFilter filter)
    {
        var (where, values) = Where(filter);
        return _session.Rows($"SELECT i.id, i.version FROM incidents i WHERE {where} ORDER BY i.id", row => (row.GetString(0), row.GetInt64(1)), values);
    }

    /// <summary>Of all incidents: open ones, those of them past due, and when the newest was detected (null: there is none).</summary>
    public (long Open, long PastDue, long? LastDetectedMicros) Totals(long nowMicros) => _session.Rows($"""
        SELECT count(*) FILTER (WHERE {IncidentSql.IsOpen}), count(*) FILTER (WHERE {IncidentSql.IsOpen} AND i.due < $now), max(i.detected) FROM incidents i
        """, row => (row.GetInt64(0), row.GetInt64(1), row.IsDBNull(2) ? (long?)null : row.GetInt64(2)), ("$now", nowMicros))[0];

    /// <summary>How many match, by state and severity: the numbers beside the filters.</summary>
    public IReadOnlyList<(string State, Level Severity, long Count)> Facets(IncidentFilter filter)
    {
        var (where, values) = Where(filter);
        return _session.Rows($"SELECT i.state, i.severity, count(*) FROM incidents i WHERE {where} GROUP BY i.state, i.severity ORDER BY i.state, i.severity",
            row => (row.GetString(0), (Level)row.GetInt32(1), row.GetInt64(2)), values);
    }

    static string OrderBy(IncidentFilter filter)
    {
        var direction = filter.Descending ? "DESC" : "ASC";
        if (filter.Order == IncidentOrder.Last) return $"i.last {direction}, i.rowid {direction}";
        var key = filter.Order switch
        {
            IncidentOrder.Due => $"coalesce(i.due, {long.MaxValue})",
            IncidentOrder.Owner => "coalesce(i.owner, '')",
            IncidentOrder.Title => "i.title COLLATE NOCASE",
            IncidentOrder.State => "CASE lower(i.state) WHEN 'new' THEN 0 WHEN 'acknowledged' THEN 1 WHEN 'inprogress' THEN 2 WHEN 'resolved' THEN 3 WHEN 'closed' THEN 4 ELSE 5 END",
            var column => $"i.{column.ToString().ToLowerInvariant()}",
        };
        return $"{key} {direction}, i.last DESC, i.rowid DESC";
    }

    (string Where, (string, object?)[] Values) Where(IncidentFilter filter)
    {
        var (parts, values) = (new List<string> { "1" }, new List<(string, object?)>());
        string Name(object? value)
        {
            values.Add((string.Create(CultureInfo.InvariantCulture, $"$p{values.Count}"), value));
            return values[^1].Item1;
        }
        if (filter.States.Count > 0) parts.Add($"i.state IN ({string.Join(", ", filter.States.Select(Name))})");
        if (filter.Severities.Count > 0) parts.Add($"i.severity IN ({string.Join(", ", filter.Severities.Select(level => Name((int)level)))})");
        if (filter.Owner is not null) parts.Add($"i.owner = {Name(filter.Owner)}");
        if (filter.Unassigned) parts.Add("i.owner IS NULL");
        if (filter.FromMicros is { } from) parts.Add($"+i.last >= {Name(from)}");     // +: not by index, which would cost a fetch and a sort
        if (filter.ToMicros is { } to) parts.Add($"i.first < {Name(to)}");
        if (filter.DueBeforeMicros is { } due) parts.Add($"i.due < {Name(due)}");
        if (filter.Text is { Length: > 0 } text) parts.Add($"(instr(lower(i.title), {Name(AsciiLower(text))}) > 0 OR i.id = {Name(text)})");
        foreach (var tag in filter.Tags)
            parts.Add($"i.id IN (SELECT incident FROM incident_tags WHERE kind = {Name(tag.Kind)} AND value = {Name(tag.Value)})");
        if (filter.Query is { } query)
        {
            var asked = new IncidentSql(query, filter.NowMicros);
            parts.Add(asked.Where());
            values.AddRange(asked.Values);
            if (asked.Conditions.Count > 0) _session.Define(asked.Conditions);
        }
        return (string.Join(" AND ", parts), [.. values]);
    }

    /// <summary>As SQLite's lower() does it.</summary>
    static string AsciiLower(string text) =>
        string.Concat(text.Select(letter => char.IsAsciiLetterUpper(letter) ? (char)(letter | 0x20) : letter));

    internal static IncidentRow Read(SqliteDataReader row) => new()
    {
        Id = row.GetString(0),
        Version = row.GetInt64(1),
        Revision = row.GetInt64(2),
        Title = row.GetString(3),
        State = row.GetString(4),
        Severity = (Level)row.GetInt32(5),
        Risk = row.GetDouble(6),
        Owner = row.IsDBNull(7) ? null : row.GetString(7),
        Alerts = row.GetInt32(8),
        FirstMicros = row.GetInt64(9),
        LastMicros = row.GetInt64(10),
        DueMicros = row.IsDBNull(11) ? null : row.GetInt64(11),
        Verdict = row.IsDBNull(12) ? null : row.GetString(12),
        DetectedMicros = row.GetInt64(13),
        Events = row.GetInt64(14),
    };
}
