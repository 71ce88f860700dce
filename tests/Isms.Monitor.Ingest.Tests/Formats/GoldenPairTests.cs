using Isms.Monitor.Ingest.Formats;

namespace Isms.Monitor.Ingest.Tests.Formats;

/// <summary>Each <c>tests/data/formats/NAME/REASON.log</c> gives what lies beside it as <c>REASON.ecs.json</c>. UPDATE_GOLDEN=1
/// writes those files anew; what is reviewed is the difference.</summary>
public class GoldenPairTests
{
    static bool IsUpdate => Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1";

    public static TheoryData<string> Cases =>
    [
        .. Directory.EnumerateFiles(Repository.FormatData, "*.log", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Repository.FormatData, path).Replace('\\', '/')).Order(StringComparer.Ordinal),
    ];

    [Theory, MemberData(nameof(Cases))]
    public void A_format_gives_the_expected_events(string log)
    {
        var path = Path.Combine(Repository.FormatData, log);
        var (actual, golden) = (GoldenFrames.Golden(path, FormatOf(log)), Path.ChangeExtension(path, ".ecs.json"));
        if (IsUpdate) File.WriteAllText(golden, actual);
        Assert.True(File.Exists(golden), $"{log} has no .ecs.json: run the tests with UPDATE_GOLDEN=1 and review it.");
        Assert.Equal(File.ReadAllText(golden), actual);
    }

    [Theory, MemberData(nameof(Cases))]
    public void Recognition_finds_the_format_by_itself(string log)
    {
        var path = Path.Combine(Repository.FormatData, log);
        Assert.Equal(GoldenFrames.Golden(path, FormatOf(log)), GoldenFrames.Golden(path, "auto"));
    }

    [Fact]
    public void Every_format_has_a_golden_pair() =>
        Assert.Empty(LogFormats.All.Select(format => format.Name).Except(Cases.Select(row => FormatOf((string)row.Data))));

    [Fact]
    public void Continuous_integration_does_not_rewrite_golden_files() =>
        Assert.False(IsUpdate && Environment.GetEnvironmentVariable("CI") is { Length: > 0 }, "UPDATE_GOLDEN is for a developer's machine. Unset it.");

    static string FormatOf(string log) => log[..log.IndexOf('/')];
}
