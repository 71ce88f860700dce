using Isms.Monitor.Controls.Measures;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Events;

namespace Isms.Monitor.Controls.Packages;

/// <summary>A package without its custody log, which grows with each hand.</summary>
/// <param name="Manifest">What it holds.</param>
/// <param name="Files">Every file, the manifest first.</param>
public sealed record EvidencePack(PackageManifest Manifest, IReadOnlyList<PackageEntry> Files)
{
    const int IdDigits = 32;

    /// <summary>SHA-256 of the manifest: the one number that stands for the whole package.</summary>
    public string Hash { get; } = Canonical.Hash.OfBytes(Files[0].Bytes);

    /// <summary>Id of its record: the same content has the same, however often it is issued.</summary>
    public string Id => Hash[..IdDigits];

    public static EvidencePack Of(PackageContents contents)
    {
        var files = EvidenceFiles.Of(contents).OrderBy(file => file.Name, StringComparer.Ordinal).ToList();
        var manifest = new PackageManifest
        {
            Kind = contents.Kind, Subject = contents.Subject, Title = contents.Title, FromMicros = contents.FromMicros, ToMicros = contents.ToMicros,
            Counts = new PackageCounts(contents.Alerts.Count, contents.Events.Count, contents.Alerts.Sum(NotNamed), contents.NotStored, contents.LeftOut,
                contents.Incidents.Count, contents.Samples.Count, contents.History.Count, contents.Records.Count),
            Rules = [.. contents.Alerts.Select(alert => new PackagedRule(alert.Rule.Id, alert.Rule.Name, alert.Rule.Version)).Distinct().OrderBy(rule => rule.Id, StringComparer.Ordinal).ThenBy(rule => rule.Version, StringComparer.Ordinal)],
            Measurements = [.. EvidenceFiles.Ordered(contents).Select(Measured)],
            Queries = contents.Queries,
            Files = [.. files.Select(file => new PackagedFile(file.Name, Canonical.Hash.OfBytes(file.Bytes), file.Bytes.Length))],
        };
        return new EvidencePack(manifest, [new PackageEntry(PackageManifest.FileName, manifest.ToBytes()), .. files]);
    }

    /// <summary>A package as it was kept; null when it cannot be read as one. Whether it is whole is for <see cref="PackageCheck"/> to say.</summary>
    public static EvidencePack? Read(Stream kept)
    {
        try
        {
            var entries = PackageZip.Read(kept);
            return entries is [{ Name: PackageManifest.FileName } first, ..] && PackageManifest.Read(first.Bytes) is { } manifest ? new EvidencePack(manifest, entries) : null;
        }
        catch (InvalidDataException)
        {
            // What lies on the disk is no zip file any more; the caller knows which package it should have been.
            return null;
        }
    }

    /// <summary>Writes what is kept: everything but the custody log, which is on record.</summary>
    public void Keep(Stream to) => PackageZip.Write(to, Files);

    /// <summary>Writes the zip file as it is handed over now.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="custody">All hands up to this one, oldest first.</param>
    /// <param name="onRecord">The manifest's hash on record, which the custody log begins with; null: it is made just now.</param>
    public void Write(Stream to, IReadOnlyList<CustodyEntry> custody, string? onRecord = null)
    {
        var lines = CustodyChain.Of(onRecord ?? Hash, custody);
        PackageZip.Write(to, [Files[0], new PackageEntry(CustodyLine.FileName, CustodyChain.ToBytes(lines)), .. Files.Skip(1)]);
    }

    /// <summary>An alert of a correlation names members, and counts them too.</summary>
    internal static long NotNamed(Alert alert) => Math.Max(0, alert.Count - alert.Events.Count);

    static PackagedMeasurement Measured(Sample sample) => new(
        sample.Kpi, sample.DefinitionVersion, UnixMicros.ToText(sample.ToMicros), sample.Numerator, sample.Denominator, sample.N, sample.QueryHash, sample.Hash);
}
