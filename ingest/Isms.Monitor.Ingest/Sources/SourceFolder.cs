using System.Globalization;

namespace Isms.Monitor.Ingest.Sources;

/// <summary>The folder in which a source keeps what must outlive a crash.</summary>
static class SourceFolder
{
    const int ReadableLength = 40;

    /// <summary>A readable beginning and a number that tells sources apart whose names begin alike.</summary>
    public static string For(string state, string source)
    {
        var readable = string.Concat(source.TakeLast(ReadableLength).Select(each => char.IsAsciiLetterOrDigit(each) || each is '.' or '-' ? each : '_'));
        return Path.Combine(state, $"{readable.TrimStart('.')}-{((ulong)Origin.Of(source, 0)).ToString("x16", CultureInfo.InvariantCulture)}");
    }
}
