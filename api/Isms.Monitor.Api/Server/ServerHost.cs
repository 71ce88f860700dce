using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Server.Indexing;
using Isms.Monitor.Api.Server.Notifying;
using Isms.Monitor.Api.Server.Readings;
using Isms.Monitor.Api.Server.Settings;
using Isms.Monitor.Api.Server.Trials;
using Isms.Monitor.Api.Web;
using Isms.Monitor.Ingest.Sources;
using Isms.Monitor.Ingest.Sources.Http;

namespace Isms.Monitor.Api.Server;

/// <summary>The whole server: pipeline, measurements, console and REST in one process, until it is told to stop.</summary>
sealed class ServerHost(MonitorSettings settings, TimeProvider clock, TextWriter messages)
{
    static readonly TimeSpan BetweenMeasurements = TimeSpan.FromMinutes(5);

    /// <summary>Called when everything runs: with the monitor, and with a token that ends with the server.</summary>
    public Func<Standalone, CancellationToken, Task>? Started { get; init; }

    /// <summary>Measures by itself; the demo first fills the past.</summary>
    public bool MeasuresAtOnce { get; init; } = true;

    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        await using var monitor = Standalone.Open(settings, clock);
        monitor.Reported = monitor.Trials.Reported = monitor.ForeignTags.Reported = messages.WriteLine;
        foreach (var edit in monitor.Registers.LeftOut) messages.WriteLine(edit);
        foreach (var error in monitor.Rules.Errors.Take(20)) messages.WriteLine(error);
        var place = new SourcePlace(Path.Combine(settings.Data, "sources"), monitor.Positions(), clock);
        using var http = new HttpIngest(new HttpIngestOptions { StateFolder = place.StateFolder }, place.Stored, clock);
        monitor.Trials.Path = TrialPaths.Make(settings.Trials, http);
        ISource[] sources = [http, .. settings.Sources.Select(entry => SourceMaker.Make(entry, place))];
        using var notifying = new NotificationStage(settings.Notifications, monitor, clock) { Reported = messages.WriteLine };
        using var indexing = new IndexStage(settings, monitor.Days, monitor.State, clock) { Reported = messages.WriteLine };
        await using var app = Build(monitor, http, notifying);
        var users = app.Services.GetRequiredService<IUserStore>();
        var password = await FirstStart.EnsureAdministratorAsync(users, messages, clock, stop);
        if (FirstStart.BindingProblem(settings.Urls.Split(';'), await FirstStart.IsPendingAsync(users, stop)) is { } problem)
        {
            messages.WriteLine(problem);
            return 3;
        }
        await app.StartAsync(stop);
        messages.WriteLine($"Console: {settings.Urls.Split(';')[0]}{(password is null ? "" : $"  user {FirstStart.Name}  password {password}")}");
        return await ServeAsync(app, monitor, [notifying.RunAsync, indexing.RunAsync], sources, stop);
    }

    async Task<int> ServeAsync(WebApplication app, Standalone monitor, IEnumerable<Func<CancellationToken, Task>> stages, ISource[] sources, CancellationToken stop)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(stop, app.Lifetime.ApplicationStopping);
        using var ended = new CancellationTokenSource();
        var running = monitor.RunAsync(sources, isFinite: false, stopping.Token, CancellationToken.None);
        List<Task> beside = [Started?.Invoke(monitor, ended.Token) ?? Task.CompletedTask];
        if (MeasuresAtOnce) beside.AddRange([monitor.Measuring.RunAsync(BetweenMeasurements, ended.Token), monitor.Trials.RunAsync(settings.Trials.Pause(), ended.Token)]);
        beside.AddRange(stages.Select(run => run(ended.Token)));
        try
        {
            await Task.WhenAny([running, .. beside.Select(Fault), Task.Delay(Timeout.InfiniteTimeSpan, clock, stopping.Token)]);
            await stopping.CancelAsync();
            await running;
            foreach (var failed in beside.Where(task => task.IsFaulted)) await failed;
            return 0;
        }
        finally
        {
            await ended.CancelAsync();
            await Task.WhenAll(beside).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await app.StopAsync(CancellationToken.None);
        }
    }

    /// <summary>Ends when the task fails, and only then: a defect beside the pipeline ends the server instead of being hidden.</summary>
    static async Task Fault(Task of)
    {
        await of.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!of.IsFaulted) await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, CancellationToken.None);
    }

    WebApplication Build(Standalone monitor, HttpIngest http, NotificationStage notifying)
    {
        var builder = ConsoleHost.CreateBuilder();
        builder.Logging.ClearProviders().AddSimpleConsole().SetMinimumLevel(LogLevel.Warning)
            // The keys lie in the data folder, readable by the owner alone, as the state beside them.
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.WebHost.UseUrls(settings.Urls.Split(';'));
        builder.Services.AddSingleton(clock);
        ReadingSetup.AddReadings(builder.Services, monitor);
        builder.Services.AddSingleton<INotifications>(_ => new NotificationReading(notifying, monitor.State, clock));
        ConsoleHost.AddConsole(builder.Services, new ConsoleOptions
        {
            Keys = Directory.CreateDirectory(Path.Combine(settings.Data, "keys")),
            MetricsToken = settings.MetricsToken.Length == 0 ? null : settings.MetricsToken,
        });
        var app = builder.Build();
        ConsoleHost.MapConsole(app);
        IngestRoute.Map(app, http, settings);
        return app;
    }
}
