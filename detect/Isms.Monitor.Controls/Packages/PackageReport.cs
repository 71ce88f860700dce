namespace Isms.Monitor.Controls.Packages;

/// <summary>What was checked of a package, and what was found.</summary>
public sealed record PackageReport
{
    /// <summary>Null when there is none that can be read.</summary>
    public PackageManifest? Manifest { get; init; }
    /// <summary>SHA-256 of the manifest; compare it with the one on record. Empty without a manifest.</summary>
    public string ManifestHash { get; init; } = "";
    /// <summary>Hash of the last line of the custody log; empty without one.</summary>
    public string CustodyHash { get; init; } = "";
    public int CustodyLines { get; init; }
    /// <summary>One sentence for each thing that was checked and found right.</summary>
    public IReadOnlyList<string> Checked { get; init; } = [];
    public IReadOnlyList<PackageProblem> Problems { get; init; } = [];

    public bool IsWhole => Problems.Count == 0;
}
