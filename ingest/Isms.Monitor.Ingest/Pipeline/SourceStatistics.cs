using Isms.Monitor.Ingest.Sources;

namespace Isms.Monitor.Ingest.Pipeline;

/// <summary>Counts of one source. Any thread; bounded, however many senders there are.</summary>
public sealed class SourceStatistics
{
    public const int MaxSenders = 1024;
    const string Others = "(others)";

    readonly SourceSettings _settings;
    readonly long _lateness;
    readonly TimeProvider _clock;
    readonly Lock _lock = new();
    readonly Dictionary<string, SenderStatistics> _senders = new(StringComparer.Ordinal);
    readonly Dictionary<string, long> _formats = new(StringComparer.Ordinal);
    SourceState _state;
    string? _problem;
    long _failures;
    long? _kernelDrops;
    long _backlog = -1;
    long _given;
    long _stored;

    internal SourceStatistics(SourceSettings settings, TimeSpan lateness, TimeProvider clock) =>
        (_settings, _lateness, _clock) = (settings, (long)lateness.TotalMicroseconds, clock);

    internal long Backlog { set => Interlocked.Exchange(ref _backlog, value); }

    internal void Started()
    {
        lock (_lock) _state = SourceState.Running;
    }

    internal void Ended()
    {
        lock (_lock) _state = SourceState.Ended;
    }

    internal void Failed(string problem)
    {
        lock (_lock) (_state, _problem, _failures) = (SourceState.Failed, problem, _failures + 1);
    }

    internal void Taken(int events) => Interlocked.Add(ref _given, events);

    internal void Acknowledged(int events) => Interlocked.Add(ref _stored, events);

    internal void Dropped(string sender, long frames)
    {
        lock (_lock) Of(sender).Drops += frames;
    }

    internal void KernelDropped(long total)
    {
        lock (_lock) _kernelDrops = total;
    }

    internal FormatNotice? Merge(string sender, BatchSummary summary)
    {
        lock (_lock)
        {
            _problem = null;
            foreach (var format in summary.Formats)
                _formats[format.Format ?? ""] = _formats.GetValueOrDefault(format.Format ?? "") + format.Frames;
            return Of(sender).Merge(summary, _settings.MeasuresSkew);
        }
    }

    internal SourceStatus Snapshot()
    {
        lock (_lock)
        {
            var senders = _senders.Values.Select(sender => sender.Snapshot()).OrderByDescending(sender => sender.Events).ToArray();
            var backlog = Interlocked.Read(ref _backlog);
            return new SourceStatus(_settings.Name, _settings.Format, _state, _problem, _failures, Total(senders), senders,
                new Dictionary<string, long>(_formats), _kernelDrops, backlog < 0 ? null : backlog,
                Interlocked.Read(ref _given) - Interlocked.Read(ref _stored));
        }
    }

    SenderStatistics Of(string sender)
    {
        if (_senders.TryGetValue(sender, out var of)) return of;
        var name = _senders.Count < MaxSenders ? sender : Others;
        if (_senders.TryGetValue(name, out of)) return of;
        return _senders[name] = new SenderStatistics(_settings.Name, name, _lateness, _clock);
    }

    SenderStatus Total(SenderStatus[] senders)
    {
        var worst = senders.MaxBy(sender => Math.Abs(sender.SkewMicros ?? 0));
        return new SenderStatus(_settings.Name, senders.Sum(sender => sender.Events), senders.Sum(sender => sender.Bytes),
            senders.Sum(sender => sender.Unparsed), senders.Sum(sender => sender.EventsPerSecond),
            senders.FirstOrDefault()?.Format, senders.Max(sender => sender.LastEventMicros), senders.Max(sender => sender.LastReceivedMicros),
            worst?.SkewMicros, worst?.ZoneErrorMinutes, senders.Sum(sender => sender.Future), senders.Sum(sender => sender.Late), senders.Sum(sender => sender.Drops));
    }
}
