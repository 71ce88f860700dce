using System.Security.Cryptography;
using System.Text;

namespace Isms.Monitor.Store.Seal;

/// <summary>The list of sealed files, one JSON line each, every line with the hash of the line before: nothing can be taken out,
/// put in or changed without breaking the chain.</summary>
sealed class Manifest
{
    public static readonly string FirstPrevious = new('0', 64);

    readonly string _path;
    readonly List<ManifestEntry> _entries = [];
    string _lastHash = FirstPrevious;

    Manifest(string path) => _path = path;

    public static string FileName => "manifest.jsonl";

    public IReadOnlyList<ManifestEntry> Entries => _entries;

    /// <summary>Sealed files that retention has not deleted.</summary>
    public IReadOnlyList<ManifestEntry> Present
    {
        get
        {
            var deleted = _entries.Where(entry => entry.Kind == ManifestEntry.DeletedKind).Select(entry => entry.File).ToHashSet();
            return [.. _entries.Where(entry => entry.Kind == ManifestEntry.SealedKind && !deleted.Contains(entry.File))];
        }
    }

    /// <summary>Opens it and cuts off a last line that a crash left without its newline: nothing was deleted on its account yet.</summary>
    /// <exception cref="StoreException">ISMS4015: a line cannot be read.</exception>
    public static Manifest Open(string folder)
    {
        var manifest = new Manifest(Path.Combine(folder, FileName));
        if (!File.Exists(manifest._path)) return manifest;
        var text = File.ReadAllText(manifest._path);
        var end = text.LastIndexOf('\n') + 1;
        if (end < text.Length)
        {
            using var file = new FileStream(manifest._path, FileMode.Open, FileAccess.Write);
            file.SetLength(Encoding.UTF8.GetByteCount(text.AsSpan(0, end)));
            file.Flush(true);
        }
        var number = 0;
        foreach (var line in text[..end].Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            number++;
            manifest._entries.Add(ManifestEntry.TryRead(line)
                ?? throw StoreException.Unreadable($"{manifest._path}({number},1)", "the line of the manifest is not one."));
            manifest._lastHash = HashOf(line);
        }
        return manifest;
    }

    /// <summary>Appends the lines as one write and makes them durable.</summary>
    public void Append(IEnumerable<ManifestEntry> entries)
    {
        var text = new StringBuilder();
        var (chained, hash) = (new List<ManifestEntry>(), _lastHash);
        foreach (var entry in entries)
        {
            var next = entry with { Previous = hash };
            var line = next.ToLine();
            text.Append(line).Append('\n');
            chained.Add(next);
            hash = HashOf(line);
        }
        using (var file = new FileStream(_path, FileMode.Append, FileAccess.Write))
        {
            file.Write(Encoding.UTF8.GetBytes(text.ToString()));
            file.Flush(true);
        }
        _entries.AddRange(chained);
        _lastHash = hash;
    }

    public static string HashOf(string line) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(line)));
}
