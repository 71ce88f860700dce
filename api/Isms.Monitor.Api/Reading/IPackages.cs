using Isms.Monitor.Controls.Packages;
using Isms.Monitor.Controls.Records;

namespace Isms.Monitor.Api.Reading;

/// <summary>Packages of evidence on incidents and controls (A.5.28): issued, kept unchanged, handed over with their custody log.</summary>
public interface IPackages
{
    /// <summary>Issues the package of an incident as it stands. The same data again are the same package, with one more line of custody.</summary>
    /// <returns>Null: there is no such incident.</returns>
    Task<Recorded<EvidencePackage>?> IssueIncidentAsync(string incident, string by, CancellationToken abort);

    /// <summary>Issues the package of a control over a period.</summary>
    /// <returns>Null: there is no such control.</returns>
    Task<Recorded<EvidencePackage>?> IssueControlAsync(string control, long fromMicros, long toMicros, string by, CancellationToken abort);

    /// <summary>What was issued, newest first; of one incident or control, or of all (null).</summary>
    Task<IReadOnlyList<Recorded<EvidencePackage>>> ListAsync(string? subject, CancellationToken abort);

    /// <summary>The zip file, after a line of custody was written that says who takes it.</summary>
    /// <returns>Null: there is no such package.</returns>
    Task<byte[]?> HandOverAsync(string id, string by, CancellationToken abort);

    /// <summary>Checks a kept package, against the hash on record too.</summary>
    /// <returns>Null: there is no such package.</returns>
    Task<PackageReport?> VerifyAsync(string id, CancellationToken abort);
}
