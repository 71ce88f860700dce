using System.CommandLine;
using System.Text.Json;
using Isms.Monitor.Api.Commands;
using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Events;

namespace Isms.Monitor.Api.Tests.Commands;

public class IsmsMeasureTests
{
    static readonly string Isms = Path.Combine(AppContext.BaseDirectory, "isms");

    static async Task<(int Code, string Output, string Error)> RunAsync(ICliCommand command, params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = await command.Build().Parse(arguments).InvokeAsync(new InvocationConfiguration { Output = output, Error = error },
            TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }

    /// <summary>Every firewall of the shipped registers logs for two days but fw-07, which stopped after the first.</summary>
    static InMemoryEvidence Evidence()
    {
        var evidence = new InMemoryEvidence();
        var now = UnixMicros.From(new DateTimeOffset(2026, 11, 24, 0, 0, 0, TimeSpan.Zero));
        for (var n = 1; n <= 12; n++)
            for (var time = now - 2 * UnixMicros.Day; time < (n == 7 ? now - UnixMicros.Day : now); time += 5 * UnixMicros.Minute)
                evidence.Events.Add(new($"fw-{n:00}", "cisco_asa.log", time, time));
        return evidence;
    }

    [Fact]
    public async Task Every_KPI_control_and_count_is_a_line_and_the_silent_firewall_is_named()
    {
        var (code, output, error) = await RunAsync(new IsmsMeasureCommand((_, _) => new EvidenceSource(Evidence(), new Isms.Monitor.Controls.Records.InMemoryRecords()), TimeProvider.System), "--at", "2026-11-24",
            "--isms", Isms);
        Assert.True(code == 0, error);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(40, lines.Count(line => line.GetProperty("type").GetString() == "kpi"));
        Assert.Equal(93, lines.Count(line => line.GetProperty("type").GetString() == "control"));
        var network = lines.First(line => line.TryGetProperty("control", out var control)
            && control.GetProperty("control").GetString() == "A.8.20").GetProperty("control");
        Assert.Equal("not_measured", network.GetProperty("state").GetString());
        Assert.Contains("fw-07 has been silent since 2026-11-22 23:55 UTC", network.GetProperty("words").GetString(),
            StringComparison.Ordinal);
        Assert.Contains(" not measurable here, of ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_is_not_there_is_the_environments_failure()
    {
        var (code, output, error) = await RunAsync(new IsmsMeasureCommand((_, _) => throw new EvidenceUnavailableException("no store"),
            TimeProvider.System), "--at", "2026-11-24", "--isms", Isms);
        Assert.Equal((3, "", "no store"), (code, output, error.TrimEnd()));
    }

    [Fact]
    public async Task Without_definitions_the_message_names_the_folder()
    {
        var (code, _, error) = await RunAsync(new IsmsMeasureCommand((_, _) => new EvidenceSource(Evidence(), new Isms.Monitor.Controls.Records.InMemoryRecords()), TimeProvider.System), "--isms", "nowhere");
        Assert.Equal(3, code);
        Assert.Equal($"{Path.Combine("nowhere", "kpis")}(1,1): ISMS3207 there is no such folder. Give the folder of the registers with --isms; the KPI definitions are in its folder kpis.", error.TrimEnd());
    }

    [Fact]
    public async Task The_review_is_written_as_HTML_and_JSON_with_the_same_hash()
    {
        var folder = Directory.CreateTempSubdirectory("isms-review-");
        try
        {
            var (code, output, error) = await RunAsync(new IsmsReviewCommand((_, _) => new EvidenceSource(Evidence(), new Isms.Monitor.Controls.Records.InMemoryRecords())), "--from", "2026-11-22", "--to",
                "2026-11-24", "--out", folder.FullName, "--isms", Isms);
            Assert.True(code == 0, error);
            var written = JsonDocument.Parse(output).RootElement;
            var hash = written.GetProperty("snapshot_hash").GetString()!;
            Assert.Contains(hash, await File.ReadAllTextAsync(written.GetProperty("html").GetString()!,
                TestContext.Current.CancellationToken), StringComparison.Ordinal);
            Assert.Contains(hash, await File.ReadAllTextAsync(Path.Combine(folder.FullName, "review-2026-11-22-2026-11-24.json"),
                TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_period_that_ends_before_it_starts_is_refused()
    {
        var (code, _, error) = await RunAsync(new IsmsReviewCommand((_, _) => new EvidenceSource(Evidence(), new Isms.Monitor.Controls.Records.InMemoryRecords())), "--from", "2026-11-24", "--to", "2026-11-22",
            "--out", "x", "--isms", Isms);
        Assert.NotEqual(0, code);
        Assert.Contains("--from is not before --to. Exchange them.", error, StringComparison.Ordinal);
    }
}
