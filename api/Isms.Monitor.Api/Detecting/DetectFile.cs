using Isms.Monitor.Api.Input;

namespace Isms.Monitor.Api.Detecting;

/// <summary>One input file on its way through <c>detect</c>.</summary>
sealed class DetectFile(int number, string path) : IDisposable
{
    readonly IEnumerator<RulesChunk> _chunks = RulesInput.Chunks([path]).GetEnumerator();

    public int Number => number;

    public bool IsAtEnd { get; private set; }

    public long Lines { get; private set; }

    /// <summary>Event time that the file has reached; files are read so that none runs ahead of the others.</summary>
    public long ReachedMicros { get; set; } = long.MinValue;

    public RulesChunk? Next()
    {
        IsAtEnd = IsAtEnd || !_chunks.MoveNext();
        if (IsAtEnd) return null;
        var chunk = _chunks.Current;
        var bytes = chunk.Bytes.AsSpan(0, chunk.Length);
        Lines = chunk.FirstInFile + bytes.Count((byte)'\n') + (bytes[^1] == '\n' ? 0 : 1);
        return chunk;
    }

    public void Dispose() => _chunks.Dispose();
}
