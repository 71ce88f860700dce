using System.Text.Json;
using Isms.Monitor.Api.Demo;
using Isms.Monitor.Controls.Canonical;
using Isms.Monitor.Controls.Measures;
using Isms.Monitor.EndToEnd.Crash;
using Isms.Monitor.EndToEnd.Running;
using Isms.Monitor.Events;
using Isms.Monitor.Store;
using Isms.Monitor.Store.Days;
using Isms.Monitor.Store.Seal;
using Isms.Monitor.Store.State;

namespace Isms.Monitor.EndToEnd.Check;

/// <summary>The demo as it stands when its past is measured: stopped, its days sealed.</summary>
public sealed class MeasuredDemo : IAsyncLifetime
{
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(6);
    static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    readonly TempFolder _folder = new();

    /// <summary>Parquet files with all stored events.</summary>
    public IReadOnlyList<string> Events => Directory.GetFiles(_folder["data"], "*.events.parquet", SearchOption.AllDirectories);

    /// <summary>Every state that a KPI or a control had at a measurement, with how often.</summary>
    internal IReadOnlyDictionary<string, int> States { get; private set; } = new Dictionary<string, int>();

    /// <summary>The samples of a KPI in order of time, one a day of the past and those of the present.</summary>
    internal IReadOnlyList<Sample> Samples(string kpi) =>
        [.. Look(session => session.KpiSamples.Valid(kpi)).Select(row => JsonSerializer.Deserialize<Sample>(row.Json, ControlsJson.Canonical)!)];

    internal IReadOnlyList<string> Kpis => [.. Look(session => session.KpiSamples.Latest()).Select(row => row.Subject)];

    public async ValueTask InitializeAsync()
    {
        await using (var server = await ServerProcess.StartAsync("demo", _folder, _folder["data"]))
        {
            await server.ToldAsync();
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            limit.CancelAfter(Longest);
            while (!IsMeasured()) await Task.Delay(BetweenLooks, TimeProvider.System, limit.Token);
            Assert.Equal(0, await server.StopAsync());
        }
        States = Look(CountStates);
        await SealAsync();
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Seals every day, as the server would have two days later.</summary>
    async Task SealAsync()
    {
        using var store = DayStore.Open(new StoreOptions { Folder = _folder["data"] }, new DrivenClock(UnixMicros.From(TimeProvider.System.GetUtcNow()) + 2 * UnixMicros.Day));
        Assert.InRange(await new Sealer(store).SealAsync(TestContext.Current.CancellationToken), DemoHistory.ThinDays, int.MaxValue);
        Assert.All(store.Catalog.Current.Open, file => Assert.Equal(0, file.Commits));
    }

    T Look<T>(Func<StateSession, T> look) where T : class => StateStore.Look(_folder["data"], look)!;

    /// <summary>The past is measured from its beginning on, so its last day is the last of them.</summary>
    bool IsMeasured()
    {
        var samples = Look(session => session.KpiSamples.Valid("VIS-01"));
        return samples.Count(sample => sample.AtMicros < samples[^1].AtMicros - UnixMicros.Day / 2) >= DemoHistory.ThinDays - 1;
    }

    static Dictionary<string, int> CountStates(StateSession session) =>
        session.KpiSamples.Latest().SelectMany(kpi => session.KpiSamples.Valid(kpi.Subject))
            .Concat(session.ControlStates.Latest().SelectMany(control => session.ControlStates.Valid(control.Subject)))
            .GroupBy(row => row.State!).ToDictionary(same => same.Key, same => same.Count());
}
