using System.Globalization;
using Isms.Monitor.Controls.Risks;
using Isms.Monitor.Events;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Controls.Reviews.Sections;

sealed class RiskResults : IReviewSection
{
    const int SoonDays = 90;

    public ReviewSection Build(ReviewInput input)
    {
        var criteria = input.Registers.RiskCriteria;
        var losses = LossView.Of(input.Bands.Written, input.Current.Risks, criteria.Currency);
        var above = input.Registers.Risks.Count(risk => risk.Score > criteria.AcceptableScore);
        return new ReviewSection
        {
            Id = "f", Clause = "9.3.2 f)", Title = "Risk assessment results and treatment plan", Fill = Fill.Data,
            Statements =
            [
                $"{above} of {input.Registers.Risks.Count} risks lie above the acceptance criterion (likelihood times impact over {criteria.AcceptableScore}).",
                $"Risks for which counted incidents propose another likelihood: {input.Current.Risks.Count(risk => risk.Proposed is not null)}, "
                    + $"of which {input.Current.Risks.Count(risk => risk.IsOpen)} wait for their owner.",
                "A proposal changes nothing; the owner decides.",
                losses.Sentence,
                "Counted incidents contain today's controls, so they inform the current risk. Impact is not updated by counts.",
            ],
            HeatMap = Map(input, criteria),
            Figures = input.FiguresOf("GOV-06", "GOV-07", "GOV-08"),
            Tables = [Frequencies(input), Attempts(input), Decisions(input), Losses(losses), Treatment(input), Acceptances(input)],
            ForPeople = ["Decisions of the risk owners on the proposals", "Discussion"],
        };
    }

    static HeatMap Map(ReviewInput input, RiskCriteria criteria) => new(
        [.. criteria.Likelihood.OrderBy(band => band.Number).Select(band => band.Name)],
            [.. criteria.Impact.OrderBy(band => band.Number).Select(band => band.Name)],
        [
            .. input.Registers.Risks.Where(risk => risk.Likelihood > 0 && risk.Impact > 0).Select(risk => new HeatMapRisk(
                risk.Id, risk.Likelihood, risk.Impact, input.Current.Risks.FirstOrDefault(one => one.Risk == risk.Id)?.Proposed,
                input.BandsBefore.Of(risk.Id) is > 0 and var before && before != risk.Likelihood ? before : null)),
        ], criteria.AcceptableScore);

    static ReviewTable Frequencies(ReviewInput input) => new()
    {
        Caption = "Likelihood held against what was counted", Columns = ["risk", "title", "band", "band by", "incidents", "observed years",
            "frequency a year (90 %)", "P(band)", "proposal", "what it means"],
        Rows = [.. input.Current.Risks.Select(Row)],
        Empty = "Not measured: nothing was stored, or no risk has a band.",
    };

    static Cell[] Row(RiskFeedback risk) =>
    [
        risk.Risk, risk.Title, Figures.Number(risk.Band), risk.BandSource, Figures.Number(risk.Incidents), Figures.Number(risk.ExposureYears),
        string.Create(CultureInfo.InvariantCulture,
            $"{risk.Posterior.Mean:0.##} ({risk.Credible.Lower:0.##} to {risk.Credible.Upper:0.##})"),
        string.Create(CultureInfo.InvariantCulture, $"{risk.BandProbability * 100:0} %"),
        risk.Proposed is { } band ? $"band {band}{(risk.Answered.Length > 0 ? $", {risk.Answered}" : "")}" : risk.Reason.Length > 0 ? risk.Reason : "keep", risk.Sentence,
    ];

    /// <summary>The two parts of the frequency: what the world does, and what the controls let through.</summary>
    static ReviewTable Attempts(ReviewInput input) => new()
    {
        Caption = "Confirmed attempts and the share that got past the controls", Columns = ["risk", "attempts", "past the controls", "not judged", "what it means"],
        Rows = [.. input.Current.Risks.Select(risk => new Cell[] { risk.Risk, Figures.Number(risk.Attacks.Attempts), Figures.Number(risk.Attacks.Succeeded),
            Figures.Number(risk.Attacks.Undecided), risk.Attacks.Sentence })],
        Empty = "Not measured: nothing was stored, or no risk has a band.",
    };

    static ReviewTable Decisions(ReviewInput input) => new()
    {
        Caption = "Decisions of the risk owners in the period", Columns = ["risk", "day", "by", "answer", "band", "proposed", "decided", "reason"],
        Rows =
        [
            .. input.Bands.Decisions.Where(one => one.AtMicros >= input.From).OrderBy(one => one.AtMicros).Select(one => new Cell[]
            {
                one.Value.Subject, Cell.Of(UnixMicros.DayOf(one.AtMicros)), one.By, one.Value.Answer.ToString().ToLowerInvariant(), Figures.Number(one.Value.Band),
                Figures.Number(one.Value.Proposed), Figures.Number(one.Value.Decided), one.Reason,
            }),
        ],
        Empty = "None.",
    };

    static ReviewTable Losses(LossView losses) => new()
    {
        Caption = $"Losses of a year that are exceeded with a probability ({losses.Currency})", Columns = ["probability", "loss exceeded"],
        Rows = losses.Curve is { } curve
            ? [.. curve.Quantiles.Select(point => new Cell[] { string.Create(CultureInfo.InvariantCulture, $"{point.Probability * 100:0} %"),
                string.Create(CultureInfo.InvariantCulture, $"{LossPoint.Rounded(point.Loss):#,0}") })] : [],
        Empty = "Not measured: no risk has a range of losses and a frequency.",
    };

    static ReviewTable Treatment(ReviewInput input) => new()
    {
        Caption = "Treatment plan", Columns = ["risk", "score", "option", "action", "owner", "first due", "status", "expected score"],
        Rows =
        [
            .. input.Registers.Risks.Where(risk => risk.Treatment is not null).OrderByDescending(risk => risk.Score)
                .SelectMany(risk => risk.Treatment!.Actions.Select(action => new Cell[]
                {
                    risk.Id, Figures.Number(risk.Score), risk.Treatment.Option.ToString().ToLowerInvariant(), action.Action, action.Owner,
                        Cell.Of(action.OriginalDue),
                    EarlierActions.Status(action, input.Day), Figures.Number(risk.Treatment.ResidualScore),
                })),
        ],
        Empty = "No treatment action is registered.",
    };

    static ReviewTable Acceptances(ReviewInput input) => new()
    {
        Caption = $"Acceptances that expired or expire within {SoonDays} days", Columns = ["risk", "title", "accepted by", "expires"],
        Rows =
        [
            .. input.Registers.Risks.Where(risk => risk.Acceptance is { } acceptance && acceptance.Expires <= input.Day.AddDays(SoonDays))
                .OrderBy(risk => risk.Acceptance!.Expires)
                .Select(risk => new Cell[] { risk.Id, risk.Title, risk.Acceptance!.By, Cell.Of(risk.Acceptance.Expires) }),
        ],
        Empty = "None.",
    };
}
