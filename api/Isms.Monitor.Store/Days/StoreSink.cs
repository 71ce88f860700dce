using System.Threading.Channels;

namespace Isms.Monitor.Store.Days;

/// <summary>The end of the pipeline: groups what waits into one commit, then acknowledges it. Under load a commit takes thousands of
/// rows; without load each unit is stored at once.</summary>
public sealed class StoreSink(DayStore store)
{
    /// <summary>Called when a commit failed; when it returns, the same units are tried again. Null: the failure ends it.</summary>
    public Func<StoreException, CancellationToken, Task>? Failed { get; init; }

    /// <param name="input">Units in the order of their sources. A bounded channel: while a commit runs it fills, and the sources wait.</param>
    /// <param name="stored">Called for each unit once it is durable, before the batch is acknowledged; null: nothing.</param>
    /// <param name="abort">Gives up; what was not acknowledged is read again after a start.</param>
    /// <exception cref="StoreException">ISMS4011: the commit failed and <see cref="Failed"/> is null; nothing of it was acknowledged.</exception>
    public async Task RunAsync(ChannelReader<CommitUnit> input, Action<CommitUnit>? stored, CancellationToken abort)
    {
        var units = new List<CommitUnit>();
        while (await input.WaitToReadAsync(abort))
        {
            var rows = 0;
            while (rows < store.Options.CommitRows && input.TryRead(out var unit))
            {
                units.Add(unit);
                rows += unit.Rows;
            }
            await StoreAsync(units, stored, abort);
            units.Clear();
        }
    }

    async Task StoreAsync(List<CommitUnit> units, Action<CommitUnit>? stored, CancellationToken abort)
    {
        if (store.Options.AcknowledgesFirst) Acknowledge(units, stored);
        await CommitAsync(units, abort);
        store.Points.Reach(CrashPoints.BeforeAcknowledge);
        if (!store.Options.AcknowledgesFirst) Acknowledge(units, stored);
    }

    async Task CommitAsync(List<CommitUnit> units, CancellationToken abort)
    {
        while (true)
        {
            try
            {
                await store.CommitAsync(units, abort);
                return;
            }
            catch (StoreException failure) when (Failed is not null)
            {
                await Failed(failure, abort);
            }
        }
    }

    static void Acknowledge(List<CommitUnit> units, Action<CommitUnit>? stored)
    {
        foreach (var unit in units)
        {
            stored?.Invoke(unit);
            unit.Batch?.Acknowledge();
        }
    }
}
