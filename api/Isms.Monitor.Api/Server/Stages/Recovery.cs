using Isms.Monitor.Anomaly;
using Isms.Monitor.Events;
using Isms.Monitor.Sigma;
using Isms.Monitor.Store.Days;

namespace Isms.Monitor.Api.Server.Stages;

/// <summary>Brings correlations and baselines to where the store is: the last saved state, then the stored events behind it with the output muted.</summary>
static class Recovery
{
    /// <summary>How far back events are replayed when there is no saved state: the longest time span of the shipped correlations.</summary>
    const long WithoutState = UnixMicros.Day;

    /// <returns>The marks from which the stage goes on.</returns>
    public static async Task<Dictionary<string, SourceMark>> RunAsync(DetectionState state, DayStore store, Detector detector, AnomalyDetector anomalies, CancellationToken abort)
    {
        var saved = state.Read(detector, anomalies);
        var marks = saved is null ? [] : new Dictionary<string, SourceMark>(saved, StringComparer.Ordinal);
        var from = saved is { Count: > 0 } ? saved.Values.Min(mark => mark.ReceivedMicros) : await NewestAsync(store, abort) - WithoutState;
        await foreach (var page in store.Reader.ReceivedAsync(from, abort))
        {
            var behind = page.Where(stored => !marks.TryGetValue(stored.Source, out var mark) || saved is null || !saved.TryGetValue(stored.Source, out var known) || known.IsBefore(stored.Event)).ToList();
            await ReplayAsync(behind, store, detector, anomalies, abort);
            foreach (var stored in behind) marks[stored.Source] = new SourceMark(stored.Event.ReceivedMicros, stored.Event.Offset);
        }
        return marks;
    }

    static async Task ReplayAsync(List<StoredEvent> events, DayStore store, Detector detector, AnomalyDetector anomalies, CancellationToken abort)
    {
        if (events.Count == 0) return;
        var matches = (await store.Reader.MatchesOfAsync([.. events.Select(stored => stored.Event.Id)], abort)).ToLookup(match => match.Event);
        foreach (var stored in events)
        {
            detector.Observe(stored.Source, stored.Event.TimestampMicros, stored.Event.ReceivedMicros);
            if (!stored.Flags.HasFlag(EventFlags.Seed)) anomalies.Observe(stored.Event, _ => { });
            foreach (var match in matches[stored.Event.Id]) detector.Replay(match);
        }
    }

    static async Task<long> NewestAsync(DayStore store, CancellationToken abort) => await store.Reader.NewestReceivedAsync(abort) ?? 0;
}
