using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Server.Readings;
using Isms.Monitor.Api.Server.Settings;
using Isms.Monitor.Api.Server.Trials;
using Isms.Monitor.Ingest.Sources.Http;

namespace Isms.Monitor.Api.Commands;

/// <summary>Carries trials out in a data folder whose server does not run: the same pipeline, with HTTP ingest as its only source.</summary>
sealed class SeedFolder(MonitorSettings settings, TimeProvider clock, TextWriter messages)
{
    static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    public async Task<IReadOnlyList<TrialEntry>> RunAsync(IReadOnlyList<string> only, CancellationToken abort)
    {
        await using var monitor = Server.Standalone.Open(settings, clock);
        monitor.Reported = monitor.ForeignTags.Reported = messages.WriteLine;
        using var http = new HttpIngest(new HttpIngestOptions { StateFolder = System.IO.Path.Combine(settings.Data, "sources") }, monitor.Positions(), clock);
        monitor.Trials.Path = new HttpTrialPath(http);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(abort);
        // Not as a finite input, which would close the windows of what the server has under way.
        var running = monitor.RunAsync([http], isFinite: false, stop.Token, abort);
        try
        {
            while (!http.IsOpen && !running.IsCompleted) await Task.Delay(TimeSpan.FromMilliseconds(20), clock, abort);
            return await RunAsync(monitor, only.Count > 0 ? only : [.. monitor.Trials.Definitions.Select(one => one.Id)], abort);
        }
        finally
        {
            await stop.CancelAsync();
            await running;
        }
    }

    async Task<IReadOnlyList<TrialEntry>> RunAsync(Server.Standalone monitor, IReadOnlyList<string> ids, CancellationToken abort)
    {
        var started = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in ids) started.Add((await monitor.Trials.StartAsync(id, "isms seed", abort)).Id);
        while (monitor.Ledger.Unsettled.Any(trial => started.Contains(trial.Id)))
        {
            await monitor.Trials.LookAsync(abort);
            await Task.Delay(BetweenLooks, clock, abort);
        }
        var overview = await new TrialReading(monitor, clock).OverviewAsync(int.MaxValue, abort);
        return [.. overview.Ledger.Where(entry => started.Contains(entry.Id)).Reverse()];
    }
}
