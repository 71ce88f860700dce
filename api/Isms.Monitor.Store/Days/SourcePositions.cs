using Isms.Monitor.Events;

namespace Isms.Monitor.Store.Days;

/// <summary>What is stored of each source: everything below a position; and, when a commit was cut at midnight, what was
/// received on one day below another. A replay is recognised by it.</summary>
sealed class SourcePositions
{
    /// <summary>Origins remembered of one source. A file has a few; HTTP has one for each Idempotency-Key.</summary>
    public const int MaxOrigins = 65_536;

    readonly Dictionary<string, Origins> _below = new(StringComparer.Ordinal);
    readonly Dictionary<(long Day, string Source, UInt128 Origin), long> _partial = [];

    sealed class Origins
    {
        public Dictionary<UInt128, long> Below { get; } = [];

        public Queue<UInt128> ByAge { get; } = [];
    }

    public IEnumerable<SourcePosition> All =>
        _below.SelectMany(source => source.Value.Below.Select(origin => new SourcePosition(source.Key, origin.Key, origin.Value)));

    /// <summary>Rows that a file must carry on when another file goes away.</summary>
    public IEnumerable<(SourcePosition Position, long? Day)> Rows =>
        All.Select(position => (position, (long?)null)).Concat(_partial
            .Where(row => row.Value > Below(row.Key.Source, row.Key.Origin))
            .Select(row => (new SourcePosition(row.Key.Source, row.Key.Origin, row.Value), (long?)row.Key.Day)));

    /// <summary>Of what was received that day, everything below this offset is stored; <see cref="long.MinValue"/> when nothing is known.</summary>
    public long StoredBelow(long day, in SourcePosition of) =>
        Math.Max(Below(of.Source, of.Origin), _partial.GetValueOrDefault((day, of.Source, of.Origin), long.MinValue));

    public void Advance(in SourcePosition to, long? day = null)
    {
        if (day is { } cut)
        {
            var key = (cut, to.Source, to.Origin);
            _partial[key] = Math.Max(to.Offset, _partial.GetValueOrDefault(key, long.MinValue));
            return;
        }
        if (!_below.TryGetValue(to.Source, out var origins)) _below[to.Source] = origins = new Origins();
        if (!origins.Below.ContainsKey(to.Origin)) origins.ByAge.Enqueue(to.Origin);
        if (origins.ByAge.Count > MaxOrigins) origins.Below.Remove(origins.ByAge.Dequeue());
        origins.Below[to.Origin] = Math.Max(to.Offset, origins.Below.GetValueOrDefault(to.Origin, long.MinValue));
    }

    /// <summary>Forgets the cuts that positions have passed.</summary>
    public void Settle()
    {
        foreach (var key in _partial.Where(row => row.Value <= Below(row.Key.Source, row.Key.Origin)).Select(row => row.Key).ToList())
            _partial.Remove(key);
    }

    long Below(string source, UInt128 origin) =>
        _below.TryGetValue(source, out var origins) ? origins.Below.GetValueOrDefault(origin, long.MinValue) : long.MinValue;
}
