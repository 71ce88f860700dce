using System.Globalization;
using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Pipeline;
using Isms.Monitor.Ingest.Sources;
using Isms.Monitor.Ingest.Tests.Sources;

namespace Isms.Monitor.Ingest.Tests.Pipeline;

public class IngestPipelineTests
{
    static CancellationToken Abort => TestContext.Current.CancellationToken;

    static readonly long Noon = UnixMicros.From(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    readonly ManualClock _clock = new();
    readonly MemoryStore _store = new();

    [Theory, InlineData(1), InlineData(4)]
    public async Task Every_source_keeps_its_order_however_many_workers_parse(int workers)
    {
        var sources = Enumerable.Range(0, 3).Select(number => Source($"s{number}", 500)).ToArray();
        await RunAsync(new PipelineOptions { Workers = workers, InFlightBatches = 16 }, sources);
        foreach (var source in sources)
            Assert.Equal(Enumerable.Range(0, 500).Select(Line), _store.Rows.Where(row => row.Source == source.Settings.Name).Select(row => row.Frame));
    }

    [Fact]
    public async Task A_consumer_that_does_not_acknowledge_holds_the_source_back_and_loses_nothing()
    {
        var source = Source("s", 1000);
        var held = new List<EventBatch>();
        var isFull = new TaskCompletionSource();
        using var pipeline = new IngestPipeline(new PipelineOptions { InFlightBatches = 8 }, [source], (batch, _) =>
        {
            lock (held)
            {
                held.Add(batch);
                if (held.Count == 8) isFull.TrySetResult();
            }
            return ValueTask.CompletedTask;
        }, _clock);
        var running = pipeline.RunAsync(CancellationToken.None, Abort);
        await isFull.Task.WaitAsync(Abort);
        Assert.InRange(source.Given, 8, 9);
        Assert.Equal(8, pipeline.InFlight);
        while (!running.IsCompleted || pipeline.InFlight > 0)
        {
            lock (held)
            {
                foreach (var batch in held)
                {
                    _store.Commit(batch);
                    batch.Acknowledge();
                }
                held.Clear();
            }
            await Task.Yield();
        }
        await running;
        Assert.Equal(Enumerable.Range(0, 1000).Select(Line), _store.Frames);
    }

    [Fact]
    public async Task A_source_that_fails_is_run_again_and_the_others_do_not_notice()
    {
        var reports = new List<SourceReport>();
        var (bad, good) = (Source("bad", 20, failAt: 10), Source("good", 20));
        using var pipeline = new IngestPipeline(new PipelineOptions { Reported = reports.Add }, [bad, good], _store.CommitAndAcknowledgeAsync, _clock);
        var running = pipeline.RunAsync(CancellationToken.None, Abort);
        while (!running.IsCompleted)
        {
            if (_clock.Waiting > 0) _clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
        await running;
        Assert.Equal(40, _store.Rows.Count);
        Assert.Equal("ISMS1101 the source failed: the cable was pulled. It is tried again by itself.", Assert.Single(reports).Text);
        Assert.Equal([1, 0], pipeline.Status.Select(status => status.Failures));
    }

    [Fact]
    public async Task A_fault_while_files_are_loaded_ends_the_run_after_what_was_read()
    {
        var bad = Source("bad", 20, failAt: 10);
        using var pipeline = new IngestPipeline(new PipelineOptions { RetriesSources = false }, [bad], _store.CommitAndAcknowledgeAsync, _clock);
        await Assert.ThrowsAsync<IOException>(() => pipeline.RunAsync(CancellationToken.None, Abort));
        Assert.Equal(10, _store.Rows.Count);
    }

    [Fact]
    public async Task A_fault_of_the_consumer_ends_the_pipeline()
    {
        using var pipeline = new IngestPipeline(new PipelineOptions(), [Source("s", 1000)], (_, _) => throw new IOException("the disk is full."), _clock);
        await Assert.ThrowsAsync<IOException>(() => pipeline.RunAsync(CancellationToken.None, Abort));
    }

    [Fact]
    public async Task Stop_ends_the_sources_and_what_they_gave_is_still_stored()
    {
        using var stop = new CancellationTokenSource();
        var source = Source("s", 100_000);
        using var pipeline = new IngestPipeline(new PipelineOptions(), [source], async (batch, abort) =>
        {
            await _store.CommitAndAcknowledgeAsync(batch, abort);
            if (_store.Rows.Count == 50) await stop.CancelAsync();
        }, _clock);
        await pipeline.RunAsync(stop.Token, Abort);
        Assert.InRange(_store.Rows.Count, 50, 99_999);
        Assert.Equal(source.Given, _store.Rows.Count);
    }

    [Fact]
    public async Task Abort_ends_it_at_once()
    {
        using var abort = new CancellationTokenSource();
        using var pipeline = new IngestPipeline(new PipelineOptions(), [Source("s", 100_000)], async (_, given) =>
        {
            await abort.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, _clock, given);
        }, _clock);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pipeline.RunAsync(CancellationToken.None, abort.Token));
    }

    [Fact]
    public void Two_sources_with_one_name_are_refused()
    {
        var refused = Assert.Throws<SourceOptionsException>(() =>
            new IngestPipeline(new PipelineOptions { Workers = 0 }, [Source("s", 1), Source("s", 1)], _store.CommitAndAcknowledgeAsync, _clock));
        Assert.Equal(
        [
            "ISMS1100 Ingest:Workers is 0. It must be between 1 and 64.",
            "ISMS1102 two sources have one name. Give each source a name of its own, since its position is stored under it.",
        ], refused.Problems);
    }

    async Task RunAsync(PipelineOptions options, IReadOnlyList<ISource> sources)
    {
        using var pipeline = new IngestPipeline(options, sources, _store.CommitAndAcknowledgeAsync, _clock);
        await pipeline.RunAsync(CancellationToken.None, Abort);
    }

    static string Line(int number) => string.Create(CultureInfo.InvariantCulture, $"<13>Mar  1 12:00:00 host app: line {number}");

    static ListSource Source(string name, int lines, int failAt = -1) =>
        new(name, [.. Enumerable.Range(0, lines).Select(number => ("192.0.2.1", Noon + number, Line(number)))], failAt);
}
