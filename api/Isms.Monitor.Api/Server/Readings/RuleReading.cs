using Isms.Monitor.Api.Commands;
using Isms.Monitor.Api.Reading;
using Isms.Monitor.Events;
using Isms.Monitor.Sigma.Rules;
using Isms.Monitor.Store.Days;
using Isms.Monitor.Store.State;
using ValueCount = Isms.Monitor.Api.Reading.ValueCount;

namespace Isms.Monitor.Api.Server.Readings;

/// <summary>The loaded rules with what they found, and what analysts said of it.</summary>
sealed class RuleReading(RuleSet rules, DayStore days, StateStore state, TimeProvider clock) : IRules
{
    const long Month = 30 * UnixMicros.Day;

    readonly string _root = RootOf(rules);
    readonly Lazy<Task<Dictionary<string, Tested>>> _samples = new(() => Task.Run(() => TestAll(rules)));

    sealed record Tested(int Fire, int Quiet, int Wrong);

    sealed record Found(Dictionary<string, long> MatchesDay, Dictionary<string, long> AlertsDay, Dictionary<string, long> AlertsMonth, IReadOnlyList<string[]> LogSources,
        ILookup<string, ValueCount> Verdicts, IReadOnlyDictionary<string, Tested> Samples);

    public async Task<IReadOnlyList<RuleRow>> ListAsync(CancellationToken abort)
    {
        var now = UnixMicros.From(clock.GetUtcNow());
        var found = new Found(
            await days.Counts.MatchesAsync(now - UnixMicros.Day, abort), await days.Counts.AlertsAsync(now - UnixMicros.Day, abort), await days.Counts.AlertsAsync(now - Month, abort),
            [.. (await days.Counts.LogSourcesAsync(now - Month, abort)).Select(text => text.Split('/'))],
            state.Read(session => session.IncidentLinks.Verdicts("rule")).ToLookup(one => one.Value, one => new ValueCount(one.Verdict, one.Count), StringComparer.OrdinalIgnoreCase),
            await _samples.Value.WaitAsync(abort));
        var loaded = rules.Rules.Cast<SigmaDocument>().Concat(rules.Correlations).Select(rule => Row(rule, found));
        return [.. loaded.Concat(rules.Errors.Select(Refused)).OrderBy(row => row.Name, StringComparer.OrdinalIgnoreCase).ThenBy(row => row.Id, StringComparer.Ordinal)];
    }

    RuleRow Row(SigmaDocument rule, Found found)
    {
        var tested = found.Samples.GetValueOrDefault(rule.Path) ?? new Tested(0, 0, 0);
        return new RuleRow
        {
            Id = rule.Id,
            Name = rule.Title,
            Level = rule.Level,
            Kind = rule is CorrelationRule ? RuleKind.Correlation : RuleKind.Sigma,
            LogSource = rule is SigmaRule { LogSource: var source } ? Words(source) : $"events of {((CorrelationRule)rule).Rules.Count} rules",
            Controls = rule.Controls,
            Techniques = [.. rule.Techniques],
            // Only matches of single events are stored; how often a correlation held is told by its alerts.
            MatchesDay = (rule is CorrelationRule ? found.AlertsDay : found.MatchesDay).GetValueOrDefault(rule.Id),
            AlertsMonth = found.AlertsMonth.GetValueOrDefault(rule.Id),
            SamplesFire = tested.Fire,
            SamplesQuiet = tested.Quiet,
            SamplesWrong = tested.Wrong,
            Problem = rule is SigmaRule single && !found.LogSources.Any(seen => seen.Length == 3 && single.LogSource.Accepts(seen[0], seen[1], seen[2]))
                ? $"No event of the last 30 days has its log source ({Words(single.LogSource)}): it cannot fire." : null,
            Verdicts = [.. found.Verdicts[rule.Title]],
            File = Path.GetRelativePath(_root, rule.Path),
        };
    }

    RuleRow Refused(RuleError error) => new()
    {
        Id = $"{Path.GetRelativePath(_root, error.Path)}:{error.Line}",
        Name = Path.GetFileNameWithoutExtension(error.Path),
        Level = Level.Informational,
        Kind = RuleKind.Sigma,
        LogSource = "",
        Problem = $"{error.Code} {error.Problem} {error.Remedy}",
        File = Path.GetRelativePath(_root, error.Path),
    };

    static string Words(LogSourcePattern source)
    {
        var parts = new[] { ("product", source.Product), ("category", source.Category), ("service", source.Service) };
        return string.Join(", ", parts.Where(part => part.Item2 is not null).Select(part => $"{part.Item1}: {part.Item2}"));
    }

    /// <summary>The folder that holds all rules.</summary>
    static string RootOf(RuleSet rules)
    {
        var folders = rules.Rules.Cast<SigmaDocument>().Concat(rules.Correlations).Select(rule => Path.GetDirectoryName(Path.GetFullPath(rule.Path))!).Distinct().ToList();
        var root = folders.FirstOrDefault() ?? ".";
        while (folders.Exists(folder => folder != root && !folder.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal)) && Path.GetDirectoryName(root) is { } parent) root = parent;
        return root;
    }

    /// <summary>Once for each start: rules and samples do not change while the server runs.</summary>
    static Dictionary<string, Tested> TestAll(RuleSet rules)
    {
        var (tested, root) = (new Dictionary<string, Tested>(StringComparer.Ordinal), RootOf(rules));
        foreach (var path in rules.Rules.Cast<SigmaDocument>().Concat(rules.Correlations).Select(rule => rule.Path).Distinct())
        {
            var beside = Path.ChangeExtension(path, null) + RuleSamples.Suffix;
            if (!File.Exists(beside)) continue;
            var samples = RuleSamples.Parse(File.ReadAllText(beside), beside).Samples;
            tested[path] = new Tested(samples?.Fire.Count ?? 0, samples?.Quiet.Count ?? 0, RulesTestRun.Of(beside, [root]).Problems.Count);
        }
        return tested;
    }
}
