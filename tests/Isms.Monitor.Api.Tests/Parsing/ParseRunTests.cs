using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Isms.Monitor.Api.Parsing;
using Isms.Monitor.Ingest.Formats;

namespace Isms.Monitor.Api.Tests.Parsing;

public sealed class ParseRunTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("parse-run").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Documents_come_in_the_order_of_the_input_over_all_files(int threads)
    {
        var files = Enumerable.Range(0, 3).Select(file => Write($"{file}.log", Lines(file * 20_000, 20_000))).ToArray();
        var documents = await RunAsync(files, threads);
        Assert.Equal(60_000, documents.Length);
        for (var i = 0; i < documents.Length; i++)
            Assert.Equal($"number {i}", documents[i].GetProperty("message").GetString());
    }

    [Fact]
    public async Task Frames_that_end_with_NUL_may_hold_newlines_and_be_empty()
    {
        var documents = await RunAsync([Write("nul.log", "<13>Nov 24 22:00:00 h a: one\ntwo\0\0last\0")], 1, endsWithNull: true);
        Assert.Equal(["one\ntwo", null, null], documents.Select(document => document.TryGetProperty("message", out var text) ? text.GetString() : null));
        Assert.Equal(["event", "pipeline_error", "pipeline_error"], documents.Select(document => document.GetProperty("event.kind").GetString()));
    }

    [Fact]
    public async Task Windows_line_ends_and_blank_lines_are_no_part_of_a_frame()
    {
        var documents = await RunAsync([Write("crlf.log", "<13>Nov 24 22:00:00 h a: one\r\n\r\n\n<13>Nov 24 22:00:00 h a: two")], 1);
        Assert.Equal(["one", "two"], documents.Select(document => document.GetProperty("message").GetString()));
    }

    [Theory]
    [InlineData(1 << 20)]
    [InlineData((1 << 20) + 1)]
    [InlineData(5 << 20)]
    public async Task A_frame_of_a_megabyte_or_more_is_cut_tagged_and_does_not_disturb_the_next(int length)
    {
        var first = "<13>Nov 24 22:00:00 h a: ".PadRight(length, 'x');
        var documents = await RunAsync([Write("long.log", $"{first}\n<13>Nov 24 22:00:00 h a: next\n")], 2);
        Assert.Equal(2, documents.Length);
        Assert.Equal(FrameParser.MaxFrameBytes, documents[0].GetProperty("event.original").GetString()!.Length);
        Assert.Equal(FrameParser.TruncatedTag, documents[0].GetProperty("tags").GetString());
        Assert.Equal("next", documents[1].GetProperty("message").GetString());
    }

    [Fact]
    public async Task Bytes_that_are_not_UTF8_do_not_break_the_output()
    {
        var path = Path.Combine(_folder, "bytes.log");
        await File.WriteAllBytesAsync(path, [.. "<13>Nov 24 22:00:00 h a: "u8, 0xFF, 0xC0, 0x80, 0x01, (byte)'"', (byte)'\n', 0xFE, (byte)'\n'], TestContext.Current.CancellationToken);
        var documents = await RunAsync([path], 1);
        Assert.Equal(["event", "pipeline_error"], documents.Select(document => document.GetProperty("event.kind").GetString()));
    }

    [Fact]
    public async Task A_gz_file_is_unpacked()
    {
        var path = Path.Combine(_folder, "packed.log.gz");
        await using (var packed = new GZipStream(File.Create(path), CompressionLevel.Fastest)) packed.Write(Encoding.ASCII.GetBytes(Lines(0, 5000)));
        Assert.Equal(5000, (await RunAsync([path], 2)).Length);
    }

    [Fact]
    public async Task The_summary_counts_by_format_and_writes_no_document()
    {
        var summary = (await RunAsync([Write("mixed.log", Lines(0, 10) + "nothing\n")], 2, isSummary: true)).Single();
        Assert.Equal((11, 10, 1), (summary.GetProperty("frames").GetInt64(), summary.GetProperty("parsed").GetInt64(), summary.GetProperty("unparsed").GetInt64()));
        Assert.Equal(10, summary.GetProperty("formats").GetProperty("rfc3164").GetInt64());
    }

    [Fact]
    public async Task A_missing_file_ends_the_run_with_its_name() =>
        Assert.Contains("absent.log", (await Assert.ThrowsAsync<FileNotFoundException>(() => RunAsync([Path.Combine(_folder, "absent.log")], 2))).Message, StringComparison.Ordinal);

    static string Lines(int from, int count) => string.Concat(Enumerable.Range(from, count).Select(number => $"<13>Nov 24 22:00:00 host-1 app: number {number}\n"));

    string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    static async Task<JsonElement[]> RunAsync(string[] files, int threads, bool endsWithNull = false, bool isSummary = false)
    {
        using var output = new MemoryStream();
        var options = new ParseOptions("auto", true, endsWithNull, isSummary, 1_795_557_600_000_000, TimeZoneInfo.Utc, threads);
        await new ParseRun(options, output).RunAsync(files, TestContext.Current.CancellationToken);
        return [.. Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<JsonElement>(line))];
    }
}
