using System.IO.Compression;

namespace Isms.Monitor.Controls.Packages;

/// <summary>A package as a zip file: the same entries give the same file, for order and times are fixed.</summary>
public static class PackageZip
{
    /// <summary>Most bytes of all files together, unpacked: what is issued stays below, and what is larger is not read.</summary>
    public const long MaxBytes = 512L << 20;

    /// <summary>Most entries that are read.</summary>
    public const int MaxEntries = 64;

    static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes the entries in the order in which they shall lie in the file.</summary>
    public static void Write(Stream to, IEnumerable<PackageEntry> entries)
    {
        using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var entry in entries)
        {
            var file = zip.CreateEntry(entry.Name, CompressionLevel.Optimal);
            file.LastWriteTime = Epoch;
            using var stream = file.Open();
            stream.Write(entry.Bytes);
        }
    }

    /// <summary>Every entry, names and sizes as they are: whether they are right is for <see cref="PackageCheck"/> to say.</summary>
    /// <param name="from">Can seek.</param>
    /// <exception cref="InvalidDataException">It is no zip file, or larger than a package can be.</exception>
    public static IReadOnlyList<PackageEntry> Read(Stream from)
    {
        using var zip = new ZipArchive(from, ZipArchiveMode.Read, leaveOpen: true);
        if (zip.Entries.Count > MaxEntries) throw new InvalidDataException($"it has more than {MaxEntries} files");
        var (entries, left) = (new List<PackageEntry>(), MaxBytes);
        foreach (var entry in zip.Entries)
        {
            using var stream = entry.Open();
            var bytes = Bounded(stream, left);
            left -= bytes.Length;
            entries.Add(new PackageEntry(entry.FullName, bytes));
        }
        return entries;
    }

    /// <summary>A header may promise less than there is: what counts is what comes out.</summary>
    static byte[] Bounded(Stream from, long most)
    {
        using var into = new MemoryStream();
        var buffer = new byte[1 << 16];
        while (from.Read(buffer) is var read and > 0)
        {
            if (into.Length + read > most) throw new InvalidDataException($"it unpacks to more than {MaxBytes >> 20} MB");
            into.Write(buffer, 0, read);
        }
        return into.ToArray();
    }
}

/// <summary>A file of a package; there are no folders.</summary>
public sealed record PackageEntry(string Name, byte[] Bytes);
