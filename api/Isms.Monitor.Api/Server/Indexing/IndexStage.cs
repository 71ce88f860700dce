using System.Data.Common;
using Isms.Monitor.Api.Server.Settings;
using Isms.Monitor.Events;
using Isms.Monitor.Store;
using Isms.Monitor.Store.Days;
using Isms.Monitor.Store.Elastic;
using Isms.Monitor.Store.State;

namespace Isms.Monitor.Api.Server.Indexing;

/// <summary>Follows the store into Elasticsearch for as long as the server runs; whatever is wrong there never stops or slows the server.</summary>
sealed class IndexStage : IDisposable
{
    static readonly TimeSpan WhileIdle = TimeSpan.FromSeconds(1);
    static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(30);
    static readonly TimeSpan BetweenDeletions = TimeSpan.FromHours(1);

    readonly ElasticIndex? _index;
    readonly int _retentionDays;
    readonly TimeProvider _clock;
    string? _told;

    /// <exception cref="SettingsException">ISMS5072: the settings cannot be used.</exception>
    /// <exception cref="StoreException">ISMS4024: neither can they be.</exception>
    public IndexStage(MonitorSettings settings, DayStore days, StateStore state, TimeProvider clock, CrashPoints? points = null)
    {
        (_retentionDays, _clock) = (settings.RetentionDays, clock);
        if (settings.Elasticsearch.Options() is not { } options) return;
        _index = new ElasticIndex(options, days, state, clock, points) { Pausing = (_, reason) => Tell($"ISMS5073 Elasticsearch wants a pause: {reason}. Nothing is lost: the store keeps what is still to be indexed.") };
    }

    /// <summary>Told of what is wrong and tried again by itself, once for each trouble; must not block.</summary>
    public Action<string> Reported { get; set; } = _ => { };

    /// <summary>Indexes until the end; without an address it does nothing.</summary>
    public async Task RunAsync(CancellationToken ended)
    {
        if (_index is null) return;
        var (isReady, deleted) = (false, DateTimeOffset.MinValue);
        while (!ended.IsCancellationRequested)
        {
            var pause = WhileIdle;
            try
            {
                if (!isReady) await _index.PrepareAsync(ended);
                isReady = true;
                while (await _index.StepAsync(ended) > 0) Tell(null);
                if (_retentionDays > 0 && _clock.GetUtcNow() - deleted >= BetweenDeletions)
                {
                    await _index.DeleteBeforeAsync(UnixMicros.DayOf(UnixMicros.From(_clock.GetUtcNow())).AddDays(-_retentionDays), ended);
                    deleted = _clock.GetUtcNow();
                }
            }
            catch (Exception failed) when (failed is StoreException or DbException or IOException)
            {
                Tell($"{failed.Message} Indexing is tried again every {AfterFailure.TotalSeconds:0} s.");
                (isReady, pause) = (false, AfterFailure);
            }
            catch (OperationCanceledException) when (ended.IsCancellationRequested)
            {
                return;
            }
            await Task.Delay(pause, _clock, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public void Dispose() => _index?.Dispose();

    void Tell(string? trouble)
    {
        if (trouble == _told) return;
        Reported(trouble ?? "Elasticsearch takes events again.");
        _told = trouble;
    }
}
