using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Isms.Monitor.Store.State;

/// <summary>The audit trail: only added to, each entry with the hash of the one before.</summary>
public sealed class AuditLog
{
    const string Columns = "at, who, action, subject, detail, seq, hash, previous";

    static readonly string First = new('0', 64);

    readonly StateSession _session;

    internal AuditLog(StateSession session) => _session = session;

    /// <returns>The entry with its sequence and hash.</returns>
    public AuditEntry Add(AuditEntry entry)
    {
        var last = _session.Rows($"SELECT {Columns} FROM audit ORDER BY seq DESC LIMIT 1", Read).FirstOrDefault();
        var previous = last?.Hash ?? First;
        var numbered = entry with { Sequence = (last?.Sequence ?? 0) + 1 };
        var chained = numbered with { Hash = HashOf(previous, numbered) };
        _session.Execute("INSERT INTO audit (seq, at, who, action, subject, detail, previous, hash) VALUES ($seq, $at, $who, $action, $subject, $detail, $previous, $hash)",
            ("$seq", chained.Sequence), ("$at", chained.AtMicros), ("$who", chained.Who), ("$action", chained.Action), ("$subject", chained.Subject),
            ("$detail", chained.Detail), ("$previous", previous), ("$hash", chained.Hash));
        return chained;
    }

    /// <summary>Newest first.</summary>
    /// <param name="subject">Only entries about it; null: all.</param>
    /// <param name="limit">Most entries.</param>
    /// <param name="before">Only entries with a smaller sequence: the next page.</param>
    public IReadOnlyList<AuditEntry> List(string? subject = null, int limit = 100, long before = long.MaxValue) => _session.Rows($"""
        SELECT {Columns} FROM audit WHERE seq < $before AND ($subject IS NULL OR subject = $subject) ORDER BY seq DESC LIMIT $limit
        """, Read, ("$before", before), ("$subject", subject), ("$limit", limit));

    /// <summary>Those that contain a text in any column, newest first, and how many there are.</summary>
    /// <param name="text">Any case (of ASCII); empty: all.</param>
    /// <param name="skip">Entries to leave out.</param>
    /// <param name="limit">Most entries.</param>
    public (IReadOnlyList<AuditEntry> Rows, long Total) Find(string text, int skip, int limit)
    {
        const string Where = "$text = '' OR instr(lower(who || char(10) || action || char(10) || subject || char(10) || coalesce(detail, '')), lower($text)) > 0";
        var total = _session.Scalar<long>($"SELECT count(*) FROM audit WHERE {Where}", ("$text", text));
        return (_session.Rows($"SELECT {Columns} FROM audit WHERE {Where} ORDER BY seq DESC LIMIT $limit OFFSET $skip", Read,
            ("$text", text), ("$limit", limit), ("$skip", skip)), total);
    }

    /// <summary>Sequence of the first entry that does not fit the chain; null when all do.</summary>
    public long? FirstBroken()
    {
        var (hash, sequence) = (First, 0L);
        foreach (var entry in _session.Rows($"SELECT {Columns} FROM audit ORDER BY seq", Read))
        {
            if (entry.Sequence != ++sequence || entry.Hash != HashOf(hash, entry)) return entry.Sequence;
            hash = entry.Hash;
        }
        return null;
    }

    /// <summary>JSON, so that no two entries have the same text.</summary>
    static string HashOf(string previous, AuditEntry entry) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        new object?[] { previous, entry.Sequence, entry.AtMicros, entry.Who, entry.Action, entry.Subject, entry.Detail })));

    static AuditEntry Read(SqliteDataReader row) =>
        new(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.IsDBNull(4) ? null : row.GetString(4))
        {
            Sequence = row.GetInt64(5),
            Hash = row.GetString(6),
        };
}
