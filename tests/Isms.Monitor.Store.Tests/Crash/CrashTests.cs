using System.Diagnostics;
using Isms.Monitor.Events;
using Isms.Monitor.Store.Days;
using Isms.Monitor.Store.Seal;

namespace Isms.Monitor.Store.Tests.Crash;

public sealed class CrashTests
{
    const int Killed = 137;

    static CancellationToken Abort => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("after-parse#20")]
    [InlineData("before-commit#3")]
    [InlineData("between-days")]
    [InlineData("after-commit#3")]
    [InlineData("before-ack#3")]
    [InlineData("while-sealing:begin")]
    [InlineData("while-sealing:files")]
    [InlineData("while-sealing:carried#2")]
    [InlineData("while-sealing:manifest")]
    [InlineData("while-sealing:end")]
    public async Task A_process_killed_at_a_named_point_loses_nothing_and_stores_nothing_twice(string point)
    {
        using var folder = new TempFolder();
        Assert.Equal(Killed, await RunAsync(folder, point));
        Assert.Equal(0, await RunAsync(folder, ""));
        await AssertCompleteAsync(folder);
    }

    [Theory, InlineData(60), InlineData(120), InlineData(180)]
    public async Task A_process_killed_at_any_moment_loses_nothing_and_stores_nothing_twice(int milliseconds)
    {
        using var folder = new TempFolder();
        for (var round = 1; round <= 4; round++) await RunAsync(folder, "", killAfter: TimeSpan.FromMilliseconds(milliseconds + round * 40));
        Assert.Equal(0, await RunAsync(folder, ""));
        await AssertCompleteAsync(folder);
    }

    /// <summary>That the tests above bite: the same kill loses events when the acknowledgement comes first.</summary>
    [Fact]
    public async Task Acknowledged_before_the_commit_a_kill_loses_events()
    {
        using var folder = new TempFolder();
        Assert.Equal(Killed, await RunAsync(folder, "before-commit#3", mutant: true));
        Assert.Equal(0, await RunAsync(folder, "", mutant: true));
        using var store = Sample.Open(folder);
        Assert.InRange(await store.Reader.CountAsync(EventFilter.All, Abort), 1, CrashChild.Events - 1);
    }

    static async Task AssertCompleteAsync(string folder)
    {
        using var store = Sample.Open(folder);
        Assert.Equal(CrashChild.Events, await store.Reader.CountAsync(EventFilter.All, Abort));
        var ids = Enumerable.Range(0, CrashChild.Events).Select(CrashChild.IdAt).ToHashSet();
        Assert.Equal(CrashChild.Events, (await store.Reader.ContainsAsync(ids, Abort)).Count);
        var matches = await store.Reader.MatchesReceivedAsync(0, abort: Abort);
        Assert.Equal(Enumerable.Range(0, CrashChild.Events).Where(offset => CrashChild.IsMatch(offset)).Select(CrashChild.IdAt), matches.Select(match => match.Event));
        var alert = Assert.Single(await store.Reader.AlertsAsync(new AlertFilter(), Abort));
        Assert.Equal((8, 80L), (alert.Revision, alert.Count));
        Assert.Equal(new SourcePosition(CrashChild.Source, 0, CrashChild.Events), Assert.Single(store.Positions));
        Assert.Null(ChainCheck.Run(folder).Broken);
    }

    static async Task<int> RunAsync(string folder, string point, bool mutant = false, TimeSpan? killAfter = null)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(CrashTests).Assembly.Location])
        {
            RedirectStandardError = true, RedirectStandardOutput = true,
            Environment = { ["ISMS_STORE_CHILD"] = folder, ["ISMS_STORE_POINT"] = point, ["ISMS_STORE_MUTANT"] = mutant ? "1" : "0" },
        };
        using var child = Process.Start(start)!;
        using var timer = new CancellationTokenSource(killAfter ?? TimeSpan.FromMinutes(5));
        using var killing = timer.Token.Register(() => child.Kill());
        var errors = await child.StandardError.ReadToEndAsync(Abort);
        await child.WaitForExitAsync(Abort);
        Assert.True(child.ExitCode is 0 or Killed, errors);
        return child.ExitCode;
    }
}
