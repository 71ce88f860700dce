using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Isms.Monitor.Controls.Canonical;
using Isms.Monitor.Store.Query;
using Isms.Monitor.Store.Seal;

namespace Isms.Monitor.Store.Evidence;

/// <summary>Figures of sealed days as compressed JSON in <c>evidence/</c> beside the events, so that a year is not counted again at every start.
/// Derived from the sealed files alone: deleting the folder costs time and nothing else.</summary>
sealed class DayEvidenceCache
{
    /// <summary>Grows with every change of what is counted.</summary>
    const int Version = 2;

    const string Ending = ".json.gz";

    readonly string _folder;
    readonly string _ranges;

    sealed record Kept(string Stamp, DayEvidence Evidence);

    public DayEvidenceCache(StoreOptions options, IReadOnlyList<AddressRange> own)
    {
        _folder = Path.Combine(options.Folder, "evidence");
        _ranges = Hash.OfText(string.Join('|', own.Select(range => string.Create(CultureInfo.InvariantCulture, $"{range.First:x}-{range.Last:x}"))));
    }

    /// <summary>Hash of everything that the figures follow from: the sealed files, the ranges asked for, and how it is counted.</summary>
    public string Stamp(IEnumerable<ManifestEntry> files) =>
        Hash.OfText($"{Version}|{_ranges}|{string.Join('|', files.OrderBy(file => file.File, StringComparer.Ordinal).Select(file => file.Sha256))}");

    /// <summary>Null when they are not there, are of other files, or cannot be read: then they are counted.</summary>
    public DayEvidence? Find(string name, string stamp)
    {
        try
        {
            using var file = new GZipStream(File.OpenRead(PathOf(name)), CompressionMode.Decompress);
            return JsonSerializer.Deserialize<Kept>(file) is { } kept && kept.Stamp == stamp ? kept.Evidence : null;
        }
        // They can be counted again.
        catch (Exception failed) when (failed is IOException or InvalidDataException or JsonException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public void Keep(string name, string stamp, DayEvidence evidence)
    {
        var unfinished = PathOf(name) + ".new";
        try
        {
            Directory.CreateDirectory(_folder);
            using (var file = new GZipStream(File.Create(unfinished), CompressionLevel.Fastest)) JsonSerializer.Serialize(file, new Kept(stamp, evidence));
            File.Move(unfinished, PathOf(name), overwrite: true);
        }
        // A full disk costs the next start some time.
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
        }
    }

    /// <summary>Deletes what is kept of days that are no longer there.</summary>
    public void KeepOnly(IReadOnlySet<string> names)
    {
        if (!Directory.Exists(_folder)) return;
        foreach (var path in Directory.EnumerateFiles(_folder).Where(path => !names.Contains(Path.GetFileName(path).Replace(Ending, "", StringComparison.Ordinal))).ToList())
        {
            try
            {
                File.Delete(path);
            }
            // It is tried again with the next change of the store.
            catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
            {
            }
        }
    }

    string PathOf(string name) => Path.Combine(_folder, name + Ending);
}
