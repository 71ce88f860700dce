using Isms.Monitor.Controls.Kpis;
using Isms.Monitor.Controls.States;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Controls.Reviews.Sections;

sealed class Objectives : IReviewSection
{
    public ReviewSection Build(ReviewInput input) => new()
    {
        Id = "d4", Clause = "9.3.2 d) 4)", Title = "Fulfilment of information security objectives", Fill = Fill.Data,
        Tables =
        [
            new ReviewTable
            {
                Caption = "Objectives", Columns = ["id", "objective", "KPI", "target", "by", "owner", "result", "status"],
                Rows = [.. input.Registers.Objectives.Select(objective => Row(input, objective))],
                Empty = "No objective is registered.",
            },
        ],
        ForPeople = ["Discussion"],
    };

    static Cell[] Row(ReviewInput input, Objective objective)
    {
        var status = input.Current.Kpis.FirstOrDefault(kpi => kpi.Kpi == objective.Kpi);
        var definition = input.Catalogue.Definitions.FirstOrDefault(kpi => kpi.Id == objective.Kpi);
        var result = status is null || definition is null ? new Cell(State.NotMeasured.Words(), State.NotMeasured)
            : new Cell(Figures.ValueOf(status.Value, status.Unit, status.State), status.State.IsMeasured() ? null : status.State);
        return
        [
            objective.Id, objective.Text, objective.Kpi, Figures.Number(objective.Target), Cell.Of(objective.By), objective.Owner, result,
            Status(objective, definition, status, input.Day),
        ];
    }

    /// <summary>A date that has not come decides nothing; without a verdict of the KPI there is no status but that.</summary>
    static Cell Status(Objective objective, KpiDefinition? definition, KpiStatus? status, DateOnly day)
    {
        if (definition is null || status is null || !status.State.IsMeasured() || status.Value is not { } value)
            return new Cell("not measurable yet", State.NotMeasured);
        var met = definition.Direction == Direction.Down ? value <= objective.Target : value >= objective.Target;
        if (met) return "met";
        return objective.By < day ? "missed" : "not met yet";
    }
}
