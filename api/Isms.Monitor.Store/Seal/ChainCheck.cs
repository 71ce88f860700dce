namespace Isms.Monitor.Store.Seal;

/// <summary>Checks what is sealed: every line of the manifest against the one before, every file against its hash. Needs no database.</summary>
public static class ChainCheck
{
    /// <summary>What a check found.</summary>
    /// <param name="Lines">Lines of the manifest that are in order.</param>
    /// <param name="Files">Files that have the hash they were sealed with.</param>
    /// <param name="Deleted">Files that retention deleted, and said so.</param>
    /// <param name="Broken">The first broken link as an error with place, problem and remedy; null: all is in order.</param>
    public sealed record Report(int Lines, int Files, int Deleted, string? Broken);

    /// <param name="folder">The data folder.</param>
    public static Report Run(string folder)
    {
        var events = Path.Combine(folder, "events");
        var path = Path.Combine(events, Manifest.FileName);
        if (!File.Exists(path)) return new Report(0, 0, 0, Unlisted(events, []));
        var (lines, files, hash) = (0, 0, Manifest.FirstPrevious);
        var entries = new List<ManifestEntry>();
        foreach (var line in File.ReadLines(path))
        {
            var place = $"{path}({lines + 1},1)";
            if (ManifestEntry.TryRead(line) is not { } entry) return new Report(lines, files, 0, Broken(place, "the line cannot be read."));
            if (entry.Previous != hash)
                return new Report(lines, files, 0, Broken(place, "the line before it was changed, put in or taken out: its hash is not the one noted here."));
            hash = Manifest.HashOf(line);
            entries.Add(entry);
            lines++;
        }
        var deleted = entries.Where(entry => entry.Kind == ManifestEntry.DeletedKind).Select(entry => entry.File).ToHashSet();
        for (var at = 0; at < entries.Count; at++)
        {
            if (entries[at].Kind != ManifestEntry.SealedKind || deleted.Contains(entries[at].File)) continue;
            if (Problem(events, entries[at]) is { } problem) return new Report(lines, files, deleted.Count, Broken($"{path}({at + 1},1)", problem));
            files++;
        }
        return new Report(lines, files, deleted.Count, Unlisted(events, entries));
    }

    static string? Problem(string events, ManifestEntry entry)
    {
        var path = Path.Combine(events, entry.File);
        if (!File.Exists(path)) return $"the sealed file {entry.File} is missing.";
        return FileHash.Of(path) == entry.Sha256 ? null : $"the sealed file {entry.File} was changed: its SHA-256 is not the one noted here.";
    }

    /// <summary>A file beside the chain; one whose day file is still there is the rest of an unfinished sealing.</summary>
    static string? Unlisted(string events, List<ManifestEntry> entries)
    {
        if (!Directory.Exists(events)) return null;
        var known = entries.Select(entry => entry.File).ToHashSet();
        var stray = Directory.EnumerateFiles(events, "*.parquet").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)
            .FirstOrDefault(name => !known.Contains(name) && Directory.GetFiles(events, $"{name[..10]}*.duckdb").Length == 0);
        return stray is null ? null : Broken(Path.Combine(events, stray), "the file is not in the manifest.");
    }

    static string Broken(string place, string problem) =>
        $"{place}: ISMS4015 {problem} Restore the events folder from a backup, and treat what lies behind this place as unproven.";
}
