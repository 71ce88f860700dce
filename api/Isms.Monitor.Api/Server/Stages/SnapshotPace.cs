using Isms.Monitor.Store.Days;

namespace Isms.Monitor.Api.Server.Stages;

/// <summary>When the state is saved: after so many events, or so much time with any. What lies behind the last one is replayed after a crash,
/// at about 100,000 events a second.</summary>
sealed class SnapshotPace(TimeProvider clock, int everyEvents = 1_000_000, TimeSpan? every = null)
{
    readonly TimeSpan _every = every ?? TimeSpan.FromMinutes(1);
    long _events;
    long _last = clock.GetTimestamp();

    public bool IsDue(CommitUnit unit)
    {
        _events += unit.Batch?.Count ?? 0;
        if (_events == 0 || (_events < everyEvents && clock.GetElapsedTime(_last) < _every)) return false;
        _events = 0;
        _last = clock.GetTimestamp();
        return true;
    }
}
