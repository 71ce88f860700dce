using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Server.Measuring;
using Isms.Monitor.Api.Server.Registering;
using Isms.Monitor.Controls.Risks;
using Isms.Monitor.Events;
using Isms.Monitor.Registers;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Api.Server.Readings;

/// <summary>The register of risks with what the last measurement says of each.</summary>
sealed class RiskReading(MeasurementStage measuring, RegisterDesk registers, TimeProvider clock) : IRisks
{
    Organisation Organisation => registers.Now.Organisation;

    public Task<IReadOnlyList<RiskRow>> ListAsync(CancellationToken abort)
    {
        var feedback = (measuring.Last?.Risks ?? []).ToDictionary(risk => risk.Risk);
        var today = UnixMicros.DayOf(UnixMicros.From(clock.GetUtcNow()));
        return Task.FromResult<IReadOnlyList<RiskRow>>(
            [.. Organisation.Registers.Risks.OrderByDescending(risk => risk.Score).ThenBy(risk => risk.Id, StringComparer.Ordinal).Select(risk => Row(risk, feedback.GetValueOrDefault(risk.Id), today))]);
    }

    RiskRow Row(Risk risk, RiskFeedback? said, DateOnly today)
    {
        var observed = said is { ExposureYears: > 0 };
        var owner = Organisation.Role(risk.Owner)?.Title is { Length: > 0 } title ? title : risk.Owner;
        return new RiskRow(risk.Id, risk.Title, owner, risk.Likelihood, risk.Impact, said?.Proposed, said?.Incidents ?? 0, said?.ExposureYears ?? 0,
            observed ? said!.Posterior.Mean : null, observed ? said!.Credible.Lower : null, observed ? said!.Credible.Upper : null, Sentence(said), Treatment(risk, today), risk.Controls,
            risk.Score > Organisation.Registers.RiskCriteria.AcceptableScore && risk.Acceptance?.ValidOn(today) != true);
    }

    static string Sentence(RiskFeedback? said) => said switch
    {
        null => "not measured: nothing has been observed yet.",
        { Reason.Length: > 0 } => $"{said.Sentence.TrimEnd('.')}. No proposal: {said.Reason}.",
        _ => said.Sentence,
    };

    static string Treatment(Risk risk, DateOnly today)
    {
        var accepted = risk.Acceptance is { } acceptance ? acceptance.ValidOn(today) ? $", accepted until {acceptance.Expires:yyyy-MM-dd}" : $", acceptance expired on {acceptance.Expires:yyyy-MM-dd}" : "";
        if (risk.Treatment is not { } treatment) return $"no decision{accepted}";
        var open = treatment.Actions.Where(action => action.OpenOn(today)).OrderBy(action => action.Due).FirstOrDefault();
        return $"{treatment.Option.ToString().ToLowerInvariant()}{(open is null ? "" : $": {open.Action} until {open.Due:yyyy-MM-dd}")}{accepted}";
    }
}
