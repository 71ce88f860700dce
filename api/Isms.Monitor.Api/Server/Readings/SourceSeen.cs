using Isms.Monitor.Store.Days;
using ValueCount = Isms.Monitor.Api.Reading.ValueCount;

namespace Isms.Monitor.Api.Server.Readings;

/// <summary>What was seen of one source.</summary>
sealed class SourceSeen
{
    long _most;

    public static SourceSeen Nothing { get; } = new();

    /// <summary>Part of the source's name before the colon: <c>syslog-udp</c>.</summary>
    public string Kind { get; private set; } = "";

    public string Format { get; private set; } = "";

    /// <summary>Of the last 24 h.</summary>
    public long Frames { get; private set; }

    public long Unparsed { get; private set; }

    public long? LastSeenMicros { get; private set; }

    public double? EventsPerSecond { get; set; }

    public IReadOnlyList<double?> Trend { get; set; } = [];

    public long? SkewMicros { get; set; }

    public long DeadLetters { get; set; }

    public List<ValueCount> Drops { get; } = [];

    public void Add(SenderActivity one)
    {
        Frames += one.Frames;
        Unparsed += one.Unparsed;
        SeenAt(one.LastReceivedMicros);
        if (one.Frames < _most) return;
        _most = one.Frames;
        Kind = one.Source.Split(':', 2)[0];
        if (one.Dataset.Length > 0) Format = one.Dataset;
    }

    public void SeenAt(long micros) => LastSeenMicros = Math.Max(LastSeenMicros ?? long.MinValue, micros);
}
