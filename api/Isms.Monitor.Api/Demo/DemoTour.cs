using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Api.Server;
using Isms.Monitor.Api.Server.Settings;
using Isms.Monitor.Api.Server.Trials;
using Isms.Monitor.Events;
using Isms.Monitor.Store.State;
using Spectre.Console;

namespace Isms.Monitor.Api.Demo;

/// <summary>What the demo does beside the server: writes the history, waits until it is loaded, lets the analysts act, measures the past, then
/// goes on sending.</summary>
sealed class DemoTour(MonitorSettings settings, TimeProvider clock, TextWriter messages)
{
    static readonly TimeSpan BetweenMeasurements = TimeSpan.FromMinutes(1);

    readonly DemoFiles _files = new(settings.Data);
    DemoHistory? _history;
    long _now;

    /// <summary>Writes the history of a first start; a later one finds it.</summary>
    public void Prepare()
    {
        _now = UnixMicros.From(clock.GetUtcNow());
        _history = new DemoHistory(Registry.Load(settings.Isms, clock).Organisation, _now);
        if (_files.Exists) return;
        // Before the lines are there: only what stands in the ledger is a trial.
        using (var state = StateStore.Open(settings.Data))
            new TrialLedger(state).Enter([.. _history.Trials().Select(script => (script.Trial, script.Trial.InjectedMicros))], "trials");
        var lines = _files.Write(_history.Lines());
        messages.WriteLine($"Demo: {lines:N0} raw lines of {DemoHistory.ThinDays + 1} days written to {_files.LogPath}.");
    }

    public async Task RunAsync(Server.Standalone monitor, CancellationToken ended)
    {
        var started = clock.GetTimestamp();
        await LoadAsync(monitor, ended);
        messages.WriteLine($"The history is loaded, {clock.GetElapsedTime(started).TotalSeconds:0} s after the console; the present is measured.");
        await monitor.Trials.SettleAsync(ended);
        new DemoAnalysts(monitor.Book, monitor.State).Handle(_now);
        await new DemoRecords(monitor.Records, monitor.Book, monitor.State, monitor.Acting).WriteAsync(_now, ended);
        await monitor.Measuring.MeasureAsync(UnixMicros.From(clock.GetUtcNow()), ended);
        Tell(monitor);
        var trickle = new DemoTrickle(_history!, _files, clock).RunAsync(_now, ended);
        var trying = monitor.Trials.RunAsync(settings.Trials.Pause(), ended);
        await PastAsync(monitor, ended);
        await Task.WhenAll(trickle, trying, monitor.Measuring.RunAsync(BetweenMeasurements, ended));
    }

    async Task LoadAsync(Server.Standalone monitor, CancellationToken ended)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(messages) });
        await console.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn()).StartAsync(async progress =>
        {
            var total = new FileInfo(_files.LogPath).Length;
            var task = progress.AddTask("Loading the history", maxValue: total);
            while (!ended.IsCancellationRequested && Left(monitor) is var left && left is null or > 0)
            {
                task.Value = total - (left ?? total);
                await Task.Delay(TimeSpan.FromMilliseconds(200), clock, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            task.Value = total;
        });
        while (!ended.IsCancellationRequested && !monitor.IsSettled) await Task.Delay(TimeSpan.FromMilliseconds(200), clock, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Bytes that are not read yet; null before the file was opened.</summary>
    static long? Left(Server.Standalone monitor) =>
        monitor.Pipeline?.Status.FirstOrDefault(source => source.Name.StartsWith("file:", StringComparison.Ordinal)) is { Backlog: { } backlog } ? backlog : null;

    /// <summary>One measurement for each day of the past, so that KPIs have a history. At a whole hour: what is stored is counted by the hour, and what came
    /// later in the hour must not count.</summary>
    async Task PastAsync(Server.Standalone monitor, CancellationToken ended)
    {
        using var held = monitor.Evidence.Hold();
        var hour = _now - _now % UnixMicros.Hour;
        for (var day = DemoHistory.ThinDays - 1; day >= 1 && !ended.IsCancellationRequested; day--)
        {
            try
            {
                await monitor.Measuring.MeasureAsync(hour - day * UnixMicros.Day, ended);
            }
            catch (EvidenceUnavailableException failed)     // a day of the history is missing then, and charts show the gap
            {
                messages.WriteLine(failed.Message);
            }
        }
    }

    void Tell(Server.Standalone monitor)
    {
        var open = monitor.State.Read(session => session.Incidents.Query(new IncidentFilter { States = ["New"], Limit = 1 }));
        var url = settings.Urls.Split(';')[0];
        messages.WriteLine($"""

            Three things to look at:
              1. {url}/ : the queue, {open.Total} incidents wait. The first is an intrusion in five steps; Enter opens it.
              2. {url}/sources : a sensor fell silent, a firewall changed its format, another one's clock is wrong.
              3. {url}/controls : what that does to the controls: not measured, with the reason. Then build the management review.
            Stop with Ctrl+C. Delete the folder {settings.Data} to begin anew.
            """);
    }
}
