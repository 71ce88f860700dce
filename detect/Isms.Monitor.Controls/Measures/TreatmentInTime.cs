namespace Isms.Monitor.Controls.Measures;

/// <summary>GOV-06. As with corrective actions, the first agreed day counts.</summary>
sealed class TreatmentInTime : IMeasure
{
    public string Kpi => "GOV-06";

    public string Query =>
        "treatment actions of the risk register with an original due date in the window that were completed by it / treatment "
            + "actions with an original due date in the window";

    public ValueTask<Figure> MeasureAsync(MeasureContext context, CancellationToken abort)
    {
        var due = context.Registers.Risks
            .SelectMany(risk => (risk.Treatment?.Actions ?? []).Select(action =>
                (Risk: risk, Action: action, Due: action.OriginalDue ?? action.Due)))
            .Where(one => one.Due >= context.FirstDay && one.Due < context.Day).ToList();
        var late = due.Where(one => !(one.Action.Completed <= one.Due)).ToList();
        return new(new Figure
        {
            Numerator = due.Count - late.Count,
            Denominator = due.Count,
            N = due.Count,
            Exceptions = [.. late.Select(one => new SampleException(one.Risk.Id,
                $"{one.Action.Id} was due {one.Due:yyyy-MM-dd} and is {(one.Action.OpenOn(context.Day) ? "open" : "late")}"))],
        });
    }
}
