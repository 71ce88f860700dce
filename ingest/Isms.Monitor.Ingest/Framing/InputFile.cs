using System.IO.Compression;

namespace Isms.Monitor.Ingest.Framing;

/// <summary>Opens what a command was given to read.</summary>
public static class InputFile
{
    /// <summary>The bytes of a file, unpacked if its name ends with <c>.gz</c>; <c>-</c> is standard input.</summary>
    /// <exception cref="IOException">The file is not there or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static Stream Open(string path)
    {
        if (path == "-") return Console.OpenStandardInput();
        var file = new FileStream(path, new FileStreamOptions { Access = FileAccess.Read, Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0 });
        return path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
    }
}
