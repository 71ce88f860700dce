using Isms.Monitor.Api.Live;

namespace Isms.Monitor.Api.Server.Readings;

/// <summary>Tells open pages that something changed in the stores.</summary>
sealed class ChangeTeller(Standalone monitor, Announcer announcer, TimeProvider clock) : BackgroundService
{
    /// <summary>Sources change all the time; a page that shows them asks this often.</summary>
    static readonly TimeSpan Between = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        monitor.Book.Changed += Incidents;
        monitor.Measuring.Measured += Measurements;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await Task.Delay(Between, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                announcer.Publish(Topic.Sources);
            }
        }
        finally
        {
            monitor.Book.Changed -= Incidents;
            monitor.Measuring.Measured -= Measurements;
        }
    }

    void Incidents(IReadOnlyList<string> changed) => announcer.Publish(Topic.Incidents);

    void Measurements() => announcer.Publish(Topic.Measurements);
}
