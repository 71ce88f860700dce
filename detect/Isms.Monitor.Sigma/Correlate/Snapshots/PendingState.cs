using Isms.Monitor.Sigma.Correlate.Time;

namespace Isms.Monitor.Sigma.Correlate.Snapshots;

/// <summary>Matches that wait for the watermark, in a snapshot.</summary>
static class PendingState
{
    public static void Save(BinaryWriter to, PendingMatches pending)
    {
        to.Write(pending.Count);
        foreach (var (match, place, micros) in pending.Unordered)
        {
            to.Write(place);
            to.Write(micros);
            to.WriteMatch(match);
        }
    }

    public static void Load(BinaryReader from, CorrelationPlans plans, PendingMatches pending)
    {
        for (var left = from.ReadInt32(); left > 0; left--)
        {
            var (place, micros) = (from.ReadInt64(), from.ReadInt64());
            if (from.ReadMatch(plans) is { } match) pending.Add(match, place, micros);
        }
    }
}
