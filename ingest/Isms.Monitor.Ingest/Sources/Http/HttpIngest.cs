using System.IO.Compression;
using System.Text;
using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Formats;
using Isms.Monitor.Ingest.Pipeline;

namespace Isms.Monitor.Ingest.Sources.Http;

/// <summary>What stands behind <c>POST /ingest/{format}</c>: lines or NDJSON, packed or not; answered once all of it is stored.</summary>
/// <remarks><para>With an Idempotency-Key an id is made of the key and the number of the line, and of the received time of the first
/// attempt, which is remembered on disk: a retry stores nothing twice. Without one, a request that broke is to be repeated, and what
/// it had stored is stored twice.</para>
/// <para>A key belongs to one body: with another one it is refused, since ids would no longer say what stands where.</para></remarks>
public sealed class HttpIngest : ISource, IDisposable
{
    const string Busy = "ISMS1130 the server is busy or stopping. Send it again after a pause, with the same Idempotency-Key.";

    readonly HttpIngestOptions _options;
    readonly StoredPositions _stored;
    readonly TimeProvider _clock;
    readonly IdempotencyKeys _keys;
    readonly SemaphoreSlim _requests;
    readonly long _incarnation;
    volatile Open? _open;
    long _request;

    /// <summary>The pipeline while it takes requests.</summary>
    sealed record Open(SourceOutput Output, CancellationToken Abort);

    /// <exception cref="SourceOptionsException">An option is out of bounds.</exception>
    public HttpIngest(HttpIngestOptions options, StoredPositions stored, TimeProvider clock)
    {
        options.Check();
        (_options, _stored, _clock) = (options, stored, clock);
        Settings = new SourceSettings { Name = "http", Zone = options.Zone, SenderField = SourceFields.LogSourceAddress };
        var folder = SourceFolder.For(options.StateFolder, Settings.Name);
        _incarnation = Incarnation.Next(folder);
        _keys = IdempotencyKeys.Open(Path.Combine(folder, "keys"));
        _requests = new SemaphoreSlim(options.MaxRequests, options.MaxRequests);
    }

    public SourceSettings Settings { get; }

    /// <summary>Whether it takes requests.</summary>
    public bool IsOpen => _open is not null;

    public async Task RunAsync(SourceOutput output, CancellationToken stop, CancellationToken abort)
    {
        _open = new Open(output, abort);
        await Task.Delay(Timeout.InfiniteTimeSpan, _clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _open = null;
        // Requests that were begun are finished: the consumer still runs.
        for (var each = 0; each < _options.MaxRequests; each++) await _requests.WaitAsync(abort);
        _requests.Release(_options.MaxRequests);
    }

    /// <summary>Takes a body and returns once it is stored, or says why not.</summary>
    /// <param name="format">Name of a format, or <c>auto</c>.</param>
    /// <param name="body">Read to its end; not disposed.</param>
    /// <param name="isPacked">Whether it is gzip.</param>
    /// <param name="key">The Idempotency-Key, or null.</param>
    /// <param name="sender">Address of the client.</param>
    /// <param name="abort">The client is gone.</param>
    public async Task<IngestAnswer> AcceptAsync(string format, Stream body, bool isPacked, string? key, string sender, CancellationToken abort)
    {
        if (format != "auto" && !LogFormats.IsKnown(format))
            return IngestAnswer.Refused(404, $"ISMS1001 there is no format '{format}'. 'parse formats' lists them.");
        if (key is { Length: 0 or > 255 })
            return IngestAnswer.Refused(400, "ISMS1131 the Idempotency-Key is empty or longer than 255 characters. Use a random one, for example a UUID.");
        if (_open is not { } open || !await _requests.WaitAsync(TimeSpan.Zero, CancellationToken.None)) return IngestAnswer.Refused(503, Busy);
        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(abort, open.Abort);
            await using var unpacked = isPacked ? new GZipStream(body, CompressionMode.Decompress, leaveOpen: true) : null;
            return await AcceptAsync(open, format, unpacked ?? body, key, sender, either.Token);
        }
        catch (InvalidDataException e) when (!e.Message.StartsWith("ISMS", StringComparison.Ordinal))
        {
            return IngestAnswer.Refused(400, $"ISMS1132 the body cannot be unpacked: {e.Message} Send gzip with Content-Encoding: gzip, or plain text without.");
        }
        catch (BodyTooLargeException)
        {
            return IngestAnswer.Refused(413, $"ISMS1133 the body is longer than {_options.MaxBodyBytes} bytes unpacked. Send it in parts, each with a key of its own.");
        }
        catch (OperationCanceledException) when (!abort.IsCancellationRequested)
        {
            return IngestAnswer.Refused(503, Busy);
        }
        finally
        {
            _requests.Release();
        }
    }

    public void Dispose()
    {
        _keys.Dispose();
        _requests.Dispose();
    }

    async Task<IngestAnswer> AcceptAsync(Open open, string format, Stream body, string? key, string sender, CancellationToken abort)
    {
        var settings = Settings with { Format = format == "auto" ? null : format };
        var limited = new LimitedBody(body, _options.MaxBodyBytes);
        var now = UnixMicros.From(_clock.GetUtcNow());
        if (key is null)
        {
            var origin = Origin.Of(Settings.Name, _incarnation, BitConverter.GetBytes(Interlocked.Increment(ref _request)));
            var lines = await new BodyLines(open.Output, settings, origin, sender, now, long.MinValue, null).WriteAsync(limited, abort);
            return new IngestAnswer(200, lines, 0, null);
        }
        return await AcceptOnceAsync(open, settings, limited, key, sender, now, abort);
    }

    /// <summary>The whole body first: one that broke off must not become the body of its key. From then on the client may go: what was begun is
    /// stored, and a retry waits for it.</summary>
    async Task<IngestAnswer> AcceptOnceAsync(Open open, SourceSettings settings, LimitedBody body, string key, string sender, long now, CancellationToken abort)
    {
        var whole = new MemoryStream();
        await body.CopyToAsync(whole, abort);
        var origin = Origin.Of("http-key", 0, Encoding.UTF8.GetBytes(key));
        var fingerprint = Origin.Of(settings.Format ?? "auto", 0, whole.GetBuffer().AsSpan(0, (int)whole.Length));
        if (_keys.FirstOf(origin, fingerprint, now) is not { } first)
            return IngestAnswer.Refused(503, $"ISMS1134 more than {IdempotencyKeys.Kept} keys came since the start. Send larger bodies, or restart the server.");
        if (first.Body != fingerprint)
            return IngestAnswer.Refused(422, "ISMS1135 this Idempotency-Key was used for another body. Use a new key for each body.");
        await first.Turn.WaitAsync(open.Abort);
        try
        {
            var below = Math.Max(first.Stored, _stored.Below(settings.Name, origin) ?? long.MinValue);
            whole.Position = 0;
            var lines = await new BodyLines(open.Output, settings, origin, sender, first.ReceivedMicros, below, stored => first.Stored = stored)
                .WriteAsync(whole, open.Abort);
            return new IngestAnswer(200, lines, Math.Clamp(below, 0, lines), null);
        }
        finally
        {
            first.Turn.Release();
        }
    }
}
