using Isms.Monitor.Controls.Canonical;
using Isms.Monitor.Controls.Records;

namespace Isms.Monitor.Controls.Reviews;

/// <summary>A signature by role: the hash over the minutes, which hold the hash of the snapshot. Who signed is in the version of the record and in
/// the chained audit trail.</summary>
public static class ReviewSignature
{
    public static ReviewMinutes Sign(ReviewMinutes minutes, string role, long atMicros)
    {
        var signed = minutes with { SignedBy = role, SignedMicros = atMicros, SignedHash = "" };
        return signed with { SignedHash = Hash.Of(signed) };
    }

    /// <summary>False when snapshot or minutes are not what was signed, and when nothing was signed.</summary>
    public static bool Holds(ReviewMinutes minutes) => minutes.SignedBy.Length > 0 && minutes.SignedHash == Hash.Of(minutes with { SignedHash = "" });
}
