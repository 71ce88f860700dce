using System.Text;
using Isms.Monitor.Api.Replaying;

namespace Isms.Monitor.Api.Tests.Replaying;

/// <summary>A system that takes everything, and knows a key when it comes again.</summary>
sealed class FakeTarget(TimeProvider clock) : IReplayTarget
{
    readonly HashSet<string> _keys = [];

    public List<(DateTimeOffset At, ReplayBatch Batch)> Taken { get; } = [];

    /// <summary>Refuses from this batch on, counted from 0.</summary>
    public int RefusesFrom { get; set; } = int.MaxValue;

    public string Text => string.Concat(Taken.Select(taken => Encoding.UTF8.GetString(taken.Batch.Body.Span)));

    public Task<long> SendAsync(ReplayBatch batch, CancellationToken abort)
    {
        if (Taken.Count >= RefusesFrom) throw new ReplayException("no more");
        if (!_keys.Add(batch.Key)) return Task.FromResult((long)batch.Lines);
        Taken.Add((clock.GetUtcNow(), batch));
        return Task.FromResult(0L);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
