using System.Globalization;
using Isms.Monitor.Controls.Canonical;
using Isms.Monitor.Controls.Measures;

namespace Isms.Monitor.Controls.Sampling;

/// <summary>Draws an auditor's sample and does the count again (ISO/IEC 27007, 6.4.7: evidence by sampling).</summary>
/// <param name="programme">With the registers that held at the time.</param>
public sealed class AuditSampler(MeasurementProgramme programme)
{
    /// <summary>Most items of a sample.</summary>
    public const int MaxSize = 1_000;

    /// <param name="kpi">Its id.</param>
    /// <param name="stored">The sample on record; its end is what is counted again. Null: there is none.</param>
    /// <param name="at">The time when there is none.</param>
    /// <param name="size">1 to <see cref="MaxSize"/>.</param>
    /// <param name="seed">From 0.</param>
    /// <param name="abort">Gives up.</param>
    /// <returns>Null: there is no such KPI.</returns>
    public async Task<AuditSample?> DrawAsync(string kpi, Sample? stored, long at, int size, long seed, CancellationToken abort)
    {
        var end = stored?.ToMicros ?? at;
        if (await programme.CountAgainAsync(kpi, end, abort) is not { } again) return null;
        var population = again.Population;
        var counted = population?.Count(item => item.Counted) ?? 0;
        return new AuditSample
        {
            Kpi = kpi, AtMicros = end, Seed = seed, Size = size, Population = population?.Count, Counted = counted,
            PopulationHash = population is null ? "" : Hash.Of(population.Select(item => new { item.Id, item.Counted })),
            Items = population is null ? [] : [.. SeededDraw.Positions((ulong)seed, population.Count, size).Select(position => new DrawnItem(position + 1, population[position]))],
            Reperformance = Reperformance.Of(stored, again.Sample),
            Limits = [.. Limits(population, counted, again.Sample, size)],
        };
    }

    static IEnumerable<string> Limits(IReadOnlyList<PopulationItem>? population, int counted, Sample sample, int size)
    {
        foreach (var reason in sample.NotMeasured) yield return $"not measured: {reason}";
        if (population is null)
        {
            yield return "this measure counts without listing single items: look into its query and exceptions instead";
            yield break;
        }
        if (population.Count == 0) yield return "there is nothing to draw from";
        else if (population.Count < size) yield return string.Create(CultureInfo.InvariantCulture, $"there are {population.Count} items: all were drawn");
        if (population.Count != sample.Denominator || counted != sample.Numerator)
            yield return string.Create(CultureInfo.InvariantCulture, $"the list has {counted} of {population.Count} and the figure {sample.Numerator} of {sample.Denominator}");
    }
}
