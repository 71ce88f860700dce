using System.Globalization;
using Isms.Monitor.Controls.States;

namespace Isms.Monitor.Controls.Measures;

/// <summary>GOV-05, the figure of honesty. A control whose only key KPI is this one counts as measured by it.</summary>
sealed class MeasurementCoverage : IMeasure
{
    public string Kpi => "GOV-05";

    public string Query =>
        "applicable controls, marked measurable, whose key KPIs other than GOV-05 all have a fresh verdict / applicable controls "
            + "marked measurable";

    public bool ReadsStates => true;

    public ValueTask<Figure> MeasureAsync(MeasureContext context, CancellationToken abort)
    {
        var applicable = context.Controls.Where(control => control.Computed != State.NotApplicable).ToList();
        var measurable = applicable.Where(control => control.Computed != State.NotMeasurable).ToList();
        var unmeasured = measurable.Where(control => control.KeyKpis is not ["GOV-05"] && !control.Computed.IsMeasured()).ToList();
        return new(new Figure
        {
            Numerator = measurable.Count - unmeasured.Count,
            Denominator = measurable.Count,
            N = measurable.Count,
            ObservedExposure = 1,
            Exceptions = [.. unmeasured.Select(control => new SampleException(control.Control, control.Computed.Words()))],
            Details = [new Detail("not measurable here", string.Create(CultureInfo.InvariantCulture,
                $"{applicable.Count - measurable.Count} of {applicable.Count}"))],
        });
    }
}
