using Isms.Monitor.Ingest.Framing;

namespace Isms.Monitor.Api.Input;

/// <summary>A part of the input that holds whole lines, and the number of its first line.</summary>
sealed record RulesChunk(string Path, int FirstInFile, int FirstIndex, byte[] Bytes, int Length);

/// <summary>Reads files, plain or .gz, or <c>-</c> for the standard input, in chunks of whole lines; line numbers continue over the files.</summary>
static class RulesInput
{
    const int ChunkBytes = 1 << 20;

    /// <summary>A line longer than that is cut there: its rest is read as a line of its own.</summary>
    const int MaxLineBytes = 64 << 20;

    public static IEnumerable<RulesChunk> Chunks(IEnumerable<string> paths)
    {
        var index = 0;
        foreach (var path in paths)
        {
            using var stream = InputFile.Open(path);
            var line = 0;
            foreach (var (bytes, length) in Pieces(stream))
            {
                yield return new RulesChunk(path, line, index, bytes, length);
                var lines = bytes.AsSpan(0, length).Count((byte)'\n') + (bytes[length - 1] == '\n' ? 0 : 1);
                (line, index) = (line + lines, index + lines);
            }
        }
    }

    static IEnumerable<(byte[] Bytes, int Length)> Pieces(Stream stream)
    {
        var buffer = new byte[ChunkBytes];
        var kept = 0;
        while (true)
        {
            var read = stream.ReadAtLeast(buffer.AsSpan(kept), buffer.Length - kept, throwOnEndOfStream: false);
            var filled = kept + read;
            var isEnd = filled < buffer.Length;
            var whole = isEnd ? filled : buffer.AsSpan(0, filled).LastIndexOf((byte)'\n') + 1;
            if (whole == 0 && !isEnd && buffer.Length < MaxLineBytes)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
                kept = filled;
                continue;
            }
            if (whole == 0) whole = filled;
            if (whole > 0) yield return (buffer, whole);
            if (isEnd) yield break;
            var next = new byte[Math.Max(ChunkBytes, (filled - whole) * 2)];
            buffer.AsSpan(whole, filled - whole).CopyTo(next);
            (buffer, kept) = (next, filled - whole);
        }
    }
}
