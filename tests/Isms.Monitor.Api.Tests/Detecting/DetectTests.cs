using System.CommandLine;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Isms.Monitor.Api.Commands;
using Isms.Monitor.Api.Detecting;
using Isms.Monitor.Events;
using Isms.Monitor.Sigma;
using Isms.Monitor.Sigma.Correlate;
using Isms.Monitor.Sigma.Rules;

namespace Isms.Monitor.Api.Tests.Detecting;

public class DetectTests
{
    static readonly string[] Both = [Repository.Data("first.log"), Repository.Data("second.log")];

    [Fact]
    public void Two_files_are_merged_by_time_and_events_are_lines_counted_over_both()
    {
        var actual = Run(Both);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") File.WriteAllText(Repository.Data("alerts.ndjson"), actual);
        Assert.Equal(File.ReadAllText(Repository.Data("alerts.ndjson")), actual);
        Assert.Equal([0, 2, 3, 5, 7, 8], JsonDocument.Parse(actual).RootElement.GetProperty("events").EnumerateArray().Select(line => line.GetInt32()).Order());
    }

    [Theory, InlineData(1), InlineData(2), InlineData(8)]
    public void The_number_of_threads_changes_nothing(int threads) => Assert.Equal(Run(Both), Run(Both, threads: threads));

    [Fact]
    public void The_order_of_the_files_changes_line_numbers_only() =>
        Assert.Equal(Alerts(Run(Both)).Select(Essence), Alerts(Run([.. Both.Reverse()])).Select(Essence));

    [Fact]
    public void Lines_out_of_order_are_sorted_and_packed_files_are_read()
    {
        var folder = Directory.CreateTempSubdirectory("detect-").FullName;
        var shuffled = Path.Combine(folder, "shuffled.log.gz");
        using (var packed = new GZipStream(File.Create(shuffled), CompressionLevel.Fastest))
            packed.Write(Encoding.ASCII.GetBytes(string.Join('\n', Both.SelectMany(File.ReadAllLines).Reverse())));
        var alerts = Alerts(Run([shuffled]));
        Directory.Delete(folder, recursive: true);
        Assert.Equal(Alerts(Run(Both)).Select(Essence), alerts.Select(Essence));
    }

    [Fact]
    public void A_long_file_is_read_in_chunks_and_every_line_counts_once()
    {
        var folder = Directory.CreateTempSubdirectory("detect-").FullName;
        var path = Path.Combine(folder, "long.log");
        File.WriteAllLines(path, Enumerable.Range(0, 30_000).Select(i =>
            $"Nov 24 2026 {i / 3600:00}:{i / 60 % 60:00}:{i % 60:00} fw-01 : %ASA-4-106023: Deny tcp src outside:203.0.113.7/4000 dst inside:10.0.0.1/{i % 60_000 + 1} by access-group \"outside_in\" [0x0, 0x0]"));
        var alert = Assert.Single(Alerts(Run([path], threads: 3)));
        var summary = JsonDocument.Parse(Run([path], isSummary: true)).RootElement;
        Directory.Delete(folder, recursive: true);
        Assert.Equal((30_000, 256), (alert.Count, alert.Events.Count));
        Assert.Equal((30_000, 30_000, 1), (summary.GetProperty("lines").GetInt32(), summary.GetProperty("matches").GetInt32(), summary.GetProperty("alerts").GetInt32()));
    }

    [Theory]
    [InlineData("--format", "klingon", "ISMS1001 there is no format 'klingon'. 'parse formats' lists them.")]
    [InlineData("--reference-time", "soon", "ISMS1005 'soon' is not a time. Write it like 2026-11-24T22:00:00Z.")]
    [InlineData("--timezone", "Mars/Base", "ISMS1006 there is no time zone 'Mars/Base'. Use an IANA name such as Europe/Berlin.")]
    [InlineData("--threads", "0", "ISMS1007 --threads must be 1 to 64.")]
    public void Wrong_usage_is_said_and_gives_exit_2(string option, string value, string expected)
    {
        var (exit, messages) = Command("detect", Both[0], option, value);
        Assert.Equal((2, expected + Environment.NewLine), (exit, messages));
    }

    [Fact]
    public void A_file_that_is_not_there_gives_exit_3()
    {
        var (exit, messages) = Command("detect", "no-such.log", "--rules", Repository.Data("rules.yml"));
        Assert.Equal(3, exit);
        Assert.StartsWith("ISMS2050 the input cannot be read: ", messages, StringComparison.Ordinal);
        Assert.EndsWith("Check the path, its permissions and that a .gz file is whole." + Environment.NewLine, messages, StringComparison.Ordinal);
    }

    static string Run(IReadOnlyList<string> files, bool isSummary = false, int threads = 1)
    {
        using var output = new MemoryStream();
        Assert.True(UnixMicros.TryParse("2026-11-25T00:00:00Z", out var reference));
        var detector = new Detector(RuleSet.Load(Repository.Data("rules.yml")), CorrelatorOptions.Files);
        new DetectRun(new DetectOptions("auto", isSummary, reference, TimeZoneInfo.Utc, threads), detector, output).Run(files);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    static List<Alert> Alerts(string ndjson) => [.. ndjson.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Read)];

    static Alert Read(string json)
    {
        Assert.True(AlertJson.TryRead(Encoding.UTF8.GetBytes(json), out var alert, out var problem), problem);
        return alert!;
    }

    static string Essence(Alert alert) => $"{alert.Id} {alert.Count} {alert.FirstMicros} {alert.LastMicros} {alert.Reason} {alert.Ended}";

    static (int Exit, string Messages) Command(params string[] arguments)
    {
        using StringWriter output = new(), messages = new();
        var exit = CommandTree.Root().Parse(arguments).Invoke(new InvocationConfiguration { Output = output, Error = messages });
        return (exit, messages.ToString());
    }
}
