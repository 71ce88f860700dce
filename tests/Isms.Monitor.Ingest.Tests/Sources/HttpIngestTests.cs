using System.IO.Compression;
using System.Text;
using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Pipeline;
using Isms.Monitor.Ingest.Sources;
using Isms.Monitor.Ingest.Sources.Http;

namespace Isms.Monitor.Ingest.Tests.Sources;

public sealed class HttpIngestTests : IDisposable
{
    readonly TestFolder _folder = new();
    readonly MemoryStore _store = new();
    readonly ManualClock _clock = new();

    static CancellationToken Abort => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_answered_only_when_all_lines_are_stored()
    {
        var open = new TaskCompletionSource();
        await WithAsync(async http =>
        {
            var answering = SendAsync(http, Lines(1000));
            Assert.False(answering.IsCompleted);
            open.SetResult();
            Assert.Equal(new IngestAnswer(200, 1000, 0, null), await answering);
            Assert.Equal(1000, _store.Rows.Count);
        }, async (batch, abort) =>
        {
            await open.Task.WaitAsync(abort);
            await _store.CommitAndAcknowledgeAsync(batch, abort);
        });
    }

    [Fact]
    public Task A_packed_body_is_unpacked() => WithAsync(async http =>
    {
        var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) await gzip.WriteAsync(Encoding.UTF8.GetBytes("one\ntwo"), Abort);
        packed.Position = 0;
        Assert.Equal(2, (await http.AcceptAsync("auto", packed, isPacked: true, null, "192.0.2.1", Abort)).Lines);
        Assert.Equal(["one", "two"], _store.Frames);
    });

    [Fact]
    public async Task A_retry_with_the_same_key_stores_nothing_twice_even_after_a_crash_and_hours_later()
    {
        var ids = new List<EventId>();
        await WithAsync(async http => Assert.Equal(new IngestAnswer(200, 700, 0, null), await SendAsync(http, Lines(700), "key-1")));
        ids.AddRange(_store.Rows.Select(row => row.Id));
        _clock.Advance(TimeSpan.FromHours(30));
        await WithAsync(async http =>
        {
            Assert.Equal(new IngestAnswer(200, 700, 700, null), await SendAsync(http, Lines(700), "key-1"));
            Assert.Equal(new IngestAnswer(200, 700, 0, null), await SendAsync(http, Lines(700), "key-2"));
        });
        Assert.Equal(1400, _store.Rows.Count);
        Assert.Equal(ids, _store.Rows.Take(700).Select(row => row.Id));
        Assert.Equal(0, _store.Skipped);
    }

    [Fact]
    public async Task A_retry_after_a_crash_in_the_middle_stores_the_rest_with_the_ids_of_the_first_attempt()
    {
        using var crash = new CancellationTokenSource();
        await WithAsync(async http => Assert.Equal(503, (await SendAsync(http, Lines(700), "key-1")).Status), async (batch, _) =>
        {
            _store.Commit(batch);
            // Stored and not acknowledged; what follows is lost.
            await crash.CancelAsync();
        }, crash);
        Assert.Equal(256, _store.Rows.Count);
        var received = _store.Rows[0].ReceivedMicros;
        _clock.Advance(TimeSpan.FromHours(30));
        await WithAsync(async http => Assert.Equal(new IngestAnswer(200, 700, 256, null), await SendAsync(http, Lines(700), "key-1")));
        Assert.Equal(Lines(700).Split('\n'), _store.Frames);
        Assert.All(_store.Rows, row => Assert.Equal(received, row.ReceivedMicros));
    }

    [Fact]
    public Task A_key_belongs_to_one_body() => WithAsync(async http =>
    {
        await SendAsync(http, "one", "key-1");
        Assert.Equal(new IngestAnswer(422, 0, 0, "ISMS1135 this Idempotency-Key was used for another body. Use a new key for each body."),
            await SendAsync(http, "two", "key-1"));
        Assert.Equal(["one"], _store.Frames);
    });

    [Fact]
    public Task Without_a_key_the_same_body_is_stored_again() => WithAsync(async http =>
    {
        await SendAsync(http, "one");
        await SendAsync(http, "one");
        Assert.Equal(["one", "one"], _store.Frames);
    });

    [Theory]
    [InlineData("no.such", "x", null, 404, "ISMS1001 there is no format 'no.such'. 'parse formats' lists them.")]
    [InlineData("auto", "x", "", 400, "ISMS1131 the Idempotency-Key is empty or longer than 255 characters. Use a random one, for example a UUID.")]
    [InlineData("auto", null, null, 413, "ISMS1133 the body is longer than 2048 bytes unpacked. Send it in parts, each with a key of its own.")]
    [InlineData("auto", null, "key", 413, "ISMS1133 the body is longer than 2048 bytes unpacked. Send it in parts, each with a key of its own.")]
    public Task What_is_wrong_is_refused_with_a_remedy(string format, string? body, string? key, int status, string problem) => WithAsync(async http =>
    {
        var bytes = new MemoryStream(Encoding.UTF8.GetBytes(body ?? new string('x', 3000)));
        Assert.Equal(new IngestAnswer(status, 0, 0, problem), await http.AcceptAsync(format, bytes, false, key, "192.0.2.1", Abort));
        Assert.Empty(_store.Rows);
    }, maxBodyBytes: 2048);

    [Fact]
    public Task A_body_that_is_no_gzip_is_refused() => WithAsync(async http =>
    {
        var answer = await http.AcceptAsync("auto", new MemoryStream("plain"u8.ToArray()), isPacked: true, null, "192.0.2.1", Abort);
        Assert.Equal(400, answer.Status);
        Assert.StartsWith("ISMS1132 the body cannot be unpacked: ", answer.Problem, StringComparison.Ordinal);
    });

    [Fact]
    public async Task Before_the_pipeline_runs_a_client_is_told_to_come_again()
    {
        using var http = new HttpIngest(new HttpIngestOptions { StateFolder = _folder.Path("state") }, StoredPositions.None, _clock);
        Assert.Equal(503, (await SendAsync(http, "one")).Status);
    }

    public void Dispose() => _folder.Dispose();

    static string Lines(int count) => string.Join('\n', Enumerable.Range(0, count).Select(number => $"line {number}"));

    static Task<IngestAnswer> SendAsync(HttpIngest http, string body, string? key = null) =>
        http.AcceptAsync("auto", new MemoryStream(Encoding.UTF8.GetBytes(body)), isPacked: false, key, "192.0.2.1", Abort);

    async Task WithAsync(Func<HttpIngest, Task> use, Func<EventBatch, CancellationToken, ValueTask>? consumer = null, CancellationTokenSource? crash = null,
        long maxBodyBytes = 1 << 20)
    {
        using var stop = new CancellationTokenSource();
        using var http = new HttpIngest(new HttpIngestOptions { StateFolder = _folder.Path("state"), MaxBodyBytes = maxBodyBytes }, _store.Positions, _clock);
        using var pipeline = new IngestPipeline(new PipelineOptions(), [http], consumer ?? _store.CommitAndAcknowledgeAsync, _clock);
        var running = pipeline.RunAsync(stop.Token, crash?.Token ?? Abort);
        while (!http.IsOpen) await Task.Yield();
        await use(http);
        await stop.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
