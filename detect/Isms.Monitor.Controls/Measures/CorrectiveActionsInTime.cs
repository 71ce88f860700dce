namespace Isms.Monitor.Controls.Measures;

/// <summary>RSP-08. The first agreed day counts, and done without a check of the effect is not done.</summary>
sealed class CorrectiveActionsInTime : IMeasure
{
    public string Kpi => "RSP-08";

    public string Query =>
        "corrective actions with an original due date in the window that were completed and verified by it / corrective actions "
            + "with an original due date in the window";

    public ValueTask<Figure> MeasureAsync(MeasureContext context, CancellationToken abort)
    {
        var due = context.Registers.CorrectiveActions.Where(action =>
            Due(action) is { } day && day >= context.FirstDay && day < context.Day)
            .OrderBy(action => action.Id, StringComparer.Ordinal).ToList();
        var late = due.Where(action => !(action.Completed <= Due(action) && action.Verified <= Due(action))).ToList();
        return new(new Figure
        {
            Numerator = due.Count - late.Count,
            Denominator = due.Count,
            N = due.Count,
            Exceptions = [.. late.Select(action => new SampleException(action.Id, What(action, context.Day)))],
        });
    }

    static DateOnly? Due(Registers.Model.DatedAction action) => action.OriginalDue ?? action.Due;

    static string What(Registers.Model.CorrectiveAction action, DateOnly day) =>
        action.OpenOn(day) ? $"open, was due {Due(action):yyyy-MM-dd}"
        : action.Completed > Due(action) ? $"completed late, was due {Due(action):yyyy-MM-dd}"
        : action.Verified is null || action.Verified > day ? "completed, and its effect was not checked"
        : "its effect was checked late";
}
