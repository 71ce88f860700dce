using System.Globalization;
using Isms.Monitor.Events;

namespace Isms.Monitor.Api.Replaying;

/// <summary>Sends files into a running system, at a pace, and says how far it is.</summary>
sealed class ReplayRun(ReplayOptions options, IReplayTarget target, TimeProvider clock, TextWriter progress)
{
    static readonly TimeSpan BetweenReports = TimeSpan.FromSeconds(2);

    long _lines;
    long _again;
    long? _origin;
    DateTimeOffset _started;
    DateTimeOffset _reported;

    /// <exception cref="ReplayException">The system refuses the lines for good.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public async Task<(long Lines, long AlreadyStored)> RunAsync(IReadOnlyList<string> files, CancellationToken abort)
    {
        _started = _reported = clock.GetUtcNow();
        foreach (var file in files)
        {
            foreach (var batch in new ReplayBatches(options).Read(file))
            {
                await WaitAsync(batch, abort);
                _again += await target.SendAsync(batch, abort);
                _lines += batch.Lines;
                Report(file, batch, atOnce: false);
            }
        }
        Report("done", null, atOnce: true);
        return (_lines, _again);
    }

    /// <summary>Until it is this batch's turn: as long after the start as it was written after the first line, divided by the speed. A line from before
    /// the first one goes at once.</summary>
    async Task WaitAsync(ReplayBatch batch, CancellationToken abort)
    {
        if (options.Speed == 0 || batch.FirstMicros is not { } at) return;
        _origin ??= at;
        var due = _started + TimeSpan.FromMicroseconds((at - _origin.Value) / options.Speed);
        if (due - clock.GetUtcNow() is { Ticks: > 0 } wait) await Task.Delay(wait, clock, abort);
    }

    void Report(string place, ReplayBatch? batch, bool atOnce)
    {
        var now = clock.GetUtcNow();
        if (!atOnce && now - _reported < BetweenReports) return;
        _reported = now;
        var seconds = (now - _started).TotalSeconds;
        var when = batch?.FirstMicros is { } at ? string.Create(CultureInfo.InvariantCulture, $", at {UnixMicros.ToDateTimeOffset(at):yyyy-MM-dd HH:mm:ss}") : "";
        progress.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{place}: {_lines} lines in {seconds:0.0} s, {_again} of them were there already{when}"));
    }
}
