using Isms.Monitor.Store;
using Isms.Monitor.Store.Days;
using Isms.Monitor.Store.Seal;

namespace Isms.Monitor.Api.Server;

/// <summary>Seals closed days and deletes what is older than the retention, now and then. What fails is told and tried again the next time.</summary>
sealed class Housekeeping(DayStore store, TimeProvider clock, TextWriter messages)
{
    static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    readonly Sealer _sealer = new(store);

    public async Task RunAsync(CancellationToken ended)
    {
        while (!ended.IsCancellationRequested)
        {
            await Task.Delay(Every, clock, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!ended.IsCancellationRequested) await PassAsync(ended);
        }
    }

    async Task PassAsync(CancellationToken ended)
    {
        try
        {
            await _sealer.SealAsync(ended);
            await _sealer.RetainAsync(ended);
        }
        catch (Exception failed) when (failed is StoreException or IOException)
        {
            // The day stays open and readable; a full disk, say, is mended by a person.
            messages.WriteLine(failed.Message);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The server stops; a day that was being sealed is sealed after the next start.
        }
    }
}
