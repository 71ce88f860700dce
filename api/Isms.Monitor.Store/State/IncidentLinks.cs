namespace Isms.Monitor.Store.State;

/// <summary>What incidents have in common.</summary>
public sealed class IncidentLinks
{
    /// <summary>Kinds of tags that too many share to say that two incidents belong together.</summary>
    const string Common = "'control', 'risk', 'technique', 'policy', 'asset'";

    readonly StateSession _session;

    internal IncidentLinks(StateSession session) => _session = session;

    /// <summary>Others that have an entity or a rule in common with an incident, newest first, with what they share.</summary>
    public IReadOnlyList<(IncidentRow Row, IReadOnlyList<IncidentTag> Shared)> Related(string incident, int limit)
    {
        var rows = _session.Rows($"""
            SELECT {IncidentTable.Columns}, p.brief FROM incidents i JOIN incident_parts p ON p.id = i.id
            WHERE i.id IN (SELECT other.incident FROM incident_tags mine JOIN incident_tags other ON other.kind = mine.kind AND other.value = mine.value
                WHERE mine.incident = $id AND mine.kind NOT IN ({Common})) AND i.id <> $id
            ORDER BY i.last DESC, i.id LIMIT $limit
            """, row => IncidentTable.Read(row) with { BriefJson = row.GetString(15) }, ("$id", incident), ("$limit", limit));
        return [.. rows.Select(row => (row, Shared(incident, row.Id)))];
    }

    /// <summary>Closed incidents by verdict, for each value of a kind of tag (a rule, a control).</summary>
    public IReadOnlyList<(string Value, string Verdict, long Count)> Verdicts(string kind) => _session.Rows("""
        SELECT t.value, i.verdict, count(*) FROM incident_tags t JOIN incidents i ON i.id = t.incident
        WHERE t.kind = $kind AND i.verdict IS NOT NULL AND lower(i.state) = 'closed' GROUP BY t.value, i.verdict ORDER BY t.value, count(*) DESC
        """, row => (row.GetString(0), row.GetString(1), row.GetInt64(2)), ("$kind", kind));

    IReadOnlyList<IncidentTag> Shared(string one, string other) => _session.Rows($"""
        SELECT mine.kind, mine.value FROM incident_tags mine JOIN incident_tags other ON other.kind = mine.kind AND other.value = mine.value
        WHERE mine.incident = $one AND other.incident = $other AND mine.kind NOT IN ({Common}) ORDER BY mine.kind = 'rule', mine.kind, mine.value
        """, row => new IncidentTag(row.GetString(0), row.GetString(1)), ("$one", one), ("$other", other));
}
