using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Formats;

namespace Isms.Monitor.Benchmarks;

/// <summary>Generated lines as batches of finished events, as the stages behind the parser see them.</summary>
sealed class ParsedLogs
{
    /// <summary>2026-11-24T12:00:00Z.</summary>
    public const long Received = 1_795_521_600_000_000;

    readonly FrameParser _parser = new();
    readonly SourceFormatMemory _memory = new();
    readonly FormatContext _context = new() { ReferenceMicros = Received };

    public bool Parse(EcsEvent into, byte[] line)
    {
        into.Begin(line);
        return _parser.Parse(into, "auto", _memory, _context);
    }

    /// <param name="lines">One event each.</param>
    /// <param name="firstOffset">Grows from call to call: the store skips what it has already.</param>
    public IReadOnlyList<EventBatch> Batches(byte[][] lines, long firstOffset = 0)
    {
        var batches = new List<EventBatch>();
        foreach (var chunk in lines.Chunk(EventBatch.Capacity))
        {
            var batch = new EventBatch { Sender = "benchmark", Position = new SourcePosition("benchmark", 1, firstOffset + chunk.Length) };
            foreach (var line in chunk) Finish(batch.Add(line), firstOffset++);
            batches.Add(batch);
        }
        return batches;
    }

    void Finish(EcsEvent one, long offset)
    {
        one.ReceivedMicros = Received + offset;
        _parser.Parse(one, "auto", _memory, _context);
        (one.Id, one.Offset) = (EventId.Of(one.ReceivedMicros, 1, offset), offset);
    }
}
