using System.Globalization;
using Isms.Monitor.Controls.Risks;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Controls.Reviews.Sections;

sealed class RiskResults : IReviewSection
{
    const int SoonDays = 90;

    public ReviewSection Build(ReviewInput input)
    {
        var criteria = input.Registers.RiskCriteria;
        var above = input.Registers.Risks.Count(risk => risk.Score > criteria.AcceptableScore);
        return new ReviewSection
        {
            Id = "f", Clause = "9.3.2 f)", Title = "Risk assessment results and treatment plan", Fill = Fill.Data,
            Statements =
            [
                $"{above} of {input.Registers.Risks.Count} risks lie above the acceptance criterion (likelihood times impact over {criteria.AcceptableScore}).",
                $"Risks for which counted incidents propose another likelihood: {input.Current.Risks.Count(risk => risk.Proposed is not null)}.",
                "A proposal changes nothing; the owner decides.",
                "Counted incidents contain today's controls, so they inform the current risk. Impact is not updated by counts.",
            ],
            HeatMap = Map(input, criteria),
            Figures = input.FiguresOf("GOV-06", "GOV-07", "GOV-08"),
            Tables = [Frequencies(input), Treatment(input), Acceptances(input)],
            ForPeople = ["Decisions of the risk owners on the proposals", "Discussion"],
        };
    }

    static HeatMap Map(ReviewInput input, RiskCriteria criteria) => new(
        [.. criteria.Likelihood.OrderBy(band => band.Number).Select(band => band.Name)],
            [.. criteria.Impact.OrderBy(band => band.Number).Select(band => band.Name)],
        [
            .. input.Registers.Risks.Where(risk => risk.Likelihood > 0 && risk.Impact > 0).Select(risk => new HeatMapRisk(
                risk.Id, risk.Likelihood, risk.Impact, input.Current.Risks.FirstOrDefault(one => one.Risk == risk.Id)?.Proposed)),
        ], criteria.AcceptableScore);

    static ReviewTable Frequencies(ReviewInput input) => new()
    {
        Caption = "Likelihood held against what was counted", Columns = ["risk", "title", "band", "incidents", "observed years",
            "frequency a year (90 %)", "P(band)", "proposal", "what it means"],
        Rows = [.. input.Current.Risks.Select(Row)],
        Empty = "Not measured: nothing was stored, or no risk has a band.",
    };

    static Cell[] Row(RiskFeedback risk) =>
    [
        risk.Risk, risk.Title, Figures.Number(risk.Band), Figures.Number(risk.Incidents), Figures.Number(risk.ExposureYears),
        string.Create(CultureInfo.InvariantCulture,
            $"{risk.Posterior.Mean:0.##} ({risk.Credible.Lower:0.##} to {risk.Credible.Upper:0.##})"),
        string.Create(CultureInfo.InvariantCulture, $"{risk.BandProbability * 100:0} %"),
        risk.Proposed is { } band ? $"band {band}" : risk.Reason.Length > 0 ? risk.Reason : "keep", risk.Sentence,
    ];

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
