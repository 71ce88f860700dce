using System.IO.Compression;
using Microsoft.Win32.SafeHandles;

namespace Isms.Monitor.Ingest.Sources.Files;

/// <summary>An open log file, plain or packed, read by offset; it stays this file when it is renamed.</summary>
sealed class LogFile : IDisposable
{
    readonly string _path;
    readonly SafeFileHandle _handle;
    readonly byte[] _head = new byte[FileHead.MaxLength];
    Stream? _unpacked;
    long _unpackedAt;

    LogFile(string path, SafeFileHandle handle) => (_path, _handle) = (path, handle);

    public bool IsPacked => _path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);

    /// <summary>Bytes there now; of a packed file that is not known.</summary>
    public long Length => IsPacked ? long.MaxValue : RandomAccess.GetLength(_handle);

    /// <summary>Null when there is no such file.</summary>
    public static LogFile? TryOpen(string path)
    {
        try
        {
            return new LogFile(path, File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>The first bytes as they are now, up to <see cref="FileHead.MaxLength"/>; valid until the next call.</summary>
    public ReadOnlySpan<byte> Head()
    {
        if (!IsPacked) return _head.AsSpan(0, RandomAccess.Read(_handle, _head, 0));
        using var unpacked = Unpack();
        return _head.AsSpan(0, unpacked.ReadAtLeast(_head, _head.Length, throwOnEndOfStream: false));
    }

    /// <summary>Reads at an offset (of the unpacked bytes); 0 at the end.</summary>
    public int Read(Span<byte> to, long offset)
    {
        if (!IsPacked) return RandomAccess.Read(_handle, to, offset);
        if (_unpacked is null || _unpackedAt > offset)
        {
            _unpacked?.Dispose();
            (_unpacked, _unpackedAt) = (Unpack(), 0);
        }
        while (_unpackedAt < offset)
        {
            var skipped = _unpacked.Read(to[..(int)Math.Min(to.Length, offset - _unpackedAt)]);
            if (skipped == 0) return 0;
            _unpackedAt += skipped;
        }
        var read = _unpacked.Read(to);
        _unpackedAt += read;
        return read;
    }

    public void Dispose()
    {
        _unpacked?.Dispose();
        _handle.Dispose();
    }

    /// <summary>By the path: a packed file is not written to any more.</summary>
    GZipStream Unpack() =>
        new(new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete), CompressionMode.Decompress);
}
