using Isms.Monitor.Api.Input;
using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Formats;
using Isms.Monitor.Sigma.Detect;

namespace Isms.Monitor.Api.Detecting;

/// <summary>Parses and matches one chunk of lines at a time; has everything that belongs to one thread.</summary>
sealed class DetectWorker(DetectOptions options, BatchMatcher matcher)
{
    /// <summary>The last times of a chunk of which the least counts as reached: a single wild time does not move the watermark.</summary>
    const int LastTimes = 16;

    readonly FrameParser _parser = new();
    readonly SourceFormatMemory _memory = new();
    readonly FormatContext _context = new() { ReferenceMicros = options.ReferenceMicros, Zone = options.Zone };
    readonly EcsEvent _event = new();
    readonly long[] _times = new long[LastTimes];

    public long Events { get; private set; }

    public long Unparsed => _memory.Unparsed;

    /// <returns>The matches in the order of the lines, and the time that the chunk has reached.</returns>
    public (List<Match> Matches, long ReachedMicros) Run(int file, RulesChunk chunk)
    {
        var matches = new List<Match>();
        Array.Fill(_times, long.MaxValue);
        var rest = chunk.Bytes.AsSpan(0, chunk.Length);
        for (var line = 0; rest.Length > 0; line++)
        {
            var end = rest.IndexOf((byte)'\n');
            var frame = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            if (frame.Length > 0 && frame[^1] == '\r') frame = frame[..^1];
            if (frame.Length > 0) Take(frame[..Math.Min(frame.Length, FrameParser.MaxFrameBytes)], DetectLine.IdOf(file, chunk.FirstInFile + line), matches);
        }
        var reached = _times.Min();
        return (matches, reached == long.MaxValue ? long.MinValue : reached);
    }

    void Take(ReadOnlySpan<byte> frame, EventId id, List<Match> into)
    {
        _event.Begin(frame);
        _event.Id = id;
        _event.ReceivedMicros = options.ReferenceMicros;
        _parser.Parse(_event, options.Format, _memory, _context);
        if (_event.TimestampMicros == 0) _event.TimestampMicros = options.ReferenceMicros;
        _times[Events++ % LastTimes] = _event.TimestampMicros;
        matcher.Match(_event, "", into);
    }
}
