using Isms.Monitor.Events;
using Isms.Monitor.Store.Days;
using Isms.Monitor.Store.Elastic;
using Isms.Monitor.Store.Query;
using Isms.Monitor.Store.Seal;
using Isms.Monitor.Store.State;

namespace Isms.Monitor.Store.Tests.Elastic;

/// <summary>A store that is followed into a real Elasticsearch.</summary>
[Collection(nameof(ElasticsearchServer))]
public sealed class ElasticIndexTests(ElasticsearchServer server) : IAsyncLifetime
{
    readonly TempFolder _folder = new();
    DayStore? _days;
    StateStore? _state;

    static CancellationToken Abort => TestContext.Current.CancellationToken;

    DayStore Days => _days ??= Sample.Open(_folder, new FixedClock(Sample.NoonTime.AddDays(3)));

    StateStore State => _state ??= StateStore.Open(_folder);

    public async ValueTask InitializeAsync()
    {
        server.Need();
        await server.CleanAsync(Abort);
    }

    public ValueTask DisposeAsync()
    {
        _days?.Dispose();
        _state?.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task What_is_stored_is_indexed_once_also_what_a_slow_source_commits_late_and_what_is_sealed_meanwhile()
    {
        using var index = Open(server.Address);
        await index.PrepareAsync(Abort);
        await StoreAsync("fast", 0, 3_000, Sample.Noon);
        Assert.Equal(2_000, await index.StepAsync(Abort));
        // Received before everything that is indexed, committed after it; then the day is sealed with 1,100 rows to go.
        await StoreAsync("slow", 50_000, 100, Sample.Noon - UnixMicros.Hour);
        await new Sealer(Days).SealAsync(Abort);
        Assert.Empty(Days.Catalog.Current.Open.Where(file => file.Day == new DateOnly(2026, 11, 24)));
        await StoreAsync("fast", 3_000, 10, Sample.Noon + UnixMicros.Day);
        Assert.Equal([1_100, 10], await StepsAsync(index));
        Assert.Equal((3_110L, 0L, 0L), (index.Indexed, index.Known, index.Rejected));
        Assert.Equal(await StoredIdsAsync(), await IndexedIdsAsync());
    }

    [Fact]
    public async Task A_crash_between_sending_and_the_mark_sends_again_and_everything_is_there_once()
    {
        await StoreAsync("fast", 0, 100, Sample.Noon);
        using (var dying = Open(server.Address, new CrashPoints(point => throw new TimeoutException(point))))
        {
            await dying.PrepareAsync(Abort);
            Assert.Equal(CrashPoints.BeforeMark, (await Assert.ThrowsAsync<TimeoutException>(() => dying.StepAsync(Abort))).Message);
        }
        using var index = Open(server.Address);
        Assert.Equal([100], await StepsAsync(index));
        Assert.Equal((0L, 100L), (index.Indexed, index.Known));
        Assert.Equal(await StoredIdsAsync(), await IndexedIdsAsync());
    }

    /// <summary>And that the test bites: with the mark before the sending, what a crash or a refusal interrupts is never indexed.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Behind_a_proxy_that_refuses_denies_and_cuts_every_event_is_indexed_once(int seed)
    {
        await using var proxy = new FaultProxy(server.Address, seed);
        using var index = Open(proxy.Address);
        var denied = 0;
        for (var part = 0; part < 12; part++)
        {
            await StoreAsync("fast", part * 500, 500, Sample.Noon + part * UnixMicros.Hour);
            while (true)
            {
                try
                {
                    if (part == 0) await index.PrepareAsync(Abort);
                    if (await index.StepAsync(Abort) == 0) break;
                }
                catch (StoreException refused) when (refused.Code is 4040 or 4041)
                {
                    denied++;
                }
            }
        }
        Assert.True(proxy.Done.Keys.Count == 7 && denied > 0, $"{string.Join(", ", proxy.Done)}, {denied} denied");
        Assert.Equal(6_000, index.Indexed + index.Known);
        Assert.Equal(await StoredIdsAsync(), await IndexedIdsAsync());
    }

    [Fact]
    public async Task A_seeded_trial_is_marked()
    {
        using var index = Open(server.Address);
        await index.PrepareAsync(Abort);
        await Days.CommitAsync([Sample.Unit("fast", 0, 3) with { Flags = from => from.Offset == 1 ? EventFlags.Seed : EventFlags.None }], Abort);
        await index.StepAsync(Abort);
        var found = await (await EventsAsync()).FindAsync(EventQuery.All, ["isms.seeded"], Abort).ToListAsync(Abort);
        Assert.Single(found, each => (bool?)each.Document["isms.seeded"] == true);
    }

    ElasticIndex Open(Uri address, CrashPoints? points = null) => new(new ElasticOptions
    {
        Nodes = [address], Replicas = 0, FirstPause = TimeSpan.FromMilliseconds(1), LongestPause = TimeSpan.FromMilliseconds(5),
    }, Days, State, TimeProvider.System, points);

    /// <summary>How many each step took, until there is nothing more.</summary>
    static async Task<List<int>> StepsAsync(ElasticIndex index)
    {
        var steps = new List<int>();
        while (await index.StepAsync(Abort) is > 0 and var taken) steps.Add(taken);
        return steps;
    }

    Task StoreAsync(string source, long first, int count, long received) =>
        Days.CommitAsync([.. Enumerable.Range(0, count).Chunk(EventBatch.Capacity).Select(part => Sample.Unit(source, first + part[0], part.Length, received))], Abort);

    async Task<List<string>> StoredIdsAsync()
    {
        var ids = new List<string>();
        await foreach (var page in Days.Reader.ReceivedAsync(0, Abort)) ids.AddRange(page.Select(row => row.Event.Id.ToString()));
        ids.Sort(StringComparer.Ordinal);
        return ids;
    }

    async Task<List<string>> IndexedIdsAsync() =>
        await (await EventsAsync()).FindAsync(EventQuery.All, ["@timestamp"], Abort).Select(each => each.Id.ToString()).Order(StringComparer.Ordinal).ToListAsync(Abort);

    async Task<ElasticEvents> EventsAsync()
    {
        var events = server.Events();
        await events.RefreshAsync(Abort);
        return events;
    }
}
