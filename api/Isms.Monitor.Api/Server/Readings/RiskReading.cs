using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Server.Measuring;
using Isms.Monitor.Controls;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Api.Server.Registering;
using Isms.Monitor.Controls.Risks;
using Isms.Monitor.Events;
using Isms.Monitor.Registers;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Api.Server.Readings;

/// <summary>The register of risks with what the last measurement says of each, held against the decisions of now.</summary>
sealed class RiskReading(MeasurementStage measuring, RegisterDesk registers, IRecordBook records, TimeProvider clock) : IRisks
{
    /// <summary>The curve of one measurement is simulated once.</summary>
    (Measurement? Of, LossView? View) _losses;

    Organisation Organisation => registers.Now.Organisation;

    RegisterSet Registers => Organisation.Registers;

    long Now => UnixMicros.From(clock.GetUtcNow());

    public async Task<IReadOnlyList<RiskRow>> ListAsync(CancellationToken abort)
    {
        var (bands, feedback) = await PresentAsync(abort);
        return [.. bands.Registers.Risks.OrderByDescending(risk => risk.Score).ThenBy(risk => risk.Id, StringComparer.Ordinal)
            .Select(risk => Row(risk, bands, feedback.GetValueOrDefault(risk.Id)))];
    }

    public Task<LossView?> LossAsync(CancellationToken abort) => Task.Run(() =>
    {
        if (measuring.Last is not { } last) return null;
        var known = _losses;
        if (!ReferenceEquals(known.Of, last))
            _losses = known = (last, LossView.Of(Registers.Risks, last.Risks, Registers.RiskCriteria.Currency));
        return known.View;
    }, abort);

    public async Task<IReadOnlyList<RiskDecisionRow>?> DecisionsAsync(string risk, CancellationToken abort)
    {
        if (Organisation.Risk(risk) is null) return null;
        var ids = (await BandsAsync(abort)).Decisions.Where(one => one.Value.Subject == risk).Select(one => one.Value.Id);
        var versions = new List<Recorded<RiskDecision>>();
        foreach (var id in ids) versions.AddRange(await records.HistoryAsync<RiskDecision>(id, abort));
        return [.. versions.OrderByDescending(one => one.AtMicros).ThenByDescending(one => one.Version).Select(one => new RiskDecisionRow(one.AtMicros, one.By,
            one.Value.Answer.ToString().ToLowerInvariant(), one.Value.Band, one.Value.Proposed, one.Value.Decided, one.Reason, one.Value.Seen))];
    }

    public async Task<RiskDecisionOutcome> DecideAsync(string risk, RiskReply reply, string actor, CancellationToken abort)
    {
        if (Organisation.Risk(risk) is null) return new RiskDecisionOutcome.NotFound();
        var (bands, feedback) = await PresentAsync(abort);
        var highest = Registers.RiskCriteria.Likelihood.Max(band => band.Number);
        var (decision, refusal) = RiskDecisionRule.Decide(reply, feedback.GetValueOrDefault(risk), highest, measuring.Last?.AtMicros ?? 0);
        if (decision is null) return new RiskDecisionOutcome.Refused(refusal!);
        var seen = bands.Decisions.FirstOrDefault(one => one.Value.Id == decision.Id)?.Version ?? 0;
        if (await records.WriteAsync(decision, seen, actor, reply.Reason.Trim(), abort) is null)
            return new RiskDecisionOutcome.Refused(new RiskReplyRefusal(true, "Somebody else decided on this risk meanwhile.", "Look at the decision that was made."));
        return new RiskDecisionOutcome.Done((await ListAsync(abort)).First(row => row.Id == risk));
    }

    /// <summary>A decision of this very moment counts already.</summary>
    ValueTask<BandsInForce> BandsAsync(CancellationToken abort) => BandsInForce.ReadAsync(Registers, records, Now + 1, abort);

    async Task<(BandsInForce Bands, Dictionary<string, RiskFeedback> Feedback)> PresentAsync(CancellationToken abort)
    {
        var bands = await BandsAsync(abort);
        return (bands, (measuring.Last?.Risks ?? []).Select(bands.Judge).ToDictionary(risk => risk.Risk));
    }

    RiskRow Row(Risk risk, BandsInForce bands, RiskFeedback? said)
    {
        var observed = said is { ExposureYears: > 0 };
        var (owner, today) = (Organisation.RoleTitle(risk.Owner), UnixMicros.DayOf(Now));
        return new RiskRow(risk.Id, risk.Title, owner, risk.Likelihood, risk.Impact, said?.Proposed, said?.Incidents ?? 0, said?.ExposureYears ?? 0,
            observed ? said!.Posterior.Mean : null, observed ? said!.Credible.Lower : null, observed ? said!.Credible.Upper : null, Sentence(said), Treatment(risk, today), risk.Controls,
            risk.Score > Registers.RiskCriteria.AcceptableScore && risk.Acceptance?.ValidOn(today) != true)
        {
            Registered = Organisation.Risk(risk.Id)?.Likelihood ?? risk.Likelihood, BandSource = bands.SourceOf(risk), OwnerRole = risk.Owner,
            Proposal = said?.Proposal ?? "", Answered = said?.Answered ?? "", Attacks = said?.Attacks, YearlyLoss = YearlyLoss(risk, said),
        };
    }

    static double? YearlyLoss(Risk risk, RiskFeedback? said) => said is not null && LossSource.Of(risk, said.Posterior) is { } source
        ? said.Posterior.Mean * source.MeanLoss
        : null;

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
