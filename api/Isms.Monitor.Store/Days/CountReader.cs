namespace Isms.Monitor.Store.Days;

/// <summary>How often rules found something, and what they could look at. Safe for any number of callers.</summary>
public sealed class CountReader
{
    readonly StoreOptions _options;
    readonly ReadCommand _command;

    internal CountReader(StoreOptions options, ReadCommand command) => (_options, _command) = (options, command);

    /// <summary>Matches of events received since, by id of the rule.</summary>
    public Task<Dictionary<string, long>> MatchesAsync(long fromMicros, CancellationToken abort) => ByRuleAsync("matches", "count(*)", fromMicros, abort);

    /// <summary>Alerts with a revision since, by id of the rule.</summary>
    public Task<Dictionary<string, long>> AlertsAsync(long fromMicros, CancellationToken abort) => ByRuleAsync("alerts", "count(DISTINCT id)", fromMicros, abort);

    /// <summary>Log sources (<c>product/category/service</c>) of events received since.</summary>
    public Task<List<string>> LogSourcesAsync(long fromMicros, CancellationToken abort) => _command.RowsAsync((files, parameters) =>
        DayTables.Union(_options, files.Received(fromMicros, long.MaxValue), "events", null, null, parameters) is { } from
            ? $"SELECT DISTINCT log_source FROM {from} WHERE log_source IS NOT NULL AND received >= make_timestamp({parameters.Add(fromMicros)})" : null,
        row => row.GetString(0), abort);

    async Task<Dictionary<string, long>> ByRuleAsync(string table, string count, long fromMicros, CancellationToken abort)
    {
        var rows = await _command.RowsAsync((files, parameters) => DayTables.Union(_options, files.Received(fromMicros, long.MaxValue), table, null, null, parameters) is { } from
                ? $"SELECT rule_id, {count} FROM {from} WHERE received >= make_timestamp({parameters.Add(fromMicros)}) GROUP BY rule_id" : null,
            row => (Rule: row.GetString(0), Count: row.GetInt64(1)), abort);
        return rows.ToDictionary(row => row.Rule, row => row.Count, StringComparer.OrdinalIgnoreCase);
    }
}
