using Isms.Monitor.Controls.Canonical;
using Isms.Monitor.Controls.Records;

namespace Isms.Monitor.Controls.Reviews;

/// <summary>Whether an issued review is what it was.</summary>
/// <param name="SnapshotWhole">Its JSON has the hash that it was issued with, and the minutes name the same.</param>
/// <param name="SignatureHolds">Null: not signed.</param>
/// <param name="Sentence">In words.</param>
public sealed record ReviewVerdict(bool SnapshotWhole, bool? SignatureHolds, string Sentence)
{
    /// <param name="json">The stored snapshot.</param>
    /// <param name="issuedHash">SHA-256 it was issued with.</param>
    /// <param name="minutes">The newest minutes; null: none.</param>
    public static ReviewVerdict Of(string json, string issuedHash, ReviewMinutes? minutes)
    {
        var whole = Hash.OfText(json) == issuedHash && (minutes is null || minutes.SnapshotHash == issuedHash);
        bool? holds = minutes is { SignedBy.Length: > 0 } ? whole && ReviewSignature.Holds(minutes) : null;
        return new ReviewVerdict(whole, holds, (whole, holds) switch
        {
            (false, _) => "The snapshot is not the one that was issued: it was changed afterwards, and a signature on it does not hold.",
            (_, false) => "The snapshot is as issued; the minutes were changed after the signature, which does not hold.",
            (_, true) => "The snapshot is as issued, and the signature holds.",
            _ => "The snapshot is as issued; nobody has signed it yet.",
        });
    }
}
