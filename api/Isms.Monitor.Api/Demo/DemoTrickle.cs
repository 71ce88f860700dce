using Isms.Monitor.Events;

namespace Isms.Monitor.Api.Demo;

/// <summary>Goes on sending after the history: what falls due since the last look is appended to the collector's file.</summary>
sealed class DemoTrickle(DemoHistory history, DemoFiles files, TimeProvider clock)
{
    static readonly TimeSpan Step = TimeSpan.FromSeconds(5);

    /// <param name="from">Where the history ended, or the last run of the demo did; a longer standstill is not made up for.</param>
    /// <param name="ended">Ends it.</param>
    public async Task RunAsync(long from, CancellationToken ended)
    {
        while (!ended.IsCancellationRequested)
        {
            var now = UnixMicros.From(clock.GetUtcNow());
            files.Append(history.Trickle(Math.Max(from, now - UnixMicros.Minute), now));
            from = now;
            await Task.Delay(Step, clock, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
