using System.Buffers;
using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Formats;
using Isms.Monitor.Ingest.Framing;

namespace Isms.Monitor.Api.Parsing;

/// <summary>Parses one chunk of frames at a time into documents; has everything that belongs to one thread.</summary>
sealed class ParseWorker(ParseOptions options)
{
    readonly FrameParser _parser = new();
    readonly SourceFormatMemory _memory = new();
    readonly FormatContext _context = new() { ReferenceMicros = options.ReferenceMicros, Zone = options.Zone };
    readonly EcsEvent _event = new();
    readonly EventJson _json = new();

    /// <summary>The chunk to fill before <see cref="Parse"/>.</summary>
    public FrameChunk Chunk { get; } = new();

    /// <summary>The documents of the chunk, each with a newline; empty for a summary.</summary>
    public ArrayBufferWriter<byte> Documents { get; } = new(1 << 20);

    /// <summary>Readable frames, by format.</summary>
    public Dictionary<string, long> Parsed { get; } = new(StringComparer.Ordinal);

    public long Unparsed => _memory.Unparsed;

    public long Bytes { get; private set; }

    public void Parse()
    {
        Documents.ResetWrittenCount();
        Bytes += Chunk.Size;
        var (format, count) = (_memory.Format, 0L);
        foreach (var frame in Chunk)
        {
            _event.Begin(frame);
            if (_parser.Parse(_event, options.Format, _memory, _context))
            {
                if (!ReferenceEquals(format, _memory.Format))
                {
                    Count(format, count);
                    (format, count) = (_memory.Format, 0);
                }
                count++;
            }
            if (!options.IsSummary) WriteDocument();
        }
        Count(format, count);
    }

    void WriteDocument()
    {
        var document = options.IsFlat ? _json.Flat(_event) : _json.Nested(_event);
        Documents.Write(document.Span);
        Documents.Write("\n"u8);
    }

    void Count(string? format, long count)
    {
        if (format is not null && count > 0) Parsed[format] = Parsed.GetValueOrDefault(format) + count;
    }
}
