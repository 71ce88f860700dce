namespace Isms.Monitor.Store.State;

/// <summary>Who did what to what, and when.</summary>
/// <param name="AtMicros">Microseconds UTC.</param>
/// <param name="Who">User, or the name of the part of the program that acted by itself.</param>
/// <param name="Action">For example <c>incident.close</c>.</param>
/// <param name="Subject">Id of what was acted on.</param>
/// <param name="Detail">JSON, or null. Never a secret.</param>
public sealed record AuditEntry(long AtMicros, string Who, string Action, string Subject, string? Detail)
{
    /// <summary>From 1, without gaps.</summary>
    public long Sequence { get; init; }

    /// <summary>SHA-256 over the hash before and this entry.</summary>
    public string Hash { get; init; } = "";
}
