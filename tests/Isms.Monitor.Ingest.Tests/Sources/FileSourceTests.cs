using System.Globalization;
using System.IO.Compression;
using FsCheck.Xunit;
using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Pipeline;
using Isms.Monitor.Ingest.Sources;
using Isms.Monitor.Ingest.Sources.Files;

namespace Isms.Monitor.Ingest.Tests.Sources;

public sealed class FileSourceTests : IDisposable
{
    readonly FollowedFile _file = new();

    [Fact]
    public async Task Lines_are_given_once_and_a_part_of_a_line_waits_for_its_end()
    {
        _file.Append("one\r\ntwo\n\nthr");
        await _file.FinishAsync();
        Assert.Equal(["one", "two"], _file.Store.Frames);

        _file.Append("ee\n");
        await _file.FinishAsync();
        Assert.Equal(["one", "two", "three"], _file.Store.Frames);
    }

    [Fact]
    public async Task A_line_that_is_written_after_the_clock_was_asked_is_not_received_before()
    {
        _file.Append("one\n");
        var asked = _file.Clock.GetUtcNow();
        _file.Clock.AfterAsked = () =>
        {
            _file.Clock.Advance(TimeSpan.FromMinutes(1));
            _file.Append("two\n");
        };
        await _file.FinishAsync();

        Assert.Equal(UnixMicros.From(asked), _file.Store.Rows[0].ReceivedMicros);
        Assert.True(_file.Store.Rows[1].ReceivedMicros >= UnixMicros.From(asked.AddMinutes(1)));
    }

    [Fact]
    public async Task A_renamed_file_is_read_to_its_end_before_the_new_one()
    {
        _file.Append("one\n");
        await _file.ReadAllAsync();
        _file.Append("two\nthree without end");
        _file.Rename();
        File.AppendAllText(_file.Log + ".1", ", but it came\n");
        _file.Append("four\n");
        await _file.FinishAsync();

        Assert.Equal(["one", "two", "three without end, but it came", "four"], _file.Store.Frames);
        Assert.Empty(_file.Bench.Reports);
    }

    [Fact]
    public async Task A_renamed_file_is_read_on_until_its_writer_has_noticed()
    {
        _file.Append("one\n");
        await _file.ReadAllAsync();
        _file.Rename();
        _file.Append("three\n");
        await _file.StepAsync();
        File.AppendAllText(_file.Log + ".1", "two\n");
        await _file.FinishAsync();

        Assert.Equal(["one", "two", "three"], _file.Store.Frames);
    }

    [Fact]
    public async Task What_was_written_before_copytruncate_is_read_from_the_copy()
    {
        _file.Append("one\n");
        await _file.ReadAllAsync();
        _file.Append("two\n");
        _file.CopyTruncate();
        _file.Append("three\n");
        await _file.FinishAsync();

        Assert.Equal(["one", "two", "three"], _file.Store.Frames);
        Assert.Empty(_file.Bench.Reports);
    }

    [Fact]
    public async Task A_file_that_was_truncated_and_has_outgrown_its_old_length_is_noticed()
    {
        _file.Append("one\n");
        await _file.ReadAllAsync();
        _file.Truncate();
        _file.Append("longer than what was there before\n");
        await _file.FinishAsync();

        Assert.Equal(["one", "longer than what was there before"], _file.Store.Frames);
        var report = Assert.Single(_file.Bench.Reports);
        Assert.Equal($"ISMS1104 {_file.Log} was truncated at byte 4 and no copy of it is there: what was written after the last reading is gone. "
            + "Rotate by renaming, or let the copy lie beside the file.", report.Text);
    }

    [Fact]
    public async Task A_file_that_was_rotated_while_the_program_was_down_is_found_by_its_content()
    {
        _file.Append("one\n");
        await _file.FinishAsync();
        _file.Crash();
        _file.Append("two\n");
        _file.Rename();
        _file.Append("three\n");
        await _file.FinishAsync();

        Assert.Equal(["one", "two", "three"], _file.Store.Frames);
    }

    [Fact]
    public async Task A_file_that_was_packed_while_the_program_was_down_is_found_too()
    {
        _file.Append("one\n");
        await _file.FinishAsync();
        _file.Crash();
        _file.Append("two\n");
        await using (var packed = new GZipStream(File.Create(_file.Log + ".1.gz"), CompressionLevel.Fastest))
            await packed.WriteAsync(await File.ReadAllBytesAsync(_file.Log, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        File.Delete(_file.Log);
        _file.Append("three\n");
        await _file.FinishAsync();

        Assert.Equal(["one", "two", "three"], _file.Store.Frames);
    }

    [Fact]
    public async Task A_file_that_is_gone_with_lines_unread_is_reported()
    {
        _file.Append("one\n");
        await _file.FinishAsync();
        _file.Crash();
        File.Delete(_file.Log);
        _file.Append("two\n");
        await _file.FinishAsync();

        Assert.Equal(["one", "two"], _file.Store.Frames);
        Assert.StartsWith("ISMS1106 ", Assert.Single(_file.Bench.Reports).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_reading_gives_the_same_ids_although_the_clock_went_on()
    {
        _file.Append("one\ntwo\n");
        await _file.ReadAllAsync();
        var first = Given();
        _file.Crash();
        _file.Clock.Advance(TimeSpan.FromHours(30));
        await _file.ReadAllAsync();

        Assert.Equal(2, first.Count);
        Assert.Equal(first, Given());
    }

    [Property(MaxTest = 60)]
    public void Whatever_happens_every_line_is_stored_once_in_its_order(byte[] steps)
    {
        using var file = new FollowedFile();
        var written = new List<string>();
        // A file that appears and is rotated away between two looks at the folder was never seen: no rotation without a look before it.
        RunAsync(file, steps, written).GetAwaiter().GetResult();
        Assert.Equal(written, file.Store.Frames);
    }

    [Fact]
    public async Task A_file_with_received_times_beside_it_is_taken_as_received_then_and_followed_from_now_on()
    {
        using var file = new FollowedFile { TakesReceivedTimes = true };
        const long Past = 1_700_000_000_000_000;
        using (var ledger = new ReceivedLedgerWriter(ReceivedLedgerWriter.PathFor(file.Log)))
        {
            file.Append("one\ntwo\nthree\n");
            ledger.Add(4, Past);
            ledger.Add(8, Past);
            ledger.Add(14, Past + UnixMicros.Day);
        }
        await file.ReadAllAsync();
        file.Append("four\n");
        await file.FinishAsync();

        Assert.Equal(["one", "two", "three", "four"], file.Store.Frames);
        Assert.Equal([Past, Past, Past + UnixMicros.Day], file.Store.Rows.Take(3).Select(row => row.ReceivedMicros));
        Assert.Equal(2026, UnixMicros.ToDateTimeOffset(file.Store.Rows[3].ReceivedMicros).Year);
        Assert.All(file.Store.Rows, row => Assert.Equal(row.ReceivedMicros / 1000, row.Id.ReceivedMicros / 1000));
    }

    [Fact]
    public async Task Received_times_beside_a_file_are_not_taken_unless_asked_for()
    {
        using (var ledger = new ReceivedLedgerWriter(ReceivedLedgerWriter.PathFor(_file.Log))) ledger.Add(4, 1_700_000_000_000_000);
        _file.Append("one\n");
        await _file.FinishAsync();
        Assert.Equal(2026, UnixMicros.ToDateTimeOffset(_file.Store.Rows[0].ReceivedMicros).Year);
    }

    [Theory, InlineData("app.log"), InlineData("app.log.gz")]
    public async Task A_file_is_loaded_once_however_often_it_is_loaded(string name)
    {
        using var folder = new TestFolder();
        var lines = Enumerable.Range(0, 3000).Select(number => $"line {number} {new string('x', number % 300)}").ToArray();
        var bytes = System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines));
        await using (var file = File.Create(folder.Path(name)))
        await using (Stream packed = name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionLevel.Fastest) : file)
            await packed.WriteAsync(bytes, TestContext.Current.CancellationToken);
        var store = new MemoryStore();
        for (var load = 0; load < 2; load++)
        {
            using var source = new FileSource(
                new FileSourceOptions { Path = folder.Path(name), StateFolder = folder.Path("state"), ReadsOnce = true }, store.Positions, new ManualClock());
            using var pipeline = new IngestPipeline(new PipelineOptions { RetriesSources = false }, [source], store.CommitAndAcknowledgeAsync, new ManualClock());
            await pipeline.RunAsync(CancellationToken.None, TestContext.Current.CancellationToken);
        }
        Assert.Equal(lines, store.Frames);
        Assert.Equal(0, store.Skipped);
    }

    [Fact]
    public void Wrong_options_are_told_together()
    {
        var options = new FileSourceOptions { Path = "a.log.gz", StateFolder = "state", PollInterval = TimeSpan.Zero };
        var refused = Assert.Throws<SourceOptionsException>(() => new FileSource(options, StoredPositions.None, new ManualClock()));
        Assert.Equal(
        [
            "ISMS1100 File:PollInterval is 00:00:00. It must be between 00:00:00.0100000 and 00:01:00.",
            "ISMS1103 a.log.gz is packed and cannot be followed. Read it once ('store load'), or follow the file that is packed later.",
        ], refused.Problems);
    }

    public void Dispose() => _file.Dispose();

    List<(EventId, long, string)> Given()
    {
        var seen = new MemoryStore();
        while (_file.Bench.StoreNext(seen)) { }
        return [.. seen.Rows.Select(row => (row.Id, row.ReceivedMicros, row.Frame))];
    }

    static async Task RunAsync(FollowedFile file, byte[] steps, List<string> written)
    {
        foreach (var step in steps)
        {
            switch (step % 10)
            {
                case 0 or 1: Write(file, written, 1 + step / 10); break;
                case 2 or 3 or 4: await file.StepAsync(); break;
                case 5: file.Bench.StoreNext(file.Store); break;
                case 6: file.Bench.AcknowledgeNext(); break;
                case 7: file.Crash(); break;
                case 8:
                    await SeeAsync(file, written);
                    file.Rename();
                    break;
                default:
                    await SeeAsync(file, written);
                    file.CopyTruncate();
                    break;
            }
        }
        await file.FinishAsync();
    }

    static async Task SeeAsync(FollowedFile file, List<string> written)
    {
        Write(file, written, 1);
        await file.ReadAllAsync();
        Write(file, written, 2);
    }

    static void Write(FollowedFile file, List<string> written, int lines)
    {
        for (var line = 0; line < lines; line++)
        {
            written.Add(string.Create(CultureInfo.InvariantCulture, $"line {written.Count}"));
            file.Append(written[^1] + "\n");
        }
    }
}
