using System.Data.Common;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Controls.Trials;
using Isms.Monitor.Events;
using Isms.Monitor.Registers;
using Isms.Monitor.Registers.Model;
using Isms.Monitor.Store;
using Isms.Monitor.Store.Days;

namespace Isms.Monitor.Api.Server.Trials;

/// <summary>Carries the trials of the registers out, and looks whether they arrived and were answered.</summary>
sealed class TrialProgramme(TrialLedger ledger, Func<RegisterSet> registers, DayStore days, TimeProvider clock)
{
    static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(2);

    long _nextDue;

    /// <summary>How the lines get in; null: nothing takes them.</summary>
    public ITrialPath? Path { get; set; }

    /// <summary>Told of what went wrong and is tried again by itself; must not block.</summary>
    public Action<string> Reported { get; set; } = _ => { };

    /// <summary>Time between two trials of one definition while <see cref="RunAsync"/> runs; null: only by hand.</summary>
    public TimeSpan? Every { get; private set; }

    public IReadOnlyList<TrialDefinition> Definitions => Registers.Trials;

    /// <summary>Asked each time: registers may change while the server runs.</summary>
    RegisterSet Registers => registers();

    /// <summary>Carries one definition out, now. It is pending when this returns.</summary>
    /// <param name="id">Id of the definition.</param>
    /// <param name="by">User, or the part of the program.</param>
    /// <param name="abort">Gives up sending; what is entered stays entered, and becomes void.</param>
    /// <exception cref="TrialException">ISMS5040, 5041, 5043, 5044.</exception>
    public async Task<Trial> StartAsync(string id, string by, CancellationToken abort)
    {
        var definition = Registers.Trials.FirstOrDefault(one => string.Equals(one.Id, id, StringComparison.OrdinalIgnoreCase)) ?? throw TrialException.Unknown(id, Registers.Trials.Select(one => one.Id));
        var path = Path ?? throw TrialException.NoPath();
        var now = UnixMicros.From(clock.GetUtcNow());
        var script = TrialScript.Of(definition, Registers, TrialTag.NewId(), now);
        try
        {
            ledger.Enter([(script.Trial, now)], by);
        }
        catch (Exception failed) when (failed is DbException or IOException)
        {
            throw TrialException.NotEntered(failed.Message);
        }
        if (await path.SendAsync(script, abort) is { } why) throw TrialException.NotSent(definition.Id, path.Name, why);
        return script.Trial;
    }

    /// <summary>Looks at what is stored of the trials that are not settled, once.</summary>
    public async Task LookAsync(CancellationToken abort)
    {
        var now = UnixMicros.From(clock.GetUtcNow());
        await LookAsync(now, _ => now, abort);
    }

    /// <summary>Settles trials of a history that was just loaded, each as it would have been settled then.</summary>
    public Task SettleAsync(CancellationToken abort) =>
        LookAsync(UnixMicros.From(clock.GetUtcNow()), trial => Math.Min(UnixMicros.From(clock.GetUtcNow()), trial.AlertedMicros ?? trial.InjectedMicros + trial.LimitMicros + 1), abort);

    /// <summary>Goes on until the end: carries each definition out every so often, and looks.</summary>
    /// <param name="every">Null: only looks at what others started.</param>
    /// <param name="ended">Ends it.</param>
    public async Task RunAsync(TimeSpan? every, CancellationToken ended)
    {
        Every = every;
        while (!ended.IsCancellationRequested)
        {
            try
            {
                if (every is { } pause) await StartDueAsync(pause, ended);
                await LookAsync(ended);
            }
            catch (Exception failed) when (failed is StoreException or DbException or IOException)
            {
                Reported($"ISMS5044 the ledger of trials waits: {failed.Message} It is tried again by itself.");
            }
            catch (OperationCanceledException) when (ended.IsCancellationRequested)
            {
                return;
            }
            await Task.Delay(BetweenLooks, clock, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Carries out what is due. The ledger says when each was carried out last, so a restart does not repeat them.</summary>
    internal async Task StartDueAsync(TimeSpan every, CancellationToken ended)
    {
        // Once: they may change while trials are sent.
        var definitions = Definitions;
        if (Path is not { IsReady: true } || definitions.Count == 0) return;
        var now = UnixMicros.From(clock.GetUtcNow());
        if (now < _nextDue) return;
        var last = ledger.All().GroupBy(one => one.Value.Definition).ToDictionary(group => group.Key, group => group.Max(one => one.Value.InjectedMicros), StringComparer.Ordinal);
        var pause = (long)every.TotalMicroseconds;
        foreach (var definition in definitions.Where(one => last.GetValueOrDefault(one.Id, long.MinValue / 2) + pause <= now))
        {
            try
            {
                last[definition.Id] = (await StartAsync(definition.Id, "trials", ended)).InjectedMicros;
            }
            catch (TrialException refused)
            {
                Reported(refused.Message);
                last[definition.Id] = now;
            }
        }
        _nextDue = definitions.Min(one => last[one.Id]) + pause;
    }

    async Task LookAsync(long now, Func<Trial, long> at, CancellationToken abort)
    {
        var open = ledger.Unsettled;
        if (open.Count == 0) return;
        var (from, to) = (open.Min(trial => trial.InjectedMicros), now + 1);
        var sightings = (await days.Trials.SightingsAsync(from, to, abort)).ToLookup(sighting => sighting.Trial, StringComparer.Ordinal);
        var alerts = await days.Trials.AlertsAsync(from, to, abort);
        var learnt = open.Select(trial => TrialJudge.Look(trial, [.. sightings[trial.Id]], alerts, now)).ToList();
        ledger.Learn([.. learnt.Select(trial => (trial, at(trial)))]);
    }
}
