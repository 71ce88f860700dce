using System.Globalization;
using System.Text;

namespace Isms.Monitor.Ingest.Sources.Files;

/// <summary>The generations of one source on disk: one line for each change, the last line of a number counts.</summary>
/// <remarks>Line: number, origin, length and hash of the head, 1 if done, and a checksum, parted by spaces. Appended and flushed to the
/// disk, since without it a file would be read a second time under another origin. A torn last line is ignored.</remarks>
sealed class GenerationLog : IDisposable
{
    const int Kept = 64;

    readonly FileStream _file;
    readonly List<FileGeneration> _generations = [];

    GenerationLog(FileStream file) => _file = file;

    /// <summary>In the order of their numbers.</summary>
    public IReadOnlyList<FileGeneration> All => _generations;

    public static GenerationLog Open(string path)
    {
        var lines = File.Exists(path) ? File.ReadAllLines(path) : [];
        var read = new SortedDictionary<long, FileGeneration>();
        foreach (var line in lines)
            if (TryParse(line) is { } generation) read[generation.Number] = generation;
        var kept = read.Values.TakeLast(Kept).ToList();
        if (lines.Length > 0) Rewrite(path, kept);
        var log = new GenerationLog(new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read));
        log._generations.AddRange(kept);
        return log;
    }

    public FileGeneration Add(string source, ReadOnlySpan<byte> head)
    {
        var number = NextNumber;
        var added = new FileGeneration(number, Sources.Origin.Of(source, number, head)) { Head = FileHead.Of(head) };
        _generations.Add(added);
        Save(added);
        return added;
    }

    public long NextNumber => _generations.Count == 0 ? 1 : _generations[^1].Number + 1;

    public void Save(FileGeneration generation)
    {
        _file.Write(Encoding.ASCII.GetBytes(Line(generation)));
        _file.Flush(flushToDisk: true);
    }

    public void Dispose() => _file.Dispose();

    /// <summary>Beside it first, then renamed over it: a crash leaves the old file or the new one.</summary>
    static void Rewrite(string path, List<FileGeneration> kept)
    {
        var beside = path + ".new";
        using (var file = new FileStream(beside, FileMode.Create, FileAccess.Write))
        {
            foreach (var generation in kept) file.Write(Encoding.ASCII.GetBytes(Line(generation)));
            file.Flush(flushToDisk: true);
        }
        File.Move(beside, path, overwrite: true);
    }

    static string Line(FileGeneration of)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{of.Number} {of.Origin:x32} {of.Head.Length} {of.Head.Hash:x32} {(of.IsDone ? 1 : 0)}");
        return $"{text} {Check(text)}\n";
    }

    static FileGeneration? TryParse(string line)
    {
        var end = line.LastIndexOf(' ');
        if (end < 0 || line[(end + 1)..] != Check(line[..end])) return null;
        var parts = line.Split(' ');
        var head = new FileHead(int.Parse(parts[2], CultureInfo.InvariantCulture), Hex(parts[3]));
        return new FileGeneration(long.Parse(parts[0], CultureInfo.InvariantCulture), Hex(parts[1])) { Head = head, IsDone = parts[4] == "1" };
    }

    static UInt128 Hex(string text) => UInt128.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    static string Check(string text) => FileHead.Of(Encoding.ASCII.GetBytes(text)).Hash.ToString("x32", CultureInfo.InvariantCulture)[..8];
}
