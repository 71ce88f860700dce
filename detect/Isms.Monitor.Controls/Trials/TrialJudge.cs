using Isms.Monitor.Controls.Records;
using Isms.Monitor.Events;

namespace Isms.Monitor.Controls.Trials;

/// <summary>What the store shows of a trial: whether all of it arrived, and whether an expected rule answered to it.</summary>
public static class TrialJudge
{
    /// <param name="trial">The newest version of its entry.</param>
    /// <param name="sightings">Its events in the store.</param>
    /// <param name="alerts">Alerts that came of seeded events; others are ignored.</param>
    /// <param name="nowMicros">When it is looked at.</param>
    /// <returns>The entry with what is known now; the same when nothing new is. It is settled when the alert is there or the limit is over.</returns>
    /// <remarks>The alert's time is when it was first seen, which is no earlier than it was raised: a detection that lags behind must not pass. A
    /// look that comes after the limit (the server was down, a history was loaded) has only the time that is stored with the alert.</remarks>
    public static Trial Look(Trial trial, IReadOnlyList<TrialSighting> sightings, IEnumerable<Alert> alerts, long nowMicros)
    {
        if (trial.Settled) return trial;
        var own = sightings.Where(sighting => sighting.Trial == trial.Id).DistinctBy(sighting => sighting.Event).ToList();
        var isOver = nowMicros > trial.InjectedMicros + trial.LimitMicros;
        if (own.Count < Math.Max(trial.Fingerprints.Count, 1)) return isOver ? trial with { Settled = true } : trial;
        var events = own.Select(sighting => sighting.Event).ToHashSet();
        var answer = alerts.Where(alert => alert.Seeded && trial.Expected.Contains(alert.Rule.Id, StringComparer.OrdinalIgnoreCase) && alert.Events.Any(events.Contains)).MinBy(alert => alert.ReceivedMicros);
        return trial with
        {
            DeliveredMicros = trial.DeliveredMicros ?? own.Max(sighting => sighting.ReceivedMicros),
            AlertedMicros = answer is null ? null : isOver ? answer.ReceivedMicros : nowMicros,
            Alert = answer?.Id ?? "",
            Settled = isOver || answer is not null,
        };
    }
}
