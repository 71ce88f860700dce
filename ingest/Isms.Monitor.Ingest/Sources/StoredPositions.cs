using Isms.Monitor.Events;

namespace Isms.Monitor.Ingest.Sources;

/// <summary>How far each source was stored when the program started.</summary>
public sealed class StoredPositions
{
    readonly Dictionary<(string Source, UInt128 Origin), long> _below = [];

    public StoredPositions(IEnumerable<SourcePosition> positions)
    {
        foreach (var (source, origin, offset) in positions)
            _below[(source, origin)] = Math.Max(offset, _below.GetValueOrDefault((source, origin), long.MinValue));
    }

    public static StoredPositions None { get; } = new([]);

    /// <summary>Everything of this origin below the offset is stored; null when nothing is known of it.</summary>
    public long? Below(string source, UInt128 origin) => _below.TryGetValue((source, origin), out var offset) ? offset : null;
}
