using Isms.Monitor.Store.Query;
using Isms.Monitor.Store.Query.Conditions;

namespace Isms.Monitor.Store.Evidence;

/// <summary>The questions to day files. <c>{0}</c> stands for their events or, of <see cref="Alerts"/>, their alerts, with a column <c>day</c> that tells
/// one file from another: nothing is counted across two, and it is the last column of every answer.</summary>
static class DayEvidenceSql
{
    /// <summary>Gaps below are not kept: no inventory expects a source more often.</summary>
    public const long LeastGapMicros = Events.UnixMicros.Minute;

    /// <summary>Most addresses kept of a file; a forged flood of origins stays bounded.</summary>
    public const int MostEntities = 20_000;

    /// <summary>A firewall's line and a sensor's are of one connection when they lie no further apart.</summary>
    const long JoinMicros = 60 * Events.UnixMicros.Second;

    /// <summary>Who sent it, when it happened (never later than it was received), and the hour of that.</summary>
    const string Columns =
        "coalesce(observer_name, observer_hostname, host_name, source) AS sender, least(epoch_us(ts), epoch_us(received)) AS t, epoch_us(received) - epoch_us(ts) AS delay, "
        + "least(epoch_us(ts), epoch_us(received)) // 3600000000 * 3600000000 AS hour, event_kind, event_dataset, source, event_category, event_action, event_outcome, event_type, event_severity, rule_name, file_name, host_name, "
        + "source_ip_high, source_ip_low, source_port, destination_ip_high, destination_ip_low, destination_port, source_zone, destination_zone, network_direction, observer_type, flags, rest, log_source, day";

    const string Separator = "chr(31)";

    /// <summary>Frames: without seeded ones and those that another row is a second reading of.</summary>
    const string Frame = "flags & 24 = 0";

    /// <summary>Contents: without seeded events.</summary>
    const string Real = "flags & 8 = 0";

    const string Connection = "observer_type = 'firewall' AND event_type LIKE '%connection%'";

    public static string Hours =>
        $"SELECT sender, hour, count(*), count_if(event_kind = 'pipeline_error')::BIGINT, 0::BIGINT, min(t), max(t), day FROM (SELECT {Columns} FROM {{0}} WHERE {Frame}) GROUP BY sender, hour, day";

    public static string Gaps =>
        $"SELECT sender, prior, t, day FROM (SELECT sender, t, day, lag(t) OVER (PARTITION BY day, sender, hour ORDER BY t) AS prior FROM (SELECT {Columns} FROM {{0}} WHERE {Frame})) WHERE t - prior > {LeastGapMicros}";

    public static string Clocks =>
        $"SELECT sender, hour, count(*), min(delay), quantile_disc(delay, 0.5), count_if(delay < -5000000)::BIGINT, day FROM (SELECT {Columns} FROM {{0}} WHERE {Frame} AND event_kind IS DISTINCT FROM 'pipeline_error') GROUP BY sender, hour, day";

    public static string Frames =>
        $"SELECT coalesce(event_dataset, source), hour, count(*), count_if(event_kind = 'pipeline_error')::BIGINT, day FROM (SELECT {Columns} FROM {{0}} WHERE {Frame}) GROUP BY ALL";

    /// <summary>Any event that says that the agent lives is a status; protection and the age of the signatures are the last ones known in the hour.</summary>
    public static string Status
    {
        get
        {
            var (live, realTime, updated) = ($"{SqlFunctions.Picked(1)}[1]", $"{SqlFunctions.Picked(2)}[1]", $"{SqlFunctions.Picked(3)}[1]");
            return "SELECT sender, max(t), coalesce(arg_max(protecting, t), true), max(updated), day FROM ("
                + $"SELECT sender, t, hour, day, {live} AS live, {realTime} <> 'false' AS protecting, {updated} AS told, {SqlFunctions.Micros(updated)} AS updated "
                + $"FROM (SELECT sender, t, hour, day, {SqlFunctions.Pick("antivirus.agent.live", "antivirus.realtime_protection", "antivirus.signature.updated")} FROM (SELECT {Columns} FROM {{0}} WHERE {Real} AND {SqlFunctions.MayHave("antivirus.")}))) "
                + "WHERE live = 'true' OR told IS NOT NULL GROUP BY sender, hour, day";
        }
    }

    public static string Malware
    {
        get
        {
            var isC2 = $"({SqlFunctions.Picked(1)}[1] IN ('Malware Command and Control Activity Detected', 'A Network Trojan was detected'))";
            var isMalware = $"list_contains(string_split(coalesce(event_category, ''), {Separator}), 'malware')";
            return $"SELECT family, host, t // 86400000000 * 86400000000, arg_max(CASE WHEN event_type LIKE '%denied%' THEN 'denied' ELSE coalesce(event_action, '') END, t), arg_max(coalesce(event_outcome, ''), t), count(*), bool_or(ids), day FROM ("
                + $"SELECT coalesce(rule_name, file_name, 'unnamed malware') AS family, CASE WHEN {isMalware} THEN sender ELSE {SqlFunctions.AddressText("source_ip")} END AS host, t, day, event_action, event_outcome, event_type, NOT {isMalware} AS ids "
                + $"FROM (SELECT *, {SqlFunctions.Pick("rule.category")} FROM (SELECT {Columns} FROM {{0}} WHERE {Real} AND (event_category LIKE '%malware%' OR {SqlFunctions.MayHave("rule.category\"")}))) "
                + $"WHERE ({isMalware} AND (rule_name IS NOT NULL OR file_name IS NOT NULL)) OR {isC2}) WHERE host IS NOT NULL GROUP BY ALL";
        }
    }

    public static string LogSources =>
        $"SELECT log_source, min(t), max(t), day FROM (SELECT {Columns} FROM {{0}} WHERE {Real}) WHERE log_source IS NOT NULL GROUP BY log_source, day";

    /// <summary>An anomaly whose score is 0 is a first time and has none.</summary>
    public const string Alerts =
        "SELECT id, any_value(rule_id), any_value(rule_level), min(epoch_us(received)), max(nullif(TRY_CAST(json_extract_string(alert, '$.anomaly.score') AS DOUBLE), 0)), day FROM {0} WHERE NOT seeded GROUP BY id, day";

    /// <summary>Origins inside ranges. A target may be anything that a scan names.</summary>
    public static string Entities(IReadOnlyList<AddressRange> ranges, SqlParameters parameters)
    {
        var within = string.Join(" OR ", ranges.Select(range => $"({AddressSql.Within("source_ip_high", "source_ip_low", range.First, range.Last, parameters)})"));
        return $"SELECT {SqlFunctions.AddressText("source_ip")}, first, last, day FROM (SELECT source_ip_high, source_ip_low, min(t) AS first, max(t) AS last, count(*) AS events, day "
            + $"FROM (SELECT {Columns} FROM {{0}} WHERE {Frame}) WHERE {within} GROUP BY source_ip_high, source_ip_low, day "
            + $"QUALIFY row_number() OVER (PARTITION BY day ORDER BY events DESC, source_ip_high, source_ip_low) <= {MostEntities} ORDER BY events DESC, source_ip_high, source_ip_low)";
    }

    /// <summary>Cisco's access lists have a field of their own; others the fields of ECS.</summary>
    public static string RuleHits
    {
        get
        {
            var (list, number) = ($"{SqlFunctions.Picked(1)}[1]", $"{SqlFunctions.Picked(2)}[1]");
            return "SELECT sender, name, number, min(t), max(t), count(*), day FROM ("
                + $"SELECT sender, t, day, coalesce(rule_name, {list}, '') AS name, coalesce({number}, '') AS number "
                + $"FROM (SELECT sender, t, day, rule_name, {SqlFunctions.PickIfAny("cisco.asa.rule_name", "rule.id")} FROM (SELECT {Columns} FROM {{0}} WHERE {Real}) WHERE {Connection})) "
                + "WHERE name <> '' OR number <> '' GROUP BY ALL";
        }
    }

    /// <summary>A connection was let through when the line says so or tells of its start, and not of a denial.</summary>
    public static string Zones =>
        "SELECT sender, source_zone, destination_zone, hour, count_if(event_type NOT LIKE '%denied%' AND (event_type LIKE '%allowed%' OR event_type LIKE '%start%'))::BIGINT, count_if(event_type LIKE '%denied%')::BIGINT, day "
        + $"FROM (SELECT {Columns} FROM {{0}} WHERE {Real}) WHERE {Connection} AND source_zone <> destination_zone GROUP BY ALL";

    /// <summary>Severity 1 is the gravest of sensors that speak like Suricata. Joined by addresses and ports within a minute; what a sensor stopped
    /// itself needs no firewall.</summary>
    public static string Attacks =>
        $"WITH e AS NOT MATERIALIZED (SELECT {Columns} FROM {{0}} WHERE {Real}), "
        + "a AS (SELECT * FROM e WHERE event_kind = 'alert' AND observer_type = 'ids' AND event_severity = 1 AND network_direction IN ('inbound', 'outbound') AND source_ip_high IS NOT NULL AND destination_ip_high IS NOT NULL), "
        + $"f AS (SELECT * FROM e WHERE {Connection} AND source_ip_high IS NOT NULL) "
        + "SELECT inbound, isms_address_text(sh, sl), isms_address_text(dh, dl), signature, first, stopped, through, refused, day FROM ("
        + "SELECT a.day AS day, a.network_direction = 'inbound' AS inbound, a.source_ip_high AS sh, a.source_ip_low AS sl, a.destination_ip_high AS dh, a.destination_ip_low AS dl, coalesce(a.rule_name, 'unnamed signature') AS signature, "
        + "min(a.t) AS first, bool_or(coalesce(a.event_type LIKE '%denied%', false)) AS stopped, bool_or(coalesce(f.event_type NOT LIKE '%denied%', false)) AS through, bool_or(coalesce(f.event_type LIKE '%denied%', false)) AS refused "
        + "FROM a LEFT JOIN f ON f.day = a.day AND f.source_ip_high = a.source_ip_high AND f.source_ip_low = a.source_ip_low AND f.destination_ip_high = a.destination_ip_high AND f.destination_ip_low = a.destination_ip_low "
        + $"AND f.destination_port IS NOT DISTINCT FROM a.destination_port AND f.source_port IS NOT DISTINCT FROM a.source_port AND f.t BETWEEN a.t - {JoinMicros} AND a.t + {JoinMicros} GROUP BY ALL)";
}
