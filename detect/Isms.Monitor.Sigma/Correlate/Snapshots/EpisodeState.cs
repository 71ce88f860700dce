using Isms.Monitor.Events;
using Isms.Monitor.Sigma.Correlate.Alerts;

namespace Isms.Monitor.Sigma.Correlate.Snapshots;

/// <summary>Open alerts in a snapshot, from the stalest.</summary>
static class EpisodeState
{
    public static void Save(BinaryWriter to, EpisodeTable episodes)
    {
        to.Write(episodes.Count);
        foreach (var episode in episodes.InOrderOfUse) Save(to, episode);
    }

    public static void Load(BinaryReader from, CorrelationPlans plans, EpisodeTable episodes)
    {
        var alerts = plans.Alerts.ToDictionary(plan => (plan.Rule.Id, plan.Rule.Version));
        for (var left = from.ReadInt32(); left > 0; left--)
        {
            var plan = alerts.GetValueOrDefault((from.ReadString(), from.ReadString()));
            var episode = Load(from, plan ?? AlertPlan.Gone);
            if (plan is not null) episodes.Restored(episode);
        }
    }

    static void Save(BinaryWriter to, Episode episode)
    {
        to.Write(episode.Plan.Rule.Id);
        to.Write(episode.Plan.Rule.Version);
        to.Write128(episode.Key);
        to.Write(episode.GroupKey);
        to.Write(episode.Id);
        foreach (var value in (long[])[episode.FirstMicros, episode.LastMicros, episode.ReceivedMicros, episode.Count, episode.Changes, episode.TouchedMicros, episode.IsAbout ? 1 : 0]) to.Write(value);
        to.Write(episode.Peak);
        to.Write(episode.Events.Count);
        foreach (var (micros, id) in episode.Events)
        {
            to.Write(micros);
            to.Write128(id.Value);
        }
        foreach (var (field, values) in episode.Values)
            foreach (var value in values.Values)
            {
                to.Write(field);
                to.Write(value);
            }
        to.Write("");
    }

    static Episode Load(BinaryReader from, AlertPlan plan)
    {
        var episode = new Episode(plan, from.Read128(), from.ReadString()) { Id = from.ReadString() };
        var (first, last, received, count) = (from.ReadInt64(), from.ReadInt64(), from.ReadInt64(), from.ReadInt64());
        (episode.Changes, episode.TouchedMicros, episode.IsAbout) = ((int)from.ReadInt64(), from.ReadInt64(), from.ReadInt64() != 0);
        episode.Peak = from.ReadDouble();
        for (var left = from.ReadInt32(); left > 0; left--) episode.AddEvent(from.ReadInt64(), new EventId(from.Read128()), 0);
        for (var field = from.ReadString(); field.Length > 0; field = from.ReadString()) episode.AddValue(field, from.ReadString());
        (episode.FirstMicros, episode.LastMicros, episode.ReceivedMicros, episode.Count) = (first, last, received, count);
        return episode;
    }
}
