using Microsoft.Data.Sqlite;

namespace Isms.Monitor.Store.State;

/// <summary>Measurements of one kind, only ever added to.</summary>
public sealed class SampleTable
{
    const string Columns = "subject, at, json, seq, state, value, corrects";

    readonly StateSession _session;
    readonly string _kind;

    internal SampleTable(StateSession session, string kind) => (_session, _kind) = (session, kind);

    /// <summary>Adds a row. The same measurement of the same subject and period again adds nothing.</summary>
    /// <returns>Its sequence.</returns>
    public long Add(StateSample sample)
    {
        var same = _session.Scalar<long?>("""
            SELECT seq FROM samples WHERE kind = $kind AND subject = $subject AND at = $at AND json = $json AND state IS $state
                AND value IS $value AND corrects IS $corrects
            """, Values(sample));
        if (same is { } known) return known;
        _session.Execute("""
            INSERT INTO samples (kind, subject, at, state, value, corrects, json) VALUES ($kind, $subject, $at, $state, $value, $corrects, $json)
            """, Values(sample));
        return _session.Scalar<long>("SELECT last_insert_rowid()");
    }

    /// <summary>Measurements in order of time, without those that another row corrects.</summary>
    public IReadOnlyList<StateSample> Valid(string subject, long fromMicros = long.MinValue, long toMicros = long.MaxValue) => _session.Rows($"""
        SELECT {Columns} FROM samples AS sample WHERE kind = $kind AND subject = $subject AND at >= $from AND at < $to
            AND NOT EXISTS (SELECT 1 FROM samples AS later WHERE later.corrects = sample.seq) ORDER BY at, seq
        """, Read, ("$kind", _kind), ("$subject", subject), ("$from", fromMicros), ("$to", toMicros));

    /// <summary>The last valid measurement of each interval, oldest first: a history of months in few rows.</summary>
    /// <param name="subject">Of what.</param>
    /// <param name="fromMicros">Earliest.</param>
    /// <param name="toMicros">Latest, exclusive.</param>
    /// <param name="everyMicros">Length of the intervals, which start at its multiples since 1970: a day gives UTC days.</param>
    public IReadOnlyList<StateSample> Thinned(string subject, long fromMicros, long toMicros, long everyMicros) => _session.Rows($"""
        SELECT {Columns} FROM (SELECT *, row_number() OVER (PARTITION BY at / $every ORDER BY at DESC, seq DESC) AS age FROM samples AS sample
            WHERE kind = $kind AND subject = $subject AND at >= $from AND at < $to
            AND NOT EXISTS (SELECT 1 FROM samples AS later WHERE later.corrects = sample.seq)) WHERE age = 1 ORDER BY at
        """, Read, ("$kind", _kind), ("$subject", subject), ("$from", fromMicros), ("$to", toMicros), ("$every", everyMicros));

    /// <summary>The last valid measurement at or before a time; null when there is none.</summary>
    public StateSample? LastAt(string subject, long micros) => _session.Rows($"""
        SELECT {Columns} FROM samples AS sample WHERE kind = $kind AND subject = $subject AND at <= $at
            AND NOT EXISTS (SELECT 1 FROM samples AS later WHERE later.corrects = sample.seq) ORDER BY at DESC, seq DESC LIMIT 1
        """, Read, ("$kind", _kind), ("$subject", subject), ("$at", micros)).FirstOrDefault();

    /// <summary>Rows of all subjects written after another one, valid or not, in order of writing.</summary>
    public IReadOnlyList<StateSample> WrittenAfter(long sequence) =>
        _session.Rows($"SELECT {Columns} FROM samples WHERE kind = $kind AND seq > $seq ORDER BY seq", Read, ("$kind", _kind), ("$seq", sequence));

    /// <summary>Every row that was ever written, corrected ones too, in order of writing: the evidence.</summary>
    public IReadOnlyList<StateSample> All(string subject) =>
        _session.Rows($"SELECT {Columns} FROM samples WHERE kind = $kind AND subject = $subject ORDER BY seq", Read, ("$kind", _kind), ("$subject", subject));

    /// <summary>The last valid measurement of each subject.</summary>
    public IReadOnlyList<StateSample> Latest() => _session.Rows($"""
        SELECT {Columns} FROM (SELECT *, row_number() OVER (PARTITION BY subject ORDER BY at DESC, seq DESC) AS age FROM samples AS sample
            WHERE kind = $kind AND NOT EXISTS (SELECT 1 FROM samples AS later WHERE later.corrects = sample.seq)) WHERE age = 1 ORDER BY subject
        """, Read, ("$kind", _kind));

    (string, object?)[] Values(StateSample sample) =>
    [
        ("$kind", _kind), ("$subject", sample.Subject), ("$at", sample.AtMicros), ("$state", sample.State), ("$value", sample.Value),
        ("$corrects", sample.Corrects), ("$json", sample.Json),
    ];

    static StateSample Read(SqliteDataReader row) => new(row.GetString(0), row.GetInt64(1), row.GetString(2))
    {
        Sequence = row.GetInt64(3),
        State = row.IsDBNull(4) ? null : row.GetString(4),
        Value = row.IsDBNull(5) ? null : row.GetDouble(5),
        Corrects = row.IsDBNull(6) ? null : row.GetInt64(6),
    };
}
