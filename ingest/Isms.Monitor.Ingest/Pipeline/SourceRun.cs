using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Sources;

namespace Isms.Monitor.Ingest.Pipeline;

/// <summary>Keeps one source running: a fault is counted and shown, and it runs again after a pause.</summary>
sealed class SourceRun
{
    readonly ISource _source;
    readonly PipelineOptions _options;
    readonly TimeProvider _clock;

    public SourceRun(ISource source, PipelineOptions options, TimeProvider clock)
    {
        (_source, _options, _clock) = (source, options, clock);
        Statistics = new SourceStatistics(source.Settings, options.Lateness, clock);
    }

    public SourceSettings Settings => _source.Settings;

    public SourceStatistics Statistics { get; }

    public void Report(string problem) =>
        _options.Reported?.Invoke(new SourceReport(Settings.Name, UnixMicros.From(_clock.GetUtcNow()), problem));

    public async Task RunAsync(BatchQueue queue, CancellationToken stop, CancellationToken abort)
    {
        var output = new SourceOutput(queue, this);
        var pause = _options.FirstPause;
        while (true)
        {
            var began = _clock.GetTimestamp();
            try
            {
                Statistics.Started();
                await _source.RunAsync(output, stop, abort);
                Statistics.Ended();
                return;
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested || abort.IsCancellationRequested)
            {
                Statistics.Ended();
                return;
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                // Whatever went wrong in one source must not stop the evidence of the others: it is shown, and tried again.
                var text = fault.Message.StartsWith("ISMS", StringComparison.Ordinal) ? fault.Message
                    : $"ISMS1101 the source failed: {fault.Message} It is tried again by itself.";
                Statistics.Failed(text);
                Report(text);
                if (!_options.RetriesSources) throw;
            }
            if (_clock.GetElapsedTime(began) > _options.LongestPause) pause = _options.FirstPause;
            await Task.Delay(pause, _clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stop.IsCancellationRequested) return;
            pause = pause * 2 < _options.LongestPause ? pause * 2 : _options.LongestPause;
        }
    }
}
