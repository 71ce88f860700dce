using System.Text;
using Isms.Monitor.Api.Server.Settings;
using Isms.Monitor.Api.Server.Trials;
using Isms.Monitor.Api.Tests.Fakes;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Sources.Http;
using Isms.Monitor.Store.Days;
using Isms.Monitor.Store.State;

namespace Isms.Monitor.Api.Tests.Trials;

/// <summary>A monitor that runs with HTTP ingest as its source, with the shipped registers and rules, over a folder of its own.</summary>
sealed class TrialBench : IAsyncDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("isms-trials-");
    readonly CancellationTokenSource _stop = new();
    readonly Task _running;

    public TrialBench()
    {
        Monitor = Server.Standalone.Open(new MonitorSettings { Data = _folder.FullName, Workers = 1 }, Clock);
        Monitor.ForeignTags.Reported = Messages.Add;
        Http = new HttpIngest(new HttpIngestOptions { StateFolder = Path.Combine(_folder.FullName, "sources") }, Monitor.Positions(), Clock);
        Monitor.Trials.Path = new HttpTrialPath(Http);
        _running = Monitor.RunAsync([Http], isFinite: true, _stop.Token, CancellationToken.None);
    }

    public FixedClock Clock { get; } = new();

    public List<string> Messages { get; } = [];

    public Server.Standalone Monitor { get; }

    public string Folder => _folder.FullName;

    public HttpIngest Http { get; }

    public long Now => UnixMicros.From(Clock.GetUtcNow());

    public async Task OpenAsync()
    {
        while (!Http.IsOpen && !_running.IsCompleted) await Task.Yield();
        if (_running.IsCompleted) await _running;
    }

    /// <summary>Sends lines as any sender would.</summary>
    public async Task SendAsync(params IEnumerable<string> lines)
    {
        await OpenAsync();
        using var body = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));
        Assert.Null((await Http.AcceptAsync("auto", body, false, null, "192.0.2.9", TestContext.Current.CancellationToken)).Problem);
    }

    public async Task<Trial> StartAsync(string id)
    {
        await OpenAsync();
        return await Monitor.Trials.StartAsync(id, "test", TestContext.Current.CancellationToken);
    }

    /// <summary>The input is over: windows are closed, everything is stored and the incidents have it.</summary>
    public async Task EndAsync()
    {
        await OpenAsync();
        await _stop.CancelAsync();
        await _running;
    }

    public async Task<Trial> LookAsync(string id)
    {
        await Monitor.Trials.LookAsync(TestContext.Current.CancellationToken);
        return Monitor.Ledger.All().Single(one => one.Value.Id == id).Value;
    }

    public long Incidents => Monitor.State.Read(session => session.Incidents.Query(new IncidentFilter { Limit = 1 }).Total);

    public async Task<IReadOnlyList<Alert>> AlertsAsync() => await Monitor.Days.Reader.AlertsAsync(new AlertFilter(), TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Http.Dispose();
        _stop.Dispose();
        await Monitor.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
