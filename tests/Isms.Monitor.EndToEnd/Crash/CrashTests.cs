using Isms.Monitor.Store;

namespace Isms.Monitor.EndToEnd.Crash;

public sealed class CrashTests(UndisturbedRun undisturbed, ITestOutputHelper output) : IClassFixture<UndisturbedRun>
{
    /// <summary>In the order in which they are reached; a day is sealed after its end, so the second half is of the third day.</summary>
    static readonly string[] Points =
    [
        CrashPoints.AfterParse + "#9", CrashPoints.BeforeCommit + "#7", CrashPoints.AfterCommit + "#11", CrashPoints.BeforeAcknowledge + "#8", CrashPoints.WhileSnapshot + ":half",
        CrashPoints.WhileSnapshot + ":written", CrashPoints.AfterParse + "#40", CrashPoints.BeforeAcknowledge + "#25", CrashPoints.WhileSealing + ":begin",
        CrashPoints.WhileSealing + ":files", CrashPoints.WhileSealing + ":carried", CrashPoints.WhileSealing + ":manifest", CrashPoints.WhileSealing + ":end",
        CrashPoints.WhileSnapshot + ":half#4", CrashPoints.BeforeCommit + "#31", CrashPoints.AfterCommit + "#30",
    ];

    static CancellationToken Abort => TestContext.Current.CancellationToken;

    [Fact]
    public void The_undisturbed_run_stores_every_line_once_and_finds_the_intrusions()
    {
        output.WriteLine($"{undisturbed.Slices.Count} slices, {undisturbed.Outcome.Events.Count} events, {undisturbed.Outcome.Alerts.Count} alerts, {undisturbed.Outcome.Incidents.Count} incidents, {undisturbed.Took}");
        Assert.Equal(Input(undisturbed.Slices), undisturbed.Outcome.Lines);
        Assert.Contains(undisturbed.Outcome.Alerts, alert => alert.Contains("success", StringComparison.OrdinalIgnoreCase));
        Assert.True(undisturbed.Outcome.SealedFiles >= 4, "Two days are sealed.");
        Assert.InRange(undisturbed.Outcome.Alerts.Count, 20, 2_000);
    }

    [Fact]
    public async Task Killed_at_every_named_point_it_comes_to_what_an_undisturbed_run_comes_to()
    {
        using var folder = new TempFolder();
        using var driver = new CrashDriver(folder, undisturbed.Slices) { Points = new Queue<string>(Points) };
        await driver.RunAsync(Abort);
        Assert.Equal(Points, driver.Hit);
        AssertSame(await Outcome.ReadAsync(folder, Abort));
    }

    [Fact]
    public async Task Killed_at_twenty_random_moments_it_comes_to_what_an_undisturbed_run_comes_to()
    {
        const int whileFed = 15, afterStart = 5;
        var seed = Environment.TickCount;
        var chance = new Random(seed);
        var step = undisturbed.Slices.Count / (whileFed + 1);
        var kills = Enumerable.Range(0, whileFed).Select(kill => (kill * step + chance.Next(step), TimeSpan.FromMilliseconds(1 + 150 * chance.NextDouble()))).ToList();
        var early = Enumerable.Range(0, afterStart).Select(_ => TimeSpan.FromMilliseconds(300 + 1500 * chance.NextDouble())).ToList();
        output.WriteLine($"seed {seed}: {string.Join(' ', kills)}, after a start {string.Join(' ', early)}");
        using var folder = new TempFolder();
        using var driver = new CrashDriver(folder, undisturbed.Slices) { Kills = new(kills), KillsAfterStart = new(early) };
        await driver.RunAsync(Abort);
        Assert.Equal(whileFed + afterStart, driver.KilledFromOutside);
        AssertSame(await Outcome.ReadAsync(folder, Abort));
    }

    /// <summary>That the tests above bite: acknowledged before the commit, the same kill loses what the sender was told is stored.</summary>
    [Fact]
    public async Task Acknowledged_before_the_commit_a_kill_loses_events()
    {
        var slices = CrashInput.Slices(_ => false).Take(40).ToList();
        using var folder = new TempFolder();
        using var driver = new CrashDriver(folder, slices) { Points = new Queue<string>([CrashPoints.BeforeCommit + "#10"]), AcknowledgesFirst = true };
        await driver.RunAsync(Abort);
        Assert.Single(driver.Hit);
        var stored = (await Outcome.ReadAsync(folder, Abort)).Lines;
        Assert.NotEmpty(Input(slices).Except(stored));
    }

    void AssertSame(Outcome outcome)
    {
        AssertSame("event", undisturbed.Outcome.Events, outcome.Events);
        AssertSame("alert", undisturbed.Outcome.Alerts, outcome.Alerts);
        AssertSame("incident", undisturbed.Outcome.Incidents, outcome.Incidents);
    }

    static void AssertSame(string kind, IReadOnlyList<string> expected, IReadOnlyList<string> actual)
    {
        var missing = Without(expected, actual);
        var surplus = Without(actual, expected);
        Assert.True(missing.Count + surplus.Count == 0, $"{missing.Count} {kind}s missing, {surplus.Count} too many of {expected.Count}.\n- {string.Join("\n- ", missing.Take(8))}\n+ {string.Join("\n+ ", surplus.Take(8))}");
    }

    static List<string> Without(IReadOnlyList<string> some, IReadOnlyList<string> others)
    {
        var left = others.GroupBy(line => line).ToDictionary(same => same.Key, same => same.Count());
        return [.. some.Where(line => !left.TryGetValue(line, out var count) || (left[line] = count - 1) < 0)];
    }

    static List<string> Input(IReadOnlyList<Slice> slices) => [.. slices.SelectMany(slice => slice.File.Concat(slice.Http)).Order(StringComparer.Ordinal)];
}
