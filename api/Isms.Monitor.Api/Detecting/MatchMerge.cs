using Isms.Monitor.Events;
using Isms.Monitor.Sigma;

namespace Isms.Monitor.Api.Detecting;

/// <summary>Gives the matches of all files to the detector in the order of their time, and keeps the last revision of each alert.</summary>
/// <remarks>Lines are not quite in order: a match waits until the files have reached ten minutes after it. What is further behind is
/// correlated when it comes. So memory does not grow with the files.</remarks>
sealed class MatchMerge(Detector detector)
{
    const long SlackMicros = 10 * UnixMicros.Minute;
    const int MaxWaiting = 500_000;
    const int AdvanceEvery = 256;

    readonly PriorityQueue<Match, (long Micros, EventId Id)> _waiting = new();
    readonly Dictionary<string, Alert> _alerts = new(StringComparer.Ordinal);
    readonly List<Alert> _changed = [];

    public IEnumerable<Alert> Alerts => _alerts.Values.OrderBy(alert => alert.FirstMicros).ThenBy(alert => alert.Id, StringComparer.Ordinal);

    public long Matches { get; private set; }

    public void Add(List<Match> matches)
    {
        Matches += matches.Count;
        foreach (var match in matches) _waiting.Enqueue(match, (match.TimestampMicros, match.Event));
    }

    /// <param name="reachedMicros">Event time that every file has reached.</param>
    public void Release(long reachedMicros)
    {
        if (reachedMicros != long.MinValue) Release(long.MaxValue, reachedMicros - SlackMicros);
        if (_waiting.Count > MaxWaiting) Release(_waiting.Count - MaxWaiting / 2, long.MaxValue);
    }

    public void Finish()
    {
        Release(long.MaxValue, long.MaxValue);
        detector.Flush(_changed);
        Keep();
    }

    void Release(long most, long beforeMicros)
    {
        for (var released = 1L; released <= most && _waiting.TryPeek(out var match, out var place) && place.Micros < beforeMicros; released++)
        {
            _waiting.Dequeue();
            detector.Observe("", match.TimestampMicros, match.ReceivedMicros);
            detector.Add([match]);
            if (released % AdvanceEvery == 0) Advance();
        }
        Advance();
    }

    void Advance()
    {
        detector.Advance(_changed);
        Keep();
    }

    void Keep()
    {
        foreach (var alert in _changed) _alerts[alert.Id] = alert;
        _changed.Clear();
    }
}
