using System.Security.Claims;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Controls.Acting;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Events;

namespace Isms.Monitor.Api.Server.Acting;

/// <summary>Security events that the staff reported (A.6.8).</summary>
sealed class StaffReportDesk(RecordDesk records)
{
    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<Recorded<StaffReport>>> ListAsync(CancellationToken abort) =>
        [.. (await records.AllAsync<StaffReport>(abort)).OrderByDescending(one => one.Value.ReportedMicros)];

    /// <param name="id">Null for a new one, which gets the next number of the year.</param>
    /// <exception cref="UnauthorizedAccessException">The user's role does not allow it.</exception>
    public async Task<WriteOutcome<StaffReport>> SaveAsync(ClaimsPrincipal user, string? id, StaffReportChange change, CancellationToken abort)
    {
        var before = id is null ? null : await records.NewestAsync<StaffReport>(id, abort);
        if (id is not null && before is null) return new WriteOutcome<StaffReport>.Missing();
        var number = id ?? await records.NextIdAsync<StaffReport>("SR", "0000", abort);
        return await records.WriteAsync(user, Permission.RecordCourse, before, change.Version, () => change.Over(before?.Value, number, records.Now),
            after => StaffReportRules.Check(before?.Value, after, records.Now), "", abort);
    }
}

/// <summary>A report as it came in, or its assessment. Who reported is not asked.</summary>
/// <param name="Version">The version that the person saw; 0 for a new one.</param>
/// <param name="What">What was seen; of a known one it stays.</param>
/// <param name="Reported">When; left out: now. Of a known one it stays.</param>
/// <param name="Incident">Id of the incident that came of it.</param>
/// <param name="Real">Whether it was a security event; left out: not assessed.</param>
public sealed record StaffReportChange(int Version, string? What = null, DateTimeOffset? Reported = null, string? Incident = null, bool? Real = null)
{
    internal StaffReport Over(StaffReport? known, string id, long now) => new()
    {
        Id = id, What = known?.What ?? What?.Trim() ?? "", ReportedMicros = known?.ReportedMicros ?? (Reported is { } at ? UnixMicros.From(at) : now),
        Subject = Incident?.Trim() ?? known?.Subject ?? "", Real = Real ?? known?.Real,
    };
}
