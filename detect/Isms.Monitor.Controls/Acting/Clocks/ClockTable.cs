using Isms.Monitor.Controls.Records;

namespace Isms.Monitor.Controls.Acting.Clocks;

/// <summary>Which notifications an incident's course asks for, and until when. A function of course, regimes and what was sent before.</summary>
/// <remarks>What was sent stays as it was. What is no longer asked for is waived with that reason and never taken away. Clocks run from the moment
/// of awareness, also while the decision on reporting is open: not deciding stops none.</remarks>
public static class ClockTable
{
    public const string NotReportable = "decided: not reportable";
    public const string OtherRegime = "the regime does not apply";

    /// <returns>Every step of the incident as it is to be on record now, in the order of the regimes.</returns>
    public static IReadOnlyList<ClockStep> Of(LegalClocks clocks, IncidentTimeline timeline, IReadOnlyList<ClockStep> known)
    {
        var steps = new List<ClockStep>();
        foreach (var regime in clocks.Regimes)
        {
            var starts = Starts(timeline);
            foreach (var step in regime.Steps)
            {
                var id = $"{timeline.Id}/{regime.Id}/{step.Id}";
                if (Step(timeline, regime, step, starts, known.FirstOrDefault(one => one.Id == id), id) is not { } next) continue;
                starts[step.Id] = next.SentMicros ?? next.DueMicros;
                steps.Add(next);
            }
        }
        return steps;
    }

    static Dictionary<string, long> Starts(IncidentTimeline timeline)
    {
        var starts = new Dictionary<string, long>();
        if (timeline.Aware is { } aware) starts[StepLimit.Aware] = aware.Micros;
        if (timeline.Classified is { } classified) starts[StepLimit.Classified] = classified.Micros;
        return starts;
    }

    static ClockStep? Step(IncidentTimeline timeline, LegalRegime regime, LegalStep step, Dictionary<string, long> starts, ClockStep? known, string id)
    {
        if (known?.SentMicros is not null) return known;
        var named = timeline.Regimes.Contains(regime.Id);
        if (!named || timeline.Reportable == false) return known is null or { Waived.Length: > 0 } ? known : known with { Waived = named ? NotReportable : OtherRegime };
        if (timeline.Aware is null) return known;
        var ends = step.Limits.Where(limit => starts.ContainsKey(limit.From)).Select(limit => (Start: starts[limit.From], Due: limit.Limit.After(starts[limit.From]))).ToList();
        if (ends.Count == 0) return known;
        var (start, due) = ends.MinBy(end => end.Due);
        return new ClockStep
        {
            Id = id, Subject = timeline.Id, Regime = regime.Id, Step = step.Id, StartMicros = start, DueMicros = due,
            Waived = known?.Waived is NotReportable or OtherRegime or null ? "" : known.Waived,
        };
    }
}
