using DuckDB.NET.Data;
using Isms.Monitor.Registers;

namespace Isms.Monitor.EndToEnd.Check;

/// <summary>Counts KPIs a second time: plain SQL over sealed Parquet files and the asset register, written from the definitions of the KPIs and
/// without any code that measures them.</summary>
sealed class IndependentCount : IDisposable
{
    /// <summary>VIS-01: required assets with a valid event inside their expected interval / required assets.</summary>
    public const string LogSourceCoverage = """
        WITH heard AS (SELECT asset, max(t) AS latest FROM delivery WHERE valid AND t < $at GROUP BY asset)
        SELECT count(*) FILTER (latest >= $at - expected), count(*) FROM asset LEFT JOIN heard ON heard.asset = asset.id WHERE logs
        """;

    /// <summary>PRV-02: endpoints whose last word of seven days is that protection is on and signatures are at most seven days old / endpoints that
    /// require it. Read from the raw lines: health report of Windows Defender (1151), protection switched off (5001), database reloaded (ClamAV).</summary>
    public const string AntimalwareCoverage = """
        WITH word AS (
            SELECT asset, t, CASE WHEN code = '5001' THEN false WHEN code = '1151' THEN state = 'Enabled' AND t - published <= 7 * 86400000000 ELSE true END AS good
            FROM antivirus WHERE t < $at AND t >= $at - 7 * 86400000000),
        latest AS (SELECT asset, arg_max(good, t) AS good FROM word GROUP BY asset)
        SELECT count(*) FILTER (good), count(*) FROM asset LEFT JOIN latest ON latest.asset = asset.id WHERE antimalware
        """;

    /// <summary>PRV-01: clusters (family, host, UTC day) blocked or quarantined at once / all of them, with those that only a sensor found. A day
    /// belongs to the window in which it begins and ends; the window begins with the first stored event at the earliest.</summary>
    public const string MalwareStopped = """
        WITH cluster AS (
            SELECT family, host, t // 86400000000 AS day, bool_or(by_sensor) AS missed, arg_max(stopped, t) AS stopped
            FROM malware WHERE t < $at GROUP BY ALL)
        SELECT count(*) FILTER (stopped AND NOT missed), count(*) FROM cluster WHERE day * 86400000000 >= greatest($at - 90 * 86400000000, (SELECT min(t) FROM event)) AND (day + 1) * 86400000000 <= $at
        """;

    static readonly string[] Views =
    [
        "CREATE TABLE asset (id VARCHAR, logs BOOLEAN, antimalware BOOLEAN, expected BIGINT)",
        "CREATE TABLE name (asset VARCHAR, name VARCHAR)",
        """
        CREATE TABLE event AS SELECT coalesce(observer_name, observer_hostname, host_name, source) AS sender, least(epoch_us(ts), epoch_us(received)) AS t, * EXCLUDE (source)
        FROM read_parquet([{0}], union_by_name = true) WHERE flags & 8 = 0
        """,
    ];

    static readonly string[] Tables =
    [
        "CREATE TABLE delivery AS SELECT asset, t, event_kind IS DISTINCT FROM 'pipeline_error' AS valid FROM event JOIN name ON name.name = lower(sender)",
        """
        CREATE TABLE antivirus AS SELECT asset, t, code, state, epoch_us(strptime(made, ['%Y-%m-%dT%H:%M:%S.%fZ', '%Y-%m-%dT%H:%M:%SZ'])) AS published FROM (
            SELECT asset, t, event_code AS code, json_extract_string(original, '$.winlog.event_data."RTP state"') AS state, json_extract_string(original, '$.winlog.event_data."AV signature creation time"') AS made
            FROM event JOIN name ON name.name = lower(sender) WHERE event_code IN ('1151', '5001') AND original LIKE '{%Windows Defender%')
        """,
        """
        INSERT INTO antivirus SELECT asset, t, 'reload', NULL, t FROM event JOIN name ON name.name = lower(sender) WHERE original LIKE '%freshclam%up-to-date%'
        """,
        """
        CREATE TABLE malware AS SELECT coalesce(rule_name, file_name, 'unnamed malware') AS family, sender AS host, t, false AS by_sensor, 
            coalesce(event_outcome, '') <> 'failure' AND (regexp_matches(coalesce(event_action, ''), 'quarantine|remove|block|clean|delete|den') OR contains(event_type, 'denied')) AS stopped
        FROM event WHERE contains(event_category, 'malware') AND (rule_name IS NOT NULL OR file_name IS NOT NULL)
        UNION ALL SELECT rule_name, source_address, t, true, false FROM event
        WHERE CASE WHEN observer_type = 'ids' THEN json_extract_string(original, '$.alert.category') END IN ('Malware Command and Control Activity Detected', 'A Network Trojan was detected')
        """,
    ];

    readonly DuckDBConnection _connection = new("DataSource=:memory:");

    public IndependentCount(IReadOnlyList<string> parquet, Organisation organisation)
    {
        _connection.Open();
        foreach (var sql in Views) Execute(sql.Replace("{0}", string.Join(", ", parquet.Select(path => $"'{path}'")), StringComparison.Ordinal));
        foreach (var asset in organisation.Registers.Assets.Where(asset => asset.InScope))
        {
            Execute("INSERT INTO asset VALUES ($1, $2, $3, $4)", asset.Id, asset.LoggingRequired, asset.AntimalwareRequired, (asset.ExpectedInterval?.Ticks ?? 0) / TimeSpan.TicksPerMicrosecond);
            var names = asset.Hosts.SelectMany(host => new[] { host, host.Split('.')[0] }).Concat(asset.Addresses.Where(range => range.PrefixLength == 32).Select(range => range.BaseAddress.ToString())).Append(asset.Id);
            foreach (var name in names.Select(name => name.ToLowerInvariant()).Distinct()) Execute("INSERT INTO name VALUES ($1, $2)", asset.Id, name);
        }
        foreach (var sql in Tables) Execute(sql);
    }

    /// <summary>Numerator and denominator at the end of a window.</summary>
    public (double Numerator, double Denominator) At(string sql, long micros)
    {
        using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // The questions above.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Parameters.Add(new DuckDBParameter("at", micros));
        using var row = command.ExecuteReader();
        Assert.True(row.Read());
        return (row.GetInt64(0), row.GetInt64(1));
    }

    public void Dispose() => _connection.Dispose();

    void Execute(string sql, params object[] values)
    {
        using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // The statements above.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var value in values) command.Parameters.Add(new DuckDBParameter(value));
        command.ExecuteNonQuery();
    }
}
