using Isms.Monitor.Sigma.Correlate.Windows;

namespace Isms.Monitor.Sigma.Correlate.Alerts;

/// <summary>Turns matches and firings into episodes.</summary>
sealed class AlertRaiser(EpisodeTable episodes)
{
    /// <summary>A match of a rule on single events.</summary>
    public void Single(AlertPlan plan, RuleMatch match, long micros, long frontier)
    {
        var fields = plan.GroupBy ?? DefaultGroup.Of(match);
        var hash = new GroupHash(plan.Seed);
        foreach (var field in fields)
        {
            if (plan.GroupBy is null) hash.Add(field);
            hash.Add(First(match, field));
        }
        hash.AddTrial(match);
        var isNew = episodes.Open(plan, hash.Value, micros, match, fields, out var episode);
        var bytes = episode.Bytes;
        if (isNew) episode.Begin(micros, match.Trial);
        episode.AddEvent(micros, match.Event, 1);
        episode.AddFields(match, Entities.Fields);
        Describe(episode, match, fields, fields);
        episodes.Taken(episode, isNew, bytes, frontier);
    }

    /// <summary>A correlation fires: what its window holds and the alert has not counted joins it.</summary>
    public void Correlation(Window window, in Arrival by, EntrySlab slab, double measured, long frontier)
    {
        var plan = window.Plan.Alert!;
        var newest = slab[window.Tail].Micros;
        var isNew = episodes.Open(plan, window.Key, newest, by.Match, by.To.GroupFields, out var episode);
        var bytes = episode.Bytes;
        if (isNew) episode.Begin(slab[window.Head].Micros, by.Match.Trial);
        episode.Peak = Math.Max(episode.Peak, measured);
        episode.IsAbout |= window.IsAbout;
        Absorb(window, slab, episode, everything: isNew);
        Describe(episode, by.Match, window.Plan.Rule.GroupBy, by.To.GroupFields);
        episodes.Taken(episode, isNew, bytes, frontier);
    }

    static void Absorb(Window window, EntrySlab slab, Episode episode, bool everything)
    {
        if (!everything && window.Uncounted == 1 && !slab[window.Tail].IsCounted)
        {
            Absorb(ref slab[window.Tail], episode);
        }
        else
        {
            for (var at = window.Head; at >= 0; at = slab[at].Next)
                if (everything || !slab[at].IsCounted) Absorb(ref slab[at], episode);
        }
        window.Uncounted = 0;
    }

    static void Absorb(ref Entry entry, Episode episode)
    {
        entry.IsCounted = true;
        episode.AddEvent(entry.Micros, entry.Id, entry.Weight);
        episode.AddPacked(entry.Entities);
    }

    /// <summary>What the sentence may name beyond entities, and when it was received.</summary>
    static void Describe(Episode episode, RuleMatch match, IReadOnlyList<string> names, IReadOnlyList<string> fields)
    {
        for (var i = 0; i < names.Count; i++)
            if (match.Fields.TryGetValue(fields[i], out var values) && values.Length > 0) episode.AddValue(names[i], values[0]);
        episode.AddFields(match, episode.Plan.ReasonFields);
        if (match.Trial is { } trial) episode.AddValue(RuleMatch.TrialField, trial);
        episode.ReceivedMicros = Math.Max(episode.ReceivedMicros, match.ReceivedMicros);
    }

    static string First(RuleMatch match, string field) => match.Fields.TryGetValue(field, out var values) && values.Length > 0 ? values[0] : "";
}
