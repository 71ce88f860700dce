using Isms.Monitor.Events;
using Isms.Monitor.Store.Evidence;
using Isms.Monitor.Store.Seal;

namespace Isms.Monitor.Store.Tests.Evidence;

/// <summary>While the past is measured window by window, a file is counted once: events that come meanwhile are how a test sees a second count.</summary>
public sealed class HeldEvidenceTests : IDisposable
{
    const long Hour = UnixMicros.Hour;
    const long First = Sample.Noon - Sample.Noon % UnixMicros.Day;

    readonly EvidenceStore _store = new();

    public void Dispose() => _store.Dispose();

    static async Task<long> EventsAsync(StoreEvidence evidence, long from = First, long to = First + UnixMicros.Day) =>
        (await evidence.SourceHoursAsync(from, to, TestContext.Current.CancellationToken)).Sum(hour => hour.Events);

    Task AddAsync(long micros = Sample.Noon) => _store.AddAsync(micros, _ => { });

    [Fact]
    public async Task While_it_is_held_no_window_counts_an_open_file_again_and_afterwards_the_next_one_does()
    {
        var evidence = _store.Evidence;
        await AddAsync();
        using (evidence.Hold())
        {
            Assert.Equal(1, await EventsAsync(evidence));
            await AddAsync();
            Assert.Equal(1, await EventsAsync(evidence));
            Assert.Equal(1, await EventsAsync(evidence, Sample.Noon - Hour, Sample.Noon + Hour));
            Assert.Single(await evidence.FramesAsync(First, First + UnixMicros.Day, TestContext.Current.CancellationToken), set => set.Received == 1);
        }
        Assert.Equal(2, await EventsAsync(evidence));
        await AddAsync();
        Assert.Equal(3, await EventsAsync(evidence));
    }

    [Fact]
    public async Task It_holds_for_whoever_asks_with_the_same_networks_and_until_the_last_one_lets_go()
    {
        var evidence = _store.Evidence;
        await AddAsync();
        var (first, second) = (evidence.Hold(), evidence.Naming(EvidenceStore.Organisation).Hold());
        Assert.Equal(1, await EventsAsync(evidence.Naming(EvidenceStore.Organisation)));
        await AddAsync();
        Assert.Equal(1, await EventsAsync(evidence));
        first.Dispose();
        Assert.Equal(1, await EventsAsync(evidence.Naming(EvidenceStore.Organisation)));
        second.Dispose();
        Assert.Equal(2, await EventsAsync(evidence));
    }

    [Fact]
    public async Task A_file_that_is_new_or_sealed_while_it_is_held_is_counted_as_it_is()
    {
        var evidence = _store.Evidence;
        await AddAsync();
        using var held = evidence.Hold();
        Assert.Equal(1, await EventsAsync(evidence));
        await AddAsync(Sample.Noon + UnixMicros.Day);
        Assert.Equal(2, await EventsAsync(evidence, First, First + 2 * UnixMicros.Day));
        await AddAsync();
        _store.Clock.Now = Sample.NoonTime.AddDays(3);
        Assert.Equal(2, await new Sealer(_store.Days).SealAsync(TestContext.Current.CancellationToken));
        Assert.Equal(3, await EventsAsync(evidence, First, First + 2 * UnixMicros.Day));
    }
}
