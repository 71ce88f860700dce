using System.Threading.Channels;
using Isms.Monitor.Anomaly;
using Isms.Monitor.Events;
using Isms.Monitor.Sigma;
using Isms.Monitor.Sigma.Detect;
using Isms.Monitor.Store;
using Isms.Monitor.Store.Days;

namespace Isms.Monitor.Api.Server.Stages;

/// <summary>Between parsing and storing: rules, correlations and baselines see each batch, and what they find is stored with it.</summary>
/// <remarks>Batches come one at a time; ticks of the clock take turns with them. The channel to the store is bounded, so a slow disk slows
/// the sources.</remarks>
sealed class DetectionStage : IDisposable
{
    readonly Detector _detector;
    readonly AnomalyDetector _anomalies;
    readonly ReceivedClock _time;
    readonly DetectionState _state;
    readonly CrashPoints _points;
    readonly SnapshotPace _pace;
    readonly Channel<CommitUnit> _units;
    readonly SemaphoreSlim _turn = new(1, 1);
    readonly Dictionary<string, SourceMark> _marks;
    readonly Queue<(CommitUnit Behind, string Unfinished)> _snapshots = new();
    readonly Lock _snapshotTurn = new();
    readonly Detection _found = new();

    public DetectionStage(Detector detector, AnomalyDetector anomalies, ReceivedClock time, DetectionState state, Dictionary<string, SourceMark> marks, CrashPoints points, SnapshotPace pace)
    {
        (_detector, _anomalies, _time, _state, _marks, _points, _pace) = (detector, anomalies, time, state, marks, points, pace);
        _units = Channel.CreateBounded<CommitUnit>(new BoundedChannelOptions(64) { SingleReader = true });
    }

    /// <summary>What is to be stored, in order.</summary>
    public ChannelReader<CommitUnit> Units => _units.Reader;

    /// <summary>What the store keeps beside an event's fields: made by the demo, of a seeded trial; null: nothing.</summary>
    public Func<EcsEvent, EventFlags>? Flags { get; init; }

    /// <summary>The last stage of the pipeline.</summary>
    public async ValueTask ConsumeAsync(EventBatch batch, CancellationToken abort)
    {
        _points.Reach(CrashPoints.AfterParse);
        await _turn.WaitAsync(abort);
        try
        {
            if (batch.Count > 0) _time.Reach(batch[batch.Count - 1].ReceivedMicros);
            _detector.Process(batch, _found);
            foreach (var happened in batch.Events)
                if (happened.Trial == 0) _anomalies.Observe(happened, _found.Alerts.Add);
            Mark(batch);
            await SendAsync(new CommitUnit(batch, [.. _found.Matches], [.. _found.Alerts]) { Flags = Flags }, abort);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Lets time pass for what waits in windows, when no batch does it.</summary>
    /// <param name="isIdle">Nothing is on its way, so the wall clock may be believed.</param>
    /// <param name="abort">Ends now.</param>
    public async Task TickAsync(bool isIdle, CancellationToken abort)
    {
        await _turn.WaitAsync(abort);
        try
        {
            if (isIdle) _time.Follow();
            var alerts = new List<Alert>();
            _detector.Advance(alerts);
            if (alerts.Count > 0) await SendAsync(new CommitUnit(null, [], alerts), abort);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Everything has been given: closes the windows of a finite input, or leaves them open for the next start.</summary>
    public async Task CompleteAsync(bool isFinite, CancellationToken abort)
    {
        var alerts = new List<Alert>();
        if (isFinite) _detector.Flush(alerts);
        var last = new CommitUnit(null, [], alerts);
        Remember(last);
        await _units.Writer.WriteAsync(last, abort);
        _units.Writer.Complete();
    }

    /// <summary>A unit is durable: a snapshot that was taken right behind it may be written now.</summary>
    public void Stored(CommitUnit unit)
    {
        string? due = null;
        lock (_snapshotTurn)
            if (_snapshots.TryPeek(out var next) && ReferenceEquals(next.Behind, unit)) due = _snapshots.Dequeue().Unfinished;
        if (due is null) return;
        try
        {
            _state.Publish(due, ReachInSnapshot);
        }
        catch (IOException)
        {
            // The state before counts on; after a crash more is replayed.
        }
    }

    public void Dispose() => _turn.Dispose();

    async ValueTask SendAsync(CommitUnit unit, CancellationToken abort)
    {
        if (_pace.IsDue(unit)) Remember(unit);
        await _units.Writer.WriteAsync(unit, abort);
    }

    void Remember(CommitUnit unit)
    {
        try
        {
            var unfinished = _state.Write(_detector, _anomalies, _marks, ReachInSnapshot);
            lock (_snapshotTurn) _snapshots.Enqueue((unit, unfinished));
        }
        catch (IOException)
        {
            // A full disk must not stop detection: the state before counts on, and the next turn tries again.
        }
    }

    void ReachInSnapshot(string step) => _points.Reach($"{CrashPoints.WhileSnapshot}:{step}");

    void Mark(EventBatch batch)
    {
        if (batch.Count == 0) return;
        var last = batch[batch.Count - 1];
        _marks[batch.Position.Source] = new SourceMark(last.ReceivedMicros, last.Offset);
    }
}
