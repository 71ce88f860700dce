using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Isms.Monitor.Store.State;

/// <summary>Versions of records, only ever added to. Each is also an entry of the audit trail, with the hash of its content.</summary>
public sealed class RecordTable
{
    const string Columns = "kind, id, version, at, who, reason, json";

    readonly StateSession _session;

    internal RecordTable(StateSession session) => _session = session;

    /// <summary>Writes a version if it follows the newest one.</summary>
    /// <returns>False: another version was there, and nothing was written.</returns>
    public bool TryAdd(StateRecord record)
    {
        if (Newest(record.Kind, record.Id) != record.Version - 1) return false;
        _session.Execute($"INSERT INTO records ({Columns}) VALUES ($kind, $id, $version, $at, $who, $reason, $json)",
            ("$kind", record.Kind), ("$id", record.Id), ("$version", record.Version), ("$at", record.AtMicros), ("$who", record.Who),
            ("$reason", record.Reason), ("$json", record.Json));
        _session.Audit.Add(new AuditEntry(record.AtMicros, record.Who, $"record.{record.Kind}", record.Id, record.AuditDetail()));
        return true;
    }

    /// <summary>The newest version of each record of a kind that was written before a time, by id.</summary>
    public IReadOnlyList<StateRecord> AsOf(string kind, long toMicros) => _session.Rows($"""
        SELECT {Columns} FROM records AS record WHERE kind = $kind AND at < $to AND NOT EXISTS
            (SELECT 1 FROM records AS later WHERE later.kind = $kind AND later.id = record.id AND later.version > record.version AND later.at < $to)
        ORDER BY id
        """, Read, ("$kind", kind), ("$to", toMicros));

    /// <summary>Every version of one record, oldest first.</summary>
    public IReadOnlyList<StateRecord> Of(string kind, string id) =>
        _session.Rows($"SELECT {Columns} FROM records WHERE kind = $kind AND id = $id ORDER BY version", Read, ("$kind", kind), ("$id", id));

    /// <summary>Every version before a time of all records on these subjects but those of one kind, by kind, id and version.</summary>
    public IReadOnlyList<StateRecord> About(IReadOnlyList<string> subjects, string butKind, long toMicros) => _session.Rows($"""
        SELECT {Columns} FROM records WHERE kind <> $kind AND at < $to
            AND (id IN (SELECT value FROM json_each($subjects)) OR json_extract(json, '$.subject') IN (SELECT value FROM json_each($subjects)))
        ORDER BY kind, id, version
        """, Read, ("$kind", butKind), ("$to", toMicros), ("$subjects", JsonSerializer.Serialize(subjects)));

    long Newest(string kind, string id) =>
        _session.Scalar<long>("SELECT coalesce(max(version), 0) FROM records WHERE kind = $kind AND id = $id", ("$kind", kind), ("$id", id));

    static StateRecord Read(SqliteDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.GetInt32(2), row.GetInt64(3), row.GetString(4), row.GetString(5), row.GetString(6));
}
