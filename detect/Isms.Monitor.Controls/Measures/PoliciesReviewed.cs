namespace Isms.Monitor.Controls.Measures;

/// <summary>GOV-03.</summary>
sealed class PoliciesReviewed : IMeasure
{
    public string Kpi => "GOV-03";

    public string Query => "policies whose last review is no older than their period / policies in force";

    public bool PresentOnly => true;

    public ValueTask<Figure> MeasureAsync(MeasureContext context, CancellationToken abort)
    {
        var policies = context.Registers.Policies;
        var late = policies.Where(policy => policy.NextReview < context.Day).OrderBy(policy => policy.Id, StringComparer.Ordinal).ToList();
        return new(new Figure
        {
            Numerator = policies.Count - late.Count,
            Denominator = policies.Count,
            N = policies.Count,
            Exceptions = [.. late.Select(policy => new SampleException(policy.Id, $"review was due {policy.NextReview:yyyy-MM-dd}"))],
        });
    }
}
