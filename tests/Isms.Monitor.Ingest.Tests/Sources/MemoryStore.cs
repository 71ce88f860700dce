using System.Text;
using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Sources;

namespace Isms.Monitor.Ingest.Tests.Sources;

/// <summary>Keeps events and positions together, as the store does: what lies below a stored position is skipped.</summary>
sealed class MemoryStore
{
    readonly Dictionary<(string, UInt128), long> _below = [];
    readonly Dictionary<EventId, string> _byId = [];
    readonly Lock _lock = new();
    TaskCompletionSource _reached = new();
    int _goal = int.MaxValue;

    public sealed record Row(EventId Id, string Frame, string Source, string Sender, long ReceivedMicros);

    public List<Row> Rows { get; } = [];

    /// <summary>Events that were given although they were stored.</summary>
    public int Skipped { get; private set; }

    public IEnumerable<string> Frames => Rows.Select(row => row.Frame);

    public StoredPositions Positions
    {
        get { lock (_lock) return new StoredPositions(_below.Select(each => new SourcePosition(each.Key.Item1, each.Key.Item2, each.Value))); }
    }

    /// <summary>Done when so many rows are stored.</summary>
    public Task ReachedAsync(int rows, CancellationToken abort)
    {
        lock (_lock)
        {
            (_goal, _reached) = (rows, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            if (Rows.Count >= rows) _reached.SetResult();
            return _reached.Task.WaitAsync(TimeSpan.FromSeconds(30), abort);
        }
    }

    public void Commit(EventBatch batch)
    {
        lock (_lock)
        {
            var key = (batch.Position.Source, batch.Position.Origin);
            var below = _below.GetValueOrDefault(key, long.MinValue);
            foreach (var each in batch.Events)
            {
                if (each.Offset < below) Skipped++;
                else Add(each, batch);
            }
            _below[key] = Math.Max(below, batch.Position.Offset);
            if (Rows.Count >= _goal) _reached.TrySetResult();
        }
    }

    public ValueTask CommitAndAcknowledgeAsync(EventBatch batch, CancellationToken abort)
    {
        Commit(batch);
        batch.Acknowledge();
        return ValueTask.CompletedTask;
    }

    void Add(EcsEvent from, EventBatch batch)
    {
        var frame = Encoding.UTF8.GetString(from.Original);
        Assert.True(_byId.TryAdd(from.Id, frame), $"stored twice under one id: '{_byId.GetValueOrDefault(from.Id)}' and '{frame}'");
        Rows.Add(new Row(from.Id, frame, batch.Position.Source, batch.Sender, from.ReceivedMicros));
    }
}
