using Isms.Monitor.Api.Server;
using Isms.Monitor.Api.Server.Settings;
using Isms.Monitor.Ingest.Sources.Files;
using Isms.Monitor.Ingest.Sources.Http;
using Isms.Monitor.Store;
using Isms.Monitor.Store.Seal;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Isms.Monitor.EndToEnd.Crash;

/// <summary>What the test program is when a crash test starts it: the server without its console, fed by a file and by HTTP. Beside the ingest route
/// it has a few for the driver: the clock, how far the file is stored, sealing, the end.</summary>
static class CrashChild
{
    public const string FileSourceName = "file:collector";

    public static async Task RunAsync(CrashChildSettings settings)
    {
        var clock = new DrivenClock(settings.NowMicros);
        var options = new MonitorSettings { Data = settings.DataFolder, Workers = 2 };
        var store = new StoreOptions { Folder = settings.DataFolder, AcknowledgesFirst = settings.AcknowledgesFirst };
        await using var monitor = Api.Server.Standalone.Open(options, clock, new CrashPoints(new Killer(settings).Reached), store);
        var state = Path.Combine(settings.DataFolder, "sources");
        using var http = new HttpIngest(new HttpIngestOptions { StateFolder = state }, monitor.Positions(), clock);
        using var file = new FileSource(
            new FileSourceOptions { Path = settings.LogPath, StateFolder = state, Name = FileSourceName, PollInterval = TimeSpan.FromMilliseconds(10) }, monitor.Positions(), clock);
        using var stop = new CancellationTokenSource();
        await using var app = Build(monitor, http, options, clock, stop);
        await app.StartAsync();
        Console.WriteLine(app.Urls.Single());
        await monitor.RunAsync([http, file], isFinite: false, stop.Token, CancellationToken.None);
        await app.StopAsync();
    }

    static WebApplication Build(Api.Server.Standalone monitor, HttpIngest http, MonitorSettings settings, DrivenClock clock, CancellationTokenSource stop)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        IngestRoute.Map(app, http, settings);
        app.MapPut("/clock/{micros:long}", (long micros) => clock.Set(micros));
        app.MapGet("/stored/{offset:long}", (long offset, HttpContext context) => StoredAsync(monitor, offset, context.RequestAborted));
        app.MapPost("/seal", async (HttpContext context) => await new Sealer(monitor.Days).SealAsync(context.RequestAborted));
        app.MapPost("/stop", stop.CancelAsync);
        return app;
    }

    /// <summary>Answers once everything of the file below the offset is stored.</summary>
    static async Task StoredAsync(Api.Server.Standalone monitor, long offset, CancellationToken gone)
    {
        while (monitor.Days.Positions.Where(position => position.Source == FileSourceName).Sum(position => position.Offset) < offset)
            await Task.Delay(TimeSpan.FromMilliseconds(4), TimeProvider.System, gone);
    }
}
