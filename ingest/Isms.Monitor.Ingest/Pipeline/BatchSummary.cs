using Isms.Monitor.Events;

namespace Isms.Monitor.Ingest.Pipeline;

/// <summary>What a worker saw while it parsed a batch; merged into the statistics in order.</summary>
sealed class BatchSummary
{
    const int SampleBytes = 512;

    readonly List<FormatCount> _formats = new(2);
    readonly long[] _delays = new long[EventBatch.Capacity];
    int _told;

    public long Bytes { get; private set; }

    public long Events { get; private set; }

    public long Future { get; private set; }

    /// <summary>Received minus <c>@timestamp</c> of the events that tell.</summary>
    public ReadOnlySpan<long> Delays => _delays.AsSpan(0, _told);

    public long NewestMicros { get; private set; } = long.MinValue;

    public long ReceivedMicros { get; private set; }

    /// <summary>The least of received minus <c>@timestamp</c>; <see cref="long.MaxValue"/> when no event tells.</summary>
    public long LeastDelay { get; private set; } = long.MaxValue;

    public IReadOnlyList<FormatCount> Formats => _formats;

    /// <param name="parsed">The event.</param>
    /// <param name="format">The format that read it; null: none did.</param>
    /// <param name="hasOwnTime">Whether its <c>@timestamp</c> is the sender's.</param>
    public void Count(EcsEvent parsed, string? format, bool hasOwnTime)
    {
        Events++;
        Bytes += parsed.Original.Length;
        ReceivedMicros = Math.Max(ReceivedMicros, parsed.ReceivedMicros);
        CountOf(format).Add(parsed);
        if (!hasOwnTime) return;
        NewestMicros = Math.Max(NewestMicros, parsed.TimestampMicros);
        var delay = parsed.ReceivedMicros - parsed.TimestampMicros;
        _delays[_told++] = delay;
        LeastDelay = Math.Min(LeastDelay, delay);
        if (-delay > ParseStage.FutureMicros) Future++;
    }

    FormatCount CountOf(string? format)
    {
        foreach (var count in _formats)
            if (count.Format == format) return count;
        var added = new FormatCount(format);
        _formats.Add(added);
        return added;
    }

    /// <summary>Frames of one format in a batch, the first of them as a sample.</summary>
    public sealed class FormatCount(string? format)
    {
        byte[] _sample = [];

        public string? Format => format;

        public long Frames { get; private set; }

        public ReadOnlyMemory<byte> Sample => _sample;

        public string? Dataset { get; private set; }

        public string? Reason { get; private set; }

        public long FirstMicros { get; private set; }

        public long LastMicros { get; private set; }

        internal void Add(EcsEvent from)
        {
            LastMicros = from.ReceivedMicros;
            if (Frames++ > 0) return;
            FirstMicros = from.ReceivedMicros;
            _sample = from.Original[..Math.Min(from.Original.Length, SampleBytes)].ToArray();
            Dataset = from.Text(Ecs.EventDataset);
            Reason = format is null ? from.Text(Ecs.ErrorMessage) : null;
        }
    }
}
