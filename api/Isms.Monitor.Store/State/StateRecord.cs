using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Isms.Monitor.Store.State;

/// <summary>One version of a record.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Unique in its kind.</param>
/// <param name="Version">From 1, without gaps.</param>
/// <param name="AtMicros">Microseconds UTC; not before the version before it.</param>
/// <param name="Who">User, or the part of the program that wrote it.</param>
/// <param name="Reason">Why; may be empty.</param>
/// <param name="Json">All of it.</param>
public sealed record StateRecord(string Kind, string Id, int Version, long AtMicros, string Who, string Reason, string Json)
{
    /// <summary>What the audit trail keeps of it: enough to prove that the content is the one written then.</summary>
    public string AuditDetail() => JsonSerializer.Serialize(new
    {
        version = Version, reason = Reason, sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Json))),
    });
}
