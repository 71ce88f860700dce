using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Server.Trials;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Events;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Api.Server.Readings;

/// <summary>Definitions out of the registers, outcomes out of the ledger.</summary>
sealed class TrialReading(Standalone monitor, TimeProvider clock) : ITrials
{
    const long Month = 30 * UnixMicros.Day;
    const int MaxLimit = 5_000;

    public Task<TrialOverview> OverviewAsync(int limit, CancellationToken abort)
    {
        var now = UnixMicros.From(clock.GetUtcNow());
        var all = monitor.Ledger.All();
        var entered = all.ToLookup(one => one.Value.Definition, StringComparer.Ordinal);
        return Task.FromResult(new TrialOverview(
            [.. monitor.Trials.Definitions.Select(definition => Row(definition, [.. entered[definition.Id]], now))],
            [.. all.Reverse().Take(Math.Clamp(limit, 1, MaxLimit)).Select(one => Entry(one, now))], all.Count,
            monitor.ForeignTags.All, monitor.Trials.Path?.Name ?? "", (long?)monitor.Trials.Every?.TotalMicroseconds));
    }

    public async Task<TrialStart?> StartAsync(string id, string actor, CancellationToken abort)
    {
        if (!monitor.Trials.Definitions.Any(one => string.Equals(one.Id, id, StringComparison.OrdinalIgnoreCase))) return null;
        try
        {
            var trial = await monitor.Trials.StartAsync(id, actor, abort);
            return new TrialStart(Entry(new Recorded<Trial>(trial, 1, trial.InjectedMicros, actor, ""), trial.InjectedMicros), null);
        }
        catch (TrialException refused)
        {
            return new TrialStart(null, refused.Message);
        }
    }

    TrialRow Row(TrialDefinition definition, List<Recorded<Trial>> entries, long now)
    {
        var outcomes = entries.Where(one => one.Value.InjectedMicros >= now - Month).Select(one => one.Value.OutcomeAt(now)).ToList();
        var passed = outcomes.Count(outcome => outcome == TrialOutcome.Passed);
        var rules = definition.Expected.Select(id => (Id: id, Rule: monitor.Rules.ById(id))).ToList();
        return new TrialRow(definition.Id, definition.Title, definition.Test, definition.Asset, definition.Techniques, definition.Controls,
            [.. rules.Select(one => one.Rule?.Title ?? one.Id)], rules.Exists(one => one.Rule is null), (long)definition.Limit.TotalMicroseconds,
            entries.Count == 0 ? null : Entry(entries[^1], now), passed, passed + outcomes.Count(outcome => outcome == TrialOutcome.Failed));
    }

    /// <summary>The schedule and people start trials; what is learnt later is written by the programme, so the starter is that of version 1.</summary>
    TrialEntry Entry(Recorded<Trial> one, long now) => new(one.Value.Id, one.Value.Definition, one.Value.Test, one.Value.Subject, one.Value.InjectedMicros,
        one.Value.OutcomeAt(now).ToString().ToLowerInvariant(), one.Value.DeliveredMicros, one.Value.AlertedMicros, one.Value.Alert, monitor.Ledger.StartedBy(one.Value.Id) ?? one.By);
}
