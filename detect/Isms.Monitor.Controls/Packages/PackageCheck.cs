using System.Globalization;
using Isms.Monitor.Controls.Canonical;

namespace Isms.Monitor.Controls.Packages;

/// <summary>Checks a package from its own bytes alone: no server, no store.</summary>
/// <remarks>Who makes a whole package anew makes one that is whole: that it is the one that was issued shows only the manifest's hash, held against the
/// one on record.</remarks>
public sealed class PackageCheck
{
    readonly List<string> _checked = [];
    readonly List<PackageProblem> _problems = [];

    PackageCheck()
    {
    }

    /// <param name="package">The zip file; can seek.</param>
    /// <param name="again">Reads the line of an event again: null when it gives what is stored, empty when it could not be tried, else what differs.
    /// Null: lines are not read again.</param>
    /// <param name="expected">The manifest's hash on record; null: it is not compared.</param>
    public static PackageReport Run(Stream package, Func<PackagedEvent, string?>? again = null, string? expected = null)
    {
        try
        {
            return new PackageCheck().Of(PackageZip.Read(package), again, expected);
        }
        catch (InvalidDataException none)
        {
            return new PackageReport { Problems = [PackageProblem.Unreadable(none.Message.TrimEnd('.'))] };
        }
    }

    PackageReport Of(IReadOnlyList<PackageEntry> entries, Func<PackagedEvent, string?>? again, string? expected)
    {
        if (entries.FirstOrDefault(entry => entry.Name == PackageManifest.FileName) is not { } first) return Unreadable("it has no manifest.json");
        if (PackageManifest.Read(first.Bytes) is not { } manifest) return Unreadable("its manifest.json is none");
        if (manifest.Format != PackageManifest.Newest) return Unreadable(string.Create(CultureInfo.InvariantCulture, $"it has format {manifest.Format} and this program reads {PackageManifest.Newest}"));
        var hash = Hash.OfBytes(first.Bytes);
        if (expected is not null && !string.Equals(expected, hash, StringComparison.OrdinalIgnoreCase)) _problems.Add(PackageProblem.Custody($"the manifest's hash is {hash} and not {expected}: this is another package than the one on record"));
        else if (expected is not null) _checked.Add("the manifest has the hash that was expected");
        var right = Files(manifest, entries);
        var custody = Custody(hash, entries);
        new EvidenceConsistency(manifest, right, _checked, _problems).Check(again);
        return new PackageReport
        {
            Manifest = manifest, ManifestHash = hash, CustodyHash = custody.Count > 0 ? custody[^1].Hash : "", CustodyLines = custody.Count, Checked = _checked, Problems = _problems,
        };
    }

    /// <summary>Every file once, with the length and hash that the manifest gives it; those that are right by name.</summary>
    Dictionary<string, byte[]> Files(PackageManifest manifest, IReadOnlyList<PackageEntry> entries)
    {
        var right = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var known = manifest.Files.Select(file => file.Name).Append(PackageManifest.FileName).Append(CustodyLine.FileName).ToHashSet(StringComparer.Ordinal);
        foreach (var entry in entries.Where(entry => !known.Contains(entry.Name))) _problems.Add(PackageProblem.Added(entry.Name));
        foreach (var twice in entries.GroupBy(entry => entry.Name).Where(same => known.Contains(same.Key) && same.Count() > 1)) _problems.Add(PackageProblem.Added($"a second {twice.Key}"));
        foreach (var file in manifest.Files)
        {
            if (entries.FirstOrDefault(entry => entry.Name == file.Name) is not { } entry) _problems.Add(PackageProblem.Missing(file.Name));
            else if (entry.Bytes.Length != file.Length) _problems.Add(PackageProblem.Changed(file.Name, string.Create(CultureInfo.InvariantCulture, $"it has {entry.Bytes.Length} bytes and the manifest says {file.Length}")));
            else if (Hash.OfBytes(entry.Bytes) != file.Sha256) _problems.Add(PackageProblem.Changed(file.Name, "its SHA-256 is not the one in the manifest"));
            else right[file.Name] = entry.Bytes;
        }
        if (_problems.Count == 0) _checked.Add(string.Create(CultureInfo.InvariantCulture, $"{right.Count} files are there, none besides, each with its length and SHA-256"));
        return right;
    }

    IReadOnlyList<CustodyLine> Custody(string manifestHash, IReadOnlyList<PackageEntry> entries)
    {
        if (entries.FirstOrDefault(entry => entry.Name == CustodyLine.FileName) is not { } file)
        {
            _problems.Add(PackageProblem.Missing(CustodyLine.FileName));
            return [];
        }
        if (NdJson.Read<CustodyLine>(file.Bytes, out var wrong) is not { } lines)
        {
            _problems.Add(PackageProblem.Custody($"line {wrong} of the custody log cannot be read"));
            return [];
        }
        // A member that no hash covers, or another spelling of the same line, is a change too.
        if (!file.Bytes.AsSpan().SequenceEqual(CustodyChain.ToBytes(lines))) _problems.Add(PackageProblem.Custody("the custody log is not spelt as it was written: it was changed"));
        else if (CustodyChain.Broken(manifestHash, lines) is { } broken) _problems.Add(PackageProblem.Custody(broken));
        else _checked.Add(string.Create(CultureInfo.InvariantCulture, $"{(lines.Count == 1 ? "1 line of custody follows" : $"{lines.Count} lines of custody follow from each other and")} from the manifest"));
        return lines;
    }

    static PackageReport Unreadable(string why) => new() { Problems = [PackageProblem.Unreadable(why)] };
}
