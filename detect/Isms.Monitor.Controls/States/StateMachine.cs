using System.Globalization;
using Isms.Monitor.Controls.Kpis;
using Isms.Monitor.Controls.Measures;
using Isms.Monitor.Controls.Statistics;
using Isms.Monitor.Events;

namespace Isms.Monitor.Controls.States;

/// <summary>From a sample to a state: a function of the definition, the sample and the time it is read, and of nothing else.</summary>
public static class StateMachine
{
    /// <summary>With less of the window observed, nothing is said.</summary>
    public const double LeastExposure = 0.5;

    /// <summary>With less of the window observed, no verdict is given.</summary>
    public const double FullExposure = 0.9;

    /// <param name="kpi">The definition that the sample was made with.</param>
    /// <param name="sample">The latest sample.</param>
    /// <param name="now">When the state is asked for; later than the sample's grace makes it stale.</param>
    public static KpiStatus Evaluate(KpiDefinition kpi, Sample sample, long now)
    {
        var interval = IntervalOf(kpi, sample);
        var (state, reasons) = Decide(kpi, sample, interval, now);
        var shown = state != State.NotMeasured;
        return new KpiStatus
        {
            Kpi = kpi.Id, Title = kpi.Title, Evidence = kpi.Evidence, State = state, Computed = state, Reasons = reasons,
            Value = shown ? sample.Value : null, Interval = shown ? interval : null, Unit = kpi.Unit, Target = kpi.Target,
            Warning = kpi.Warning,
        };
    }

    static (State, IReadOnlyList<string>) Decide(KpiDefinition kpi, Sample sample, Interval? interval, long now)
    {
        if (Unmeasured(sample) is { Count: > 0 } unmeasured) return (State.NotMeasured, unmeasured);
        var good = Math.Min(sample.ComputedAtMicros, sample.FreshestMicros);
        if (now - good > Grace.Of(kpi.Frequency).Ticks / TimeSpan.TicksPerMicrosecond)
            return (State.Stale,
                [$"the last good data are of {UnixMicros.ToMinute(good)}, and this KPI is due {kpi.Frequency.ToString().ToLowerInvariant()}"]);
        if (Limits(kpi, sample) is { Count: > 0 } limits) return (State.Insufficient, limits);
        return kpi.Direction == Direction.Band ? Band(kpi, sample) : (Judge(kpi, sample.Value!.Value, interval!.Value), []);
    }

    static List<string> Unmeasured(Sample sample)
    {
        var reasons = sample.NotMeasured.ToList();
        if (reasons.Count > 0) return reasons;
        if (sample.ObservedExposure < LeastExposure) reasons.Add($"only {Percent(sample.ObservedExposure)} of the window was observed");
        if (sample.N <= 0 || sample.Value is null) reasons.Add("nothing to count: 0 of 0");
        return reasons;
    }

    static List<string> Limits(KpiDefinition kpi, Sample sample)
    {
        var limits = sample.Limits.ToList();
        if (sample.N < kpi.MinN) limits.Add(string.Create(CultureInfo.InvariantCulture,
            $"n is {sample.N:0.#}, at least {kpi.MinN} are needed"));
        if (sample.ObservedExposure < FullExposure) limits.Add($"{Percent(sample.ObservedExposure)} of the window was observed");
        return limits;
    }

    static (State, IReadOnlyList<string>) Band(KpiDefinition kpi, Sample sample)
    {
        if ((kpi.Band ?? sample.Band) is not { } band) return (State.Insufficient,
            ["its band is its own past, of which fewer than twelve periods are known"]);
        return sample.Value >= band.Lower && sample.Value <= band.Upper
            ? (State.InControl, [])
            : (State.Degraded, [string.Create(CultureInfo.InvariantCulture, $"outside {band.Lower:0.##} to {band.Upper:0.##}")]);
    }

    static State Judge(KpiDefinition kpi, double point, Interval interval)
    {
        var (target, warning) = (kpi.Target!.Value, kpi.Warning!.Value);
        if (kpi.Direction == Direction.Down)
            return Judge(-point, new Interval(-interval.Upper, -interval.Lower), -target, -warning);
        return Judge(point, interval, target, warning);
    }

    static State Judge(double point, Interval interval, double target, double warning) =>
        interval.Lower >= target ? State.Effective
        : interval.Upper < warning ? State.Ineffective
        : point >= target ? State.LikelyEffective
        : State.Degraded;

    /// <summary>In the unit of the KPI; null where there is no figure. Whatever is no sample of trials has its own value as both
    /// bounds.</summary>
    static Interval? IntervalOf(KpiDefinition kpi, Sample sample)
    {
        if (sample.Value is not { } value || sample.N <= 0) return null;
        if (kpi.Estimation is not (Estimation.Process or Estimation.Attain or Estimation.Seeded)) return new Interval(value, value);
        var share = Math.Clamp(sample.Numerator / sample.Denominator, 0, 1);
        var wilson = Wilson.Of(Math.Min(share * sample.N, sample.N), sample.N);
        return new Interval(wilson.Lower * kpi.Factor, wilson.Upper * kpi.Factor);
    }

    static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.#} %");
}
