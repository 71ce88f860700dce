using System.Text;
using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Sources;

namespace Isms.Monitor.EndToEnd.Kafka;

/// <summary>Stores events with their positions as one, and tells when a number is reached.</summary>
sealed class EventLedger
{
    readonly Dictionary<(string, UInt128), long> _below = [];
    readonly Lock _lock = new();
    TaskCompletionSource _reached = new();
    int _goal = int.MaxValue;

    public Dictionary<EventId, string> ById { get; } = [];

    /// <summary>Events that came although they were stored.</summary>
    public int Again { get; private set; }

    public StoredPositions Positions
    {
        get { lock (_lock) return new StoredPositions(_below.Select(each => new SourcePosition(each.Key.Item1, each.Key.Item2, each.Value))); }
    }

    /// <summary>Done when so many are stored.</summary>
    public Task ReachedAsync(int goal, CancellationToken abort)
    {
        lock (_lock)
        {
            (_goal, _reached) = (goal, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            if (ById.Count >= goal) _reached.SetResult();
            return _reached.Task.WaitAsync(TimeSpan.FromMinutes(2), abort);
        }
    }

    public void Commit(EventBatch batch)
    {
        lock (_lock)
        {
            var key = (batch.Position.Source, batch.Position.Origin);
            foreach (var each in batch.Events)
            {
                var text = Encoding.UTF8.GetString(each.Original);
                if (ById.TryAdd(each.Id, text)) continue;
                Assert.Equal(ById[each.Id], text);
                Again++;
            }
            _below[key] = Math.Max(batch.Position.Offset, _below.GetValueOrDefault(key));
            if (ById.Count >= _goal) _reached.TrySetResult();
        }
    }
}
