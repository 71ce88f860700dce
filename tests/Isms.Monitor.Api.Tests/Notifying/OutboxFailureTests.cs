using Isms.Monitor.Api.Server.Notifying;
using Isms.Monitor.Api.Server.Settings;
using Isms.Monitor.Api.Tests.Fakes;
using Isms.Monitor.Api.Tests.Readings;
using Isms.Monitor.Events;

namespace Isms.Monitor.Api.Tests.Notifying;

/// <summary>An outbox that cannot be written stops nobody: it is told with its remedy, and tried again.</summary>
public sealed class OutboxFailureTests
{
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    static CancellationToken Abort => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Notices_that_cannot_be_written_are_told_with_the_remedy_and_do_not_end_the_watching()
    {
        await using var bench = new Bench();
        var settings = new NotificationSettings
        {
            Channels = [new ChannelEntry { Id = "hook", Kind = "webhook", Url = "http://127.0.0.1:9/x" }],
            Routes = [new RouteEntry { Id = "all", Channel = "hook", Severity = "low" }],
        };
        using var stage = new NotificationStage(settings, bench.Monitor, bench.Clock);
        await stage.LookAtIncidents()(Abort);
        bench.Clock.Now += TimeSpan.FromMinutes(1);
        bench.Monitor.Book.Apply([Sample.Alert("a1", "Scan", Level.High, bench.Now, ("source.ip", "203.0.113.7"))]);
        FullDisk.At(bench.Folder, "notices");

        // Twice: the first failure did not end it.
        var told = await ToldAsync(reported => stage.Reported = reported, stage.RunAsync, 2);

        Assert.All(told, text => Assert.Equal($"ISMS5065 notices could not be written: {FullDisk.Answer} It is tried again by itself; make room or mend the data folder.", text));
    }

    [Fact]
    public async Task An_outbox_that_takes_no_delivery_is_told_with_the_remedy_and_its_notices_are_kept()
    {
        using var bench = new NotifyBench();
        bench.Tell(NotifyBench.Notice("a"));
        FullDisk.At(bench.Folder, "deliveries");

        var told = await ToldAsync(reported => bench.Courier.Reported = reported, bench.Courier.RunAsync, 1);

        Assert.Equal($"ISMS5065 the outbox of notices waits: {FullDisk.Answer} It is tried again by itself; make room or mend the data folder.", told[0]);
        Assert.Empty(bench.Channel.Taken);
        Assert.Equal("a", Assert.Single(bench.State.Read(session => session.Outbox.Waiting(bench.Route.Id, ""))).Id);
    }

    /// <summary>Runs it until so much was told.</summary>
    static async Task<List<string>> ToldAsync(Action<Action<string>> listen, Func<CancellationToken, Task> run, int count)
    {
        var told = new List<string>();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(Abort);
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        listen(text =>
        {
            lock (told)
            {
                told.Add(text);
                if (told.Count >= count) enough.TrySetResult();
            }
        });
        var running = run(ended.Token);
        await Task.WhenAny(enough.Task, running).WaitAsync(Longest, Abort);
        Assert.False(running.IsCompleted, "It ended by itself.");
        await ended.CancelAsync();
        await running;
        return told;
    }
}
