using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Controls.Measures;

/// <summary>GOV-07. A register without assessed risks has no figure, and certainly not zero.</summary>
sealed class RisksWithoutDecision : IMeasure
{
    const int OldestAssessmentDays = 370;

    public string Kpi => "GOV-07";

    public string Query =>
        "risks with likelihood times impact over the acceptance criterion and neither an open treatment action nor an acceptance "
            + "that is valid";

    public bool PresentOnly => true;

    public ValueTask<Figure> MeasureAsync(MeasureContext context, CancellationToken abort)
    {
        var day = context.Day;
        var assessed = context.Registers.Risks.Where(risk => risk.Assessed <= day).ToList();
        if (assessed.Count == 0) return new(Figure.Unknown("no risk has been assessed"));
        if (assessed.Max(risk => risk.Assessed) < day.AddDays(-OldestAssessmentDays))
            return new(Figure.Unknown("no risk was assessed for over a year"));
        var bare = assessed.Where(risk => risk.Score > context.Registers.RiskCriteria.AcceptableScore && !Treated(risk, day)
            && risk.Acceptance?.ValidOn(day) != true)
            .OrderBy(risk => risk.Id, StringComparer.Ordinal).ToList();
        return new(new Figure
        {
            Numerator = bare.Count,
            N = assessed.Count,
            Exceptions = [.. bare.Select(risk => new SampleException(risk.Id, What(risk, day)))],
        });
    }

    static bool Treated(Risk risk, DateOnly day) => risk.Treatment is { Option: not TreatmentOption.Retain } plan
        && plan.Actions.Any(action => action.OpenOn(day));

    static string What(Risk risk, DateOnly day) => risk.Acceptance is { } acceptance && acceptance.Expires < day
        ? $"its acceptance expired on {acceptance.Expires:yyyy-MM-dd}"
        : "neither an open treatment action nor a valid acceptance";
}
