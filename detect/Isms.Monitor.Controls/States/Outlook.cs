using System.Globalization;
using Isms.Monitor.Controls.Kpis;
using Isms.Monitor.Controls.Measures;

namespace Isms.Monitor.Controls.States;

/// <summary>What would change the state of a KPI. Every number is found by asking the state machine about the sample as it would be; nothing is
/// computed beside it.</summary>
public static class Outlook
{
    /// <summary>Beyond it nothing is promised.</summary>
    public const int Most = 100_000;

    static readonly State[] Verdicts = [State.Ineffective, State.Degraded, State.LikelyEffective, State.Effective];

    /// <param name="kpi">The definition that the sample was made with.</param>
    /// <param name="sample">The latest sample.</param>
    /// <param name="now">When the state is asked for.</param>
    /// <returns>The nearest better states first, then worse ones; empty for a KPI that only informs.</returns>
    public static IReadOnlyList<OutlookStep> Of(KpiDefinition kpi, Sample sample, long now)
    {
        var status = StateMachine.Evaluate(kpi, sample, now);
        if (status.State == State.NotMeasured) return [.. status.Reasons.Select(reason => new OutlookStep(null, $"this has to end: {reason}"))];
        if (status.State == State.Stale) return [new OutlookStep(null, "a measurement of newer data")];
        var steps = new List<OutlookStep>();
        if (sample.ObservedExposure < StateMachine.FullExposure)
            steps.Add(new OutlookStep(null, string.Create(CultureInfo.InvariantCulture, $"a verdict needs {StateMachine.FullExposure * 100:0} % of the window observed, {sample.ObservedExposure * 100:0.#} % were")));
        steps.AddRange(sample.Limits.Select(limit => new OutlookStep(null, $"a verdict needs that this ends: {limit}")));
        if (steps.Count > 0 || kpi.Direction == Direction.Band) return steps;
        if (kpi.Estimation is Estimation.Rate or Estimation.Ratio)
            return [new OutlookStep(State.Effective, string.Create(CultureInfo.InvariantCulture, $"a value of {kpi.Target:0.##} {kpi.Unit} or better"))];
        return [.. Distinct([.. Better(kpi, sample, status.State, now)]), .. Distinct([.. Worse(kpi, sample, status.State, now)])];
    }

    /// <summary>What leads to two states at once is said of the farther one.</summary>
    static IEnumerable<OutlookStep> Distinct(List<OutlookStep> steps) =>
        steps.Where((step, at) => at + 1 == steps.Count || steps[at + 1].Needed != step.Needed);

    static IEnumerable<OutlookStep> Better(KpiDefinition kpi, Sample sample, State present, long now)
    {
        foreach (var state in Verdicts.Where(state => Rank(state) > Math.Max(Rank(present), Rank(State.Degraded))))
            yield return Least(kpi, sample, now, good: true, after => Rank(after) >= Rank(state)) is { } count
                ? new OutlookStep(state, Words(kpi, sample, count, good: true), count)
                : new OutlookStep(state, "not reached by better figures of this window alone");
    }

    static IEnumerable<OutlookStep> Worse(KpiDefinition kpi, Sample sample, State present, long now)
    {
        foreach (var state in Verdicts.Reverse().Where(state => Rank(state) < Rank(present)))
            if (Least(kpi, sample, now, good: false, after => Rank(after) <= Rank(state)) is { } count)
                yield return new OutlookStep(state, Words(kpi, sample, count, good: false), count);
    }

    static int Rank(State state) => Array.IndexOf(Verdicts, state);

    /// <summary>The least amount that leads there, in steps of one or of a tenth; more of it never leads back.</summary>
    static double? Least(KpiDefinition kpi, Sample sample, long now, bool good, Func<State, bool> there)
    {
        var unit = IsTrials(kpi) || (sample.Numerator % 1, sample.Denominator % 1) == (0, 0) ? 1 : 0.1;
        bool Leads(int steps) => With(kpi, sample, steps * unit, good) is { } after && there(StateMachine.Evaluate(kpi, after, now).State);
        var high = 1;
        while (!Leads(high))
        {
            if (high >= Most || With(kpi, sample, high * unit, good) is null && !IsTrials(kpi)) return Exhausted(kpi, sample, unit, good, Leads);
            high = Math.Min(Most, high * 2);
        }
        return Search(high / 2, high, Leads) * unit;
    }

    /// <summary>A population ends: its last member may be what leads there.</summary>
    static double? Exhausted(KpiDefinition kpi, Sample sample, double unit, bool good, Func<int, bool> leads)
    {
        if (IsTrials(kpi)) return null;
        var last = (int)Math.Floor(Room(kpi, sample, good) / unit + 1e-9);
        return last > 0 && last <= Most && leads(last) ? Search(0, last, leads) * unit : null;
    }

    static int Search(int low, int high, Func<int, bool> leads)
    {
        while (high - low > 1)
        {
            var middle = low + (high - low) / 2;
            if (leads(middle)) high = middle;
            else low = middle;
        }
        return high;
    }

    static bool IsTrials(KpiDefinition kpi) => kpi.Estimation is Estimation.Process or Estimation.Attain or Estimation.Seeded;

    /// <summary>Does the numerator grow? A good trial of a KPI that should be high counts there, a bad one of one that should be low.</summary>
    static bool Counts(KpiDefinition kpi, bool good) => kpi.Direction == Direction.Up == good;

    /// <summary>How far the numerator of a population can go that way.</summary>
    static double Room(KpiDefinition kpi, Sample sample, bool good) => !Counts(kpi, good) ? sample.Numerator
        : kpi.Estimation == Estimation.Count ? Most : sample.Denominator - sample.Numerator;

    /// <summary>The sample with further trials; of a population, with members that changed sides. Null when there are not as many.</summary>
    static Sample? With(KpiDefinition kpi, Sample sample, double count, bool good)
    {
        if (!IsTrials(kpi) && count > Room(kpi, sample, good) + 1e-9) return null;
        var numerator = sample.Numerator + (Counts(kpi, good) ? count : IsTrials(kpi) ? 0 : -count);
        var more = IsTrials(kpi) ? count : 0;
        var denominator = sample.Denominator + more;
        return sample with
        {
            Numerator = numerator, Denominator = denominator, N = sample.N + more,
            Value = kpi.Estimation == Estimation.Count ? numerator : denominator > 0 ? numerator / denominator * kpi.Factor : null,
        };
    }

    static string Words(KpiDefinition kpi, Sample sample, double count, bool good)
    {
        var number = count.ToString("0.#", CultureInfo.InvariantCulture);
        if (IsTrials(kpi)) return count <= 1 ? $"one further {(good ? "good" : "bad")} trial" : $"{number} further {(good ? "good" : "bad")} trials in a row";
        var direction = Counts(kpi, good) ? "more" : "fewer";
        return kpi.Estimation == Estimation.Count ? $"{number} {direction}"
            : string.Create(CultureInfo.InvariantCulture, $"{number} {direction} of the {sample.Denominator:0.#} counted");
    }
}
