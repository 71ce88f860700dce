using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Formats;
using Isms.Monitor.Ingest.Framing;

namespace Isms.Monitor.Api.Replaying;

/// <summary>Cuts a file into batches. Where it cuts follows from file and options alone, so that a second run makes the same keys.</summary>
sealed class ReplayBatches(ReplayOptions options)
{
    public const int MaxLines = 4096;

    const int MaxBytes = 4 << 20;

    readonly FrameParser _parser = new();
    readonly SourceFormatMemory _memory = new();
    readonly FormatContext _context = new() { ReferenceMicros = options.ReferenceMicros, Zone = options.Zone };
    readonly EcsEvent _event = new();
    readonly ArrayBufferWriter<byte> _body = new(1 << 16);
    int _lines;
    long _before;
    long? _first;

    /// <summary>With a speed, what was written within one second of the replay goes together.</summary>
    readonly double _windowMicros = options.Speed * UnixMicros.Second;

    /// <param name="file">Plain, .gz, or <c>-</c> for standard input.</param>
    public IEnumerable<ReplayBatch> Read(string file)
    {
        using var stream = InputFile.Open(file);
        var chunks = new FrameChunkReader(stream, (byte)'\n');
        var chunk = new FrameChunk();
        _before = 0;
        while (chunks.TryRead(chunk))
        {
            foreach (var batch in Cut(chunk, file)) yield return batch;
        }
        if (_lines > 0) yield return Take(file);
    }

    List<ReplayBatch> Cut(FrameChunk chunk, string file)
    {
        var full = new List<ReplayBatch>();
        foreach (var frame in chunk)
        {
            var at = options.Speed > 0 ? TimeOf(frame) : null;
            if (_lines == MaxLines || _body.WrittenCount + frame.Length >= MaxBytes || (at - _first >= _windowMicros && _lines > 0)) full.Add(Take(file));
            _first ??= at;
            _body.Write(frame);
            _body.Write("\n"u8);
            _lines++;
        }
        return full;
    }

    long? TimeOf(ReadOnlySpan<byte> frame)
    {
        _event.Begin(frame);
        return _parser.Parse(_event, options.Format, _memory, _context) && _event.TimestampMicros != 0 ? _event.TimestampMicros : null;
    }

    /// <summary>The content is in the key: a file that was changed is another one. So is its place: a file that says the same twice is sent twice.</summary>
    ReplayBatch Take(string file)
    {
        var body = _body.WrittenSpan.ToArray();
        var place = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(file)}\n{_before}\n{options.Format}\n"));
        var key = "replay-" + Convert.ToHexStringLower(SHA256.HashData([.. place, .. SHA256.HashData(body)]))[..32];
        var batch = new ReplayBatch(key, body, _lines, _first);
        _before += _lines;
        (_lines, _first) = (0, null);
        _body.ResetWrittenCount();
        return batch;
    }
}
