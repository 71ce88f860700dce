namespace Isms.Monitor.Api.Reading;

/// <summary>The append-only record of who did what: logins, users, re-drives, bulk actions, reviews.</summary>
public interface IAudit
{
    Task AppendAsync(AuditEntry entry, CancellationToken abort);

    /// <summary>Newest first.</summary>
    /// <param name="text">Part of actor, action, subject or detail, any case; empty: all.</param>
    /// <param name="limit">1 to 1000.</param>
    Task<AuditRows> QueryAsync(string text, int offset, int limit, CancellationToken abort);
}

/// <param name="Actor">User name; <c>-</c> before a login.</param>
/// <param name="Action"><c>login</c>, <c>login refused</c>, <c>user added</c>, ...</param>
/// <param name="Subject">What it was done to.</param>
/// <param name="Detail">More, never a secret.</param>
/// <param name="Address">Where the request came from.</param>
public sealed record AuditEntry(long AtMicros, string Actor, string Action, string Subject, string Detail, string Address);

public sealed record AuditRows(IReadOnlyList<AuditEntry> Rows, long Total);
