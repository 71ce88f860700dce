using System.Diagnostics;
using System.Text.Json;
using System.Threading.Channels;
using Isms.Monitor.Ingest.Framing;

namespace Isms.Monitor.Api.Parsing;

/// <summary>Reads files chunk by chunk, parses the chunks on several threads and writes the documents in the order of the input.</summary>
/// <remarks>One worker more than threads: while it is being filled, the others parse or wait to be written. So memory is bounded too.</remarks>
sealed class ParseRun(ParseOptions options, Stream output)
{
    static readonly JsonSerializerOptions SummarySpelling = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    readonly List<ParseWorker> _workers = [];

    public async Task RunAsync(IReadOnlyList<string> files, CancellationToken abort)
    {
        var clock = Stopwatch.StartNew();
        if (options.Threads == 1) await RunAloneAsync(files, abort);
        else await RunInParallelAsync(files, abort);
        if (options.IsSummary) await JsonSerializer.SerializeAsync(output, Summary(clock.Elapsed.TotalSeconds), SummarySpelling, abort);
        if (options.IsSummary) await output.WriteAsync("\n"u8.ToArray(), abort);
        await output.FlushAsync(abort);
    }

    async Task RunAloneAsync(IReadOnlyList<string> files, CancellationToken abort)
    {
        var worker = Hire();
        foreach (var file in files)
        {
            await using var stream = InputFile.Open(file);
            var chunks = new FrameChunkReader(stream, End);
            while (chunks.TryRead(worker.Chunk))
            {
                abort.ThrowIfCancellationRequested();
                worker.Parse();
                await output.WriteAsync(worker.Documents.WrittenMemory, abort);
            }
        }
    }

    async Task RunInParallelAsync(IReadOnlyList<string> files, CancellationToken abort)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(abort);
        var workers = options.Threads + 1;
        var free = Channel.CreateBounded<ParseWorker>(workers);
        for (var i = 0; i < workers; i++) free.Writer.TryWrite(Hire());
        var running = Channel.CreateBounded<Task<ParseWorker>>(workers);
        var reading = Task.Run(() => ReadAsync(files, free.Reader, running.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var task in running.Reader.ReadAllAsync(abort))
            {
                var worker = await task;
                await output.WriteAsync(worker.Documents.WrittenMemory, abort);
                free.Writer.TryWrite(worker);
            }
        }
        finally
        {
            await stop.CancelAsync();
            await reading;
        }
    }

    /// <summary>Starts the chunks in order. A worker is free again once its documents are written.</summary>
    async Task ReadAsync(
        IReadOnlyList<string> files, ChannelReader<ParseWorker> free, ChannelWriter<Task<ParseWorker>> running, CancellationToken stop)
    {
        try
        {
            var worker = await free.ReadAsync(stop);
            foreach (var file in files)
            {
                await using var stream = InputFile.Open(file);
                var chunks = new FrameChunkReader(stream, End);
                while (chunks.TryRead(worker.Chunk))
                {
                    await running.WriteAsync(StartAsync(worker), stop);
                    worker = await free.ReadAsync(stop);
                }
            }
            running.Complete();
        }
        catch (Exception e)
        {
            running.Complete(e);   // the reader of the tasks sees it and ends the run
        }
    }

    static Task<ParseWorker> StartAsync(ParseWorker worker) => Task.Run(() =>
    {
        worker.Parse();
        return worker;
    }, CancellationToken.None);

    byte End => options.EndsWithNull ? (byte)0 : (byte)'\n';

    ParseWorker Hire()
    {
        var worker = new ParseWorker(options);
        _workers.Add(worker);
        return worker;
    }

    object Summary(double seconds)
    {
        var formats = _workers.SelectMany(worker => worker.Parsed).GroupBy(pair => pair.Key)
            .OrderBy(group => group.Key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Sum(pair => pair.Value));
        var (parsed, unparsed) = (formats.Values.Sum(), _workers.Sum(worker => worker.Unparsed));
        var bytes = _workers.Sum(worker => worker.Bytes);
        return new
        {
            Frames = parsed + unparsed, Parsed = parsed, Unparsed = unparsed, Bytes = bytes, Seconds = Math.Round(seconds, 3),
            CpuSeconds = Math.Round(Environment.CpuUsage.TotalTime.TotalSeconds, 3),
            FramesPerSecond = Math.Round((parsed + unparsed) / seconds), MegabytesPerSecond = Math.Round(bytes / seconds / 1e6, 1), Formats = formats,
        };
    }
}
