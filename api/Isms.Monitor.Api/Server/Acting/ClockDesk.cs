using System.Security.Claims;
using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Controls.Acting.Clocks;
using Isms.Monitor.Controls.Records;

namespace Isms.Monitor.Api.Server.Acting;

/// <summary>Notifications that laws ask for: how they stand, that they were sent, why they need not be.</summary>
sealed class ClockDesk(RecordDesk records, ClockKeeper clocks, ActingBasis basis, IIncidents incidents)
{
    /// <summary>Overdue first, then running by their end, then what is over.</summary>
    public async Task<IReadOnlyList<ClockRow>> ListAsync(CancellationToken abort)
    {
        var titles = new Dictionary<string, string>();
        var rows = new List<ClockRow>();
        foreach (var step in await records.AllAsync<ClockStep>(abort))
        {
            if (!titles.TryGetValue(step.Value.Subject, out var title))
                titles[step.Value.Subject] = title = (await incidents.GetAsync(step.Value.Subject, abort))?.Machine.Title ?? "an incident that retention took";
            rows.Add(Row(step, title));
        }
        return [.. rows.OrderBy(row => row.State).ThenBy(row => row.Record.Value.DueMicros).ThenBy(row => row.Record.Value.Id, StringComparer.Ordinal)];
    }

    /// <param name="id"><c>INCIDENT/REGIME/STEP</c>.</param>
    /// <exception cref="UnauthorizedAccessException">The user's role does not allow it.</exception>
    public Task<WriteOutcome<ClockStep>> SendAsync(ClaimsPrincipal user, string id, int version, long sentMicros, string proof, CancellationToken abort) =>
        ChangeAsync(user, Permission.RecordCourse, id, version, step => step with { SentMicros = sentMicros, Proof = proof.Trim(), Waived = "" },
            before => ClockRules.CheckSent(before, sentMicros, proof, records.Now), "", abort);

    /// <param name="id"><c>INCIDENT/REGIME/STEP</c>.</param>
    /// <exception cref="UnauthorizedAccessException">The user's role does not allow it.</exception>
    public Task<WriteOutcome<ClockStep>> WaiveAsync(ClaimsPrincipal user, string id, int version, string reason, CancellationToken abort) =>
        ChangeAsync(user, Permission.ManageActions, id, version, step => step with { Waived = reason.Trim() }, before => ClockRules.CheckWaived(before, reason), reason, abort);

    async Task<WriteOutcome<ClockStep>> ChangeAsync(ClaimsPrincipal user, Permission needs, string id, int version, Func<ClockStep, ClockStep> change,
        Func<ClockStep, Controls.Acting.Refusal?> check, string reason, CancellationToken abort)
    {
        if (await records.NewestAsync<ClockStep>(id, abort) is not { } before) return new WriteOutcome<ClockStep>.Missing();
        var outcome = await records.WriteAsync(user, needs, before, version, () => change(before.Value), _ => check(before.Value), reason, abort);
        // A later step counts from the sending of this one.
        if (outcome is WriteOutcome<ClockStep>.Done) await clocks.KeepAsync(before.Value.Subject, abort);
        return outcome;
    }

    ClockRow Row(Recorded<ClockStep> step, string incident)
    {
        var (regime, defined) = (basis.Clocks.Find(step.Value.Regime), basis.Clocks.Find(step.Value.Regime, step.Value.Step));
        return new ClockRow(step, regime?.Name ?? step.Value.Regime, defined?.Title ?? step.Value.Step,
            defined is null ? "" : defined.OwnLimit ? $"{defined.Article}, own limit" : defined.Article, incident, step.Value.StateAt(records.Now));
    }
}
