using Isms.Monitor.Events;

namespace Isms.Monitor.Store.Days;

/// <summary>How often rules found something, and what they could look at. Safe for any number of callers.</summary>
public sealed class CountReader
{
    readonly StoreOptions _options;
    readonly ReadCommand _command;

    internal CountReader(StoreOptions options, ReadCommand command) => (_options, _command) = (options, command);

    /// <summary>A value that says so has its quotes escaped, so only the name of the field is found.</summary>
    const string OfNoTrial = $"NOT contains(fields, '\"{Match.TrialField}\":')";

    /// <summary>Matches of events received since, by id of the rule; seeded trials are left out.</summary>
    public Task<Dictionary<string, long>> MatchesAsync(long fromMicros, CancellationToken abort) => ByRuleAsync("matches", "count(*)", OfNoTrial, fromMicros, abort);

    /// <summary>Alerts with a revision since, by id of the rule; seeded trials are left out.</summary>
    public Task<Dictionary<string, long>> AlertsAsync(long fromMicros, CancellationToken abort) => ByRuleAsync("alerts", "count(DISTINCT id)", "NOT seeded", fromMicros, abort);

    /// <summary>Log sources (<c>product/category/service</c>) of events received since; seeded trials are left out.</summary>
    public Task<List<string>> LogSourcesAsync(long fromMicros, CancellationToken abort) => _command.RowsAsync((files, parameters) =>
        DayTables.Union(_options, files.Received(fromMicros, long.MaxValue), "events", null, null, parameters) is { } from
            ? $"SELECT DISTINCT log_source FROM {from} WHERE log_source IS NOT NULL AND flags & 8 = 0 AND received >= make_timestamp({parameters.Add(fromMicros)})" : null,
        row => row.GetString(0), abort);

    async Task<Dictionary<string, long>> ByRuleAsync(string table, string count, string where, long fromMicros, CancellationToken abort)
    {
        var rows = await _command.RowsAsync((files, parameters) => DayTables.Union(_options, files.Received(fromMicros, long.MaxValue), table, null, null, parameters) is { } from
                ? $"SELECT rule_id, {count} FROM {from} WHERE {where} AND received >= make_timestamp({parameters.Add(fromMicros)}) GROUP BY rule_id" : null,
            row => (Rule: row.GetString(0), Count: row.GetInt64(1)), abort);
        return rows.ToDictionary(row => row.Rule, row => row.Count, StringComparer.OrdinalIgnoreCase);
    }
}
