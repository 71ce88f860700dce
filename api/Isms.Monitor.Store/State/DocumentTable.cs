using Microsoft.Data.Sqlite;

namespace Isms.Monitor.Store.State;

/// <summary>Documents of one kind, by id, with a version against lost updates.</summary>
public sealed class DocumentTable
{
    const string Columns = "id, json, version, state, subject, due, updated";

    readonly StateSession _session;
    readonly string _kind;

    internal DocumentTable(StateSession session, string kind) => (_session, _kind) = (session, kind);

    public Document? Get(string id) =>
        _session.Rows($"SELECT {Columns} FROM documents WHERE kind = $kind AND id = $id", Read, ("$kind", _kind), ("$id", id)).FirstOrDefault();

    /// <summary>All that match, by id; what is null does not restrict.</summary>
    public IReadOnlyList<Document> List(string? state = null, string? subject = null, long? dueBeforeMicros = null)
    {
        var where = "kind = $kind";
        if (state is not null) where += " AND state = $state";
        if (subject is not null) where += " AND subject = $subject";
        if (dueBeforeMicros is not null) where += " AND due < $due";
        return _session.Rows($"SELECT {Columns} FROM documents WHERE {where} ORDER BY id", Read,
            ("$kind", _kind), ("$state", state), ("$subject", subject), ("$due", dueBeforeMicros));
    }

    /// <summary>Writes it, whatever version was there; the same content again changes nothing.</summary>
    /// <returns>The version that is there now.</returns>
    public long Put(Document document)
    {
        var known = Get(document.Id);
        if (known is not null && known with { Version = 0, UpdatedMicros = 0 } == document with { Version = 0, UpdatedMicros = 0 }) return known.Version;
        return Write(document, (known?.Version ?? 0) + 1);
    }

    /// <summary>Writes it if the version that is there is the one that the caller saw (0: none).</summary>
    /// <returns>The new version, or null: somebody else was faster, so read it again.</returns>
    public long? TryPut(Document document, long expectedVersion) =>
        (Get(document.Id)?.Version ?? 0) == expectedVersion ? Write(document, expectedVersion + 1) : null;

    public bool Remove(string id) => _session.Execute("DELETE FROM documents WHERE kind = $kind AND id = $id", ("$kind", _kind), ("$id", id)) > 0;

    long Write(Document document, long version)
    {
        _session.Execute("""
            INSERT INTO documents (kind, id, version, state, subject, due, updated, json)
            VALUES ($kind, $id, $version, $state, $subject, $due, $updated, $json)
            ON CONFLICT (kind, id) DO UPDATE SET version = excluded.version, state = excluded.state, subject = excluded.subject,
                due = excluded.due, updated = excluded.updated, json = excluded.json
            """,
            ("$kind", _kind), ("$id", document.Id), ("$version", version), ("$state", document.State), ("$subject", document.Subject),
            ("$due", document.DueMicros), ("$updated", document.UpdatedMicros), ("$json", document.Json));
        return version;
    }

    static Document Read(SqliteDataReader row) => new(row.GetString(0), row.GetString(1))
    {
        Version = row.GetInt64(2),
        State = row.IsDBNull(3) ? null : row.GetString(3),
        Subject = row.IsDBNull(4) ? null : row.GetString(4),
        DueMicros = row.IsDBNull(5) ? null : row.GetInt64(5),
        UpdatedMicros = row.GetInt64(6),
    };
}
