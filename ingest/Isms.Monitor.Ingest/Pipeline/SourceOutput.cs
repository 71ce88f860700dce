using Isms.Monitor.Events;

namespace Isms.Monitor.Ingest.Pipeline;

/// <summary>The pipeline as one source sees it. Any thread.</summary>
public sealed class SourceOutput
{
    readonly BatchQueue _queue;
    readonly SourceRun _run;

    internal SourceOutput(BatchQueue queue, SourceRun run) => (_queue, _run) = (queue, run);

    /// <summary>An empty batch; give it back through <see cref="WriteAsync"/>, <see cref="TryWrite"/> or <see cref="Return"/>.</summary>
    public EventBatch Rent() => _queue.Pool.Rent();

    public void Return(EventBatch unused) => _queue.Pool.Return(unused);

    /// <summary>Hands a batch over; waits while the pipeline is full. Order is kept.</summary>
    public ValueTask WriteAsync(EventBatch batch, CancellationToken abort) => _queue.WriteAsync(batch, _run, abort);

    /// <summary>Hands a batch over unless the pipeline is full; then the batch is still the caller's.</summary>
    public bool TryWrite(EventBatch batch) => _queue.TryWrite(batch, _run);

    /// <summary>Frames that were taken and had to be thrown away, since their transport cannot wait.</summary>
    public void Dropped(string sender, long frames) => _run.Statistics.Dropped(sender, frames);

    /// <summary>Datagrams that the kernel threw away since this source opened its socket.</summary>
    public void KernelDropped(long total) => _run.Statistics.KernelDropped(total);

    /// <summary>What lies in front of the source, unread: bytes of a file, records of a topic.</summary>
    public void Backlog(long amount) => _run.Statistics.Backlog = amount;

    /// <summary>Something a person should know while the source goes on, as <c>ISMSnnnn problem. remedy.</c></summary>
    public void Report(string problem) => _run.Report(problem);
}
