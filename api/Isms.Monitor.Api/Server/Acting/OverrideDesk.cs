using System.Security.Claims;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Controls.Acting;
using Isms.Monitor.Controls.Canonical;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Controls.States;

namespace Isms.Monitor.Api.Server.Acting;

/// <summary>States that people set in place of computed ones.</summary>
sealed class OverrideDesk(RecordDesk records, ActingBasis basis)
{
    /// <summary>Those that count now, then the others, the newest first.</summary>
    public async Task<IReadOnlyList<Recorded<StateDecision>>> ListAsync(CancellationToken abort) =>
        [.. (await records.AllAsync<StateDecision>(abort)).OrderByDescending(IsValid).ThenByDescending(one => one.AtMicros)];

    /// <summary>The one that counts now for a KPI or control; null when none does.</summary>
    public async Task<Recorded<StateDecision>?> ValidAsync(string subject, CancellationToken abort) =>
        (await records.AllAsync<StateDecision>(abort)).Where(one => one.Value.Subject == subject && IsValid(one)).MaxBy(one => one.AtMicros);

    /// <exception cref="UnauthorizedAccessException">The user's role does not allow it.</exception>
    public Task<WriteOutcome<StateDecision>> DecideAsync(ClaimsPrincipal user, OverrideRequest request, CancellationToken abort)
    {
        if (OverrideRules.Check(request, basis.Measured, basis.Roles, records.Now) is { } refusal && Session.May(user, Permission.OverrideStates))
            return Task.FromResult<WriteOutcome<StateDecision>>(new WriteOutcome<StateDecision>.Refused(refusal));
        return records.WriteAsync<StateDecision>(user, Permission.OverrideStates, null, 0, () => new StateDecision
        {
            Id = $"OV-{Hash.OfText($"{request}|{records.Now}")[..12]}",
            Override = new StateOverride(request.Subject, request.State, request.Reason.Trim(), request.Approver, request.ValidUntilMicros),
        }, _ => null, request.Reason, abort);
    }

    /// <exception cref="UnauthorizedAccessException">The user's role does not allow it.</exception>
    public async Task<WriteOutcome<StateDecision>> WithdrawAsync(ClaimsPrincipal user, string id, int version, string reason, CancellationToken abort) =>
        await records.NewestAsync<StateDecision>(id, abort) is not { } before ? new WriteOutcome<StateDecision>.Missing()
            : await records.WriteAsync(user, Permission.OverrideStates, before, version, () => before.Value with { Withdrawn = true },
                _ => OverrideRules.CheckWithdrawal(before.Value, reason), reason, abort);

    bool IsValid(Recorded<StateDecision> one) => !one.Value.Withdrawn && one.Value.Override.ValidUntilMicros > records.Now;
}
