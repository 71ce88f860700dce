namespace Isms.Monitor.Controls.Records;

/// <summary>An issued package of evidence on an incident or a control (A.5.28): what it holds, by hash, and who had it.</summary>
public sealed record EvidencePackage : IRecorded
{
    public static string Kind => "evidence";

    public required string Id { get; init; }
    /// <summary>Id of an incident or a control.</summary>
    public required string Subject { get; init; }
    /// <summary>SHA-256 of the package's manifest, lower-case hexadecimal.</summary>
    public required string ManifestHash { get; init; }
    public required int Events { get; init; }
    /// <summary>Custody: one line for each hand it passed through, oldest first.</summary>
    public IReadOnlyList<CustodyEntry> Custody { get; init; } = [];
}

/// <param name="AtMicros">Unix microseconds UTC.</param>
/// <param name="Who">User name.</param>
/// <param name="What">Such as <c>issued</c>, <c>downloaded</c>, <c>verified</c>.</param>
public sealed record CustodyEntry(long AtMicros, string Who, string What);
