using Isms.Monitor.Events;

namespace Isms.Monitor.Sigma.Correlate.Time;

/// <summary>The instant before which all matches are assumed to be here: the least of the sources' newest times, at most the lateness behind
/// the clock. It never goes back.</summary>
sealed class Watermark(CorrelatorOptions options, TimeProvider clock)
{
    const int MaxSources = 4096;

    readonly Dictionary<string, SourceClock> _sources = new(StringComparer.Ordinal);

    public long Micros { get; private set; } = long.MinValue;

    public IEnumerable<KeyValuePair<string, SourceClock>> Sources => _sources;

    /// <summary>Bounded, since senders of datagrams may be invented: those beyond share one clock.</summary>
    public SourceClock Of(string source)
    {
        if (_sources.Count >= MaxSources && !_sources.ContainsKey(source)) source = "";
        if (!_sources.TryGetValue(source, out var known)) _sources[source] = known = new SourceClock();
        return known;
    }

    public void Observe(string source, long eventMicros, long receivedMicros)
    {
        if (options.FollowsData) Of(source).Follow(eventMicros);
        else Of(source).Observe(eventMicros, receivedMicros, options.LatenessMicros);
    }

    /// <summary>The time that correlations use for an event.</summary>
    public long TimeOf(string source, long eventMicros, long receivedMicros) =>
        options.FollowsData ? eventMicros : Of(source).TimeOf(eventMicros, receivedMicros, options.LatenessMicros);

    /// <summary>Moves forward as far as sources and clock allow.</summary>
    public long Advance()
    {
        Micros = Math.Max(Micros, options.FollowsData ? NewestOfData() : OldestOfSources());
        return Micros;
    }

    public void AdvanceTo(long micros) => Micros = Math.Max(Micros, micros);

    public void Save(BinaryWriter to)
    {
        to.Write(Micros);
        to.Write(_sources.Count);
        foreach (var (name, source) in _sources.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            to.Write(name);
            source.Save(to);
        }
    }

    public void Load(BinaryReader from)
    {
        Micros = from.ReadInt64();
        _sources.Clear();
        for (var left = from.ReadInt32(); left > 0; left--)
        {
            var name = from.ReadString();
            _sources[name] = SourceClock.Load(from);
        }
    }

    long NewestOfData() => _sources.Count == 0 ? long.MinValue : _sources.Values.Max(source => source.NewestMicros);

    /// <summary>A source that has fallen silent holds the others back no longer than the lateness, so none has to be declared dead.</summary>
    long OldestOfSources()
    {
        var now = UnixMicros.From(clock.GetUtcNow());
        var least = now;
        foreach (var source in _sources.Values)
            if (source.NewestMicros != long.MinValue) least = Math.Min(least, source.NewestMicros - source.DisorderMicros);
        return Math.Max(least, now - options.LatenessMicros);
    }
}
