using System.Buffers.Text;
using Isms.Monitor.Events;

namespace Isms.Monitor.Anomaly.Features;

/// <summary>What one entity did in the interval that is running.</summary>
sealed class Profile
{
    readonly DistinctCount _ports = new();
    readonly DistinctCount _destinations = new();
    double _events;
    double _bytes;
    double _failures;

    public long LastMicros { get; private set; }

    public bool IsEmpty => _events == 0;

    public void Add(EcsEvent happened)
    {
        _events++;
        LastMicros = Math.Max(LastMicros, happened.TimestampMicros);
        if (happened.TryGet(Ecs.DestinationPort, out var port)) _ports.Add(Hash(port));
        if (happened.TryGet(Ecs.DestinationIp, out var destination)) _destinations.Add(Hash(destination));
        if (happened.TryGet(Ecs.SourceBytes, out var text) && Utf8Parser.TryParse(text, out long bytes, out _)) _bytes += bytes;
        if (happened.TryGet(Ecs.EventOutcome, out var outcome) && outcome.SequenceEqual("failure"u8)
            && happened.TryGet(Ecs.EventCategory, out var category) && category.SequenceEqual("authentication"u8)) _failures++;
    }

    /// <summary>The values in the order of <see cref="Feature.All"/>.</summary>
    public double[] Values() => [_events, _ports.Count, _destinations.Count, _bytes, _failures];

    public void Clear()
    {
        _events = _bytes = _failures = 0;
        _ports.Clear();
        _destinations.Clear();
    }

    internal void Save(BinaryWriter to)
    {
        to.Write(_events);
        to.Write(_bytes);
        to.Write(_failures);
        to.Write(LastMicros);
        _ports.Save(to);
        _destinations.Save(to);
    }

    internal void Load(BinaryReader from)
    {
        _events = from.ReadDouble();
        _bytes = from.ReadDouble();
        _failures = from.ReadDouble();
        LastMicros = from.ReadInt64();
        _ports.Load(from);
        _destinations.Load(from);
    }

    /// <summary>FNV-1a.</summary>
    internal static ulong Hash(ReadOnlySpan<byte> value)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in value) hash = (hash ^ letter) * 1099511628211UL;
        return hash ^ (hash >> 29);
    }
}
