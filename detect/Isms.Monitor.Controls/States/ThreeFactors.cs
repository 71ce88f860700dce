using Isms.Monitor.Controls.Kpis;
using Isms.Monitor.Controls.Measures;
using Isms.Monitor.Controls.Statistics;
using MathNet.Numerics.Distributions;

namespace Isms.Monitor.Controls.States;

/// <summary>A control in three factors (FAIR-CAM): how much of what it should cover it covers, how much of the time it was live, and how often it
/// succeeded when challenged. The product is an estimate beside them and never instead of them: failures that come together make it too
/// high or too low.</summary>
public sealed record ThreeFactors
{
    const double Tail = 0.05;

    public required Factor Coverage { get; init; }
    public required Factor Reliability { get; init; }
    public required Factor Efficacy { get; init; }
    /// <summary>0 to 1; null unless all three are measured.</summary>
    public double? Product { get; init; }
    /// <summary>90 %, from the trials of the efficacy; populations have none.</summary>
    public Interval? ProductInterval { get; init; }

    /// <summary>Where a KPI belongs, from its definition: trials are efficacy, a population of hours is reliability, another population coverage.
    /// Registers, bands, counts and ratios are none of them.</summary>
    public static FactorKind? KindOf(KpiDefinition kpi)
    {
        if (kpi.Evidence == EvidenceKind.Register || kpi.Direction == Direction.Band || !kpi.Unit.StartsWith('%')) return null;
        return kpi.Estimation switch
        {
            Estimation.Process or Estimation.Attain or Estimation.Seeded => FactorKind.Efficacy,
            Estimation.Census => kpi.Denominator.Contains("hours", StringComparison.Ordinal) ? FactorKind.Reliability : FactorKind.Coverage,
            _ => null,
        };
    }

    /// <param name="kpis">All KPIs of the control with their latest samples and states.</param>
    public static ThreeFactors Of(IReadOnlyList<(KpiDefinition Kpi, Sample Sample, KpiStatus Status)> kpis)
    {
        var (coverage, reliability, efficacy) = (Least(kpis, FactorKind.Coverage), Least(kpis, FactorKind.Reliability), Least(kpis, FactorKind.Efficacy));
        var factors = new ThreeFactors { Coverage = coverage, Reliability = reliability, Efficacy = efficacy };
        if (coverage.Value is not { } c || reliability.Value is not { } r || efficacy is not { Value: { } f, Trials: > 0 and var n }) return factors;
        var (good, bad) = (f * n + 0.5, (1 - f) * n + 0.5);
        return factors with { Product = c * r * f, ProductInterval = new Interval(c * r * Beta.InvCDF(good, bad, Tail), c * r * Beta.InvCDF(good, bad, 1 - Tail)) };
    }

    /// <summary>The worst of the factor's KPIs; when one of them is not measured nobody knows which is the worst.</summary>
    static Factor Least(IReadOnlyList<(KpiDefinition Kpi, Sample Sample, KpiStatus Status)> kpis, FactorKind kind)
    {
        var own = kpis.Where(one => KindOf(one.Kpi) == kind).ToList();
        if (own.Count == 0) return new Factor(null, 0, "", "no KPI of this control shows it");
        var unknown = own.FirstOrDefault(one => one.Status.Value is null);
        if (unknown.Kpi is not null) return new Factor(null, 0, unknown.Kpi.Id, $"{unknown.Kpi.Id}: {unknown.Status.Words}");
        var (kpi, sample, status) = own.MinBy(one => ShareOf(one.Kpi, one.Status));
        return new Factor(ShareOf(kpi, status), sample.N, kpi.Id, $"{kpi.Id}: {status.Words}");
    }

    /// <summary>The good share, 0 to 1.</summary>
    static double ShareOf(KpiDefinition kpi, KpiStatus status)
    {
        var share = Math.Clamp(status.Value!.Value / kpi.Factor, 0, 1);
        return kpi.Direction == Direction.Down ? 1 - share : share;
    }
}

public enum FactorKind { Coverage, Reliability, Efficacy }

/// <param name="Value">0 to 1; null: not measured.</param>
/// <param name="Trials">What it rests on.</param>
/// <param name="Kpi">The KPI that decides it; empty: none.</param>
/// <param name="Words">State of that KPI, or why there is no value.</param>
public sealed record Factor(double? Value, double Trials, string Kpi, string Words);
