using System.Security.Claims;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Controls.Acting;
using Isms.Monitor.Controls.Records;

namespace Isms.Monitor.Api.Server.Acting;

/// <summary>Nonconformities (10.2): the programme opens drafts, people confirm, reject, act and close.</summary>
sealed class NonconformityDesk(RecordDesk records, ActingBasis basis)
{
    /// <summary>Drafts first, then confirmed by due day, then what is over, the newest first.</summary>
    public async Task<IReadOnlyList<Recorded<Nonconformity>>> ListAsync(CancellationToken abort) =>
    [
        .. (await records.AllAsync<Nonconformity>(abort)).OrderBy(one => Order(one.Value.State)).ThenBy(one => one.Value.OriginalDue)
            .ThenByDescending(one => one.AtMicros).ThenBy(one => one.Value.Id, StringComparer.Ordinal),
    ];

    /// <summary>Every version, oldest first; empty for an unknown id.</summary>
    public Task<IReadOnlyList<Recorded<Nonconformity>>> HistoryAsync(string id, CancellationToken abort) => records.HistoryAsync<Nonconformity>(id, abort).AsTask();

    /// <param name="id">Null for a new one, which gets the next number of the year.</param>
    /// <exception cref="UnauthorizedAccessException">The user's role does not allow it.</exception>
    public async Task<WriteOutcome<Nonconformity>> SaveAsync(ClaimsPrincipal user, string? id, NonconformityChange change, CancellationToken abort)
    {
        var before = id is null ? null : await records.NewestAsync<Nonconformity>(id, abort);
        if (id is not null && before is null) return new WriteOutcome<Nonconformity>.Missing();
        var number = id ?? await records.NextIdAsync<Nonconformity>("NC", "000", abort);
        return await records.WriteAsync(user, Permission.ManageActions, before, change.Version,
            () => NonconformityRules.WithOriginalDue(before?.Value, change.Over(before?.Value, number)),
            after => NonconformityRules.Check(before?.Value, after, Session.NameOf(user), change.Reason ?? "") ?? NonconformityRules.CheckReferences(after, basis.Roles, basis.Actions),
            change.Reason ?? "", abort);
    }

    static int Order(NonconformityState state) => state switch
    {
        NonconformityState.Draft => 0,
        NonconformityState.Confirmed => 1,
        NonconformityState.Closed => 2,
        _ => 3,
    };
}
