using Isms.Monitor.Controls.Kpis;
using Isms.Monitor.Events;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Controls.States;

/// <summary>From KPIs to a control: the worst key KPI, no average, and never the last one that happened to be computed.</summary>
static class RollUp
{
    /// <summary>From worst to best.</summary>
    static readonly State[] Order =
    [
        State.Ineffective, State.Degraded, State.NotMeasured, State.NotMeasurable, State.Stale, State.Insufficient, State.InControl,
            State.LikelyEffective,
        State.Effective,
    ];

    public static ControlStatus Control(
        Control control, IReadOnlyList<ControlKpi> kpis, IReadOnlyDictionary<string, KpiStatus> statuses,
            IEnumerable<StateOverride> overrides, long now)
    {
        var key = kpis.Where(kpi => kpi.Weight == KpiWeight.Key).Select(kpi => kpi.Kpi).ToList();
        // A control that was given no key KPI is judged by all it has: none of them was excused.
        if (key.Count == 0) key = [.. kpis.Select(kpi => kpi.Kpi)];
        var (state, reasons) = Decide(control, key, statuses);
        var by = state == State.NotApplicable ? null : StateOverride.For(control.Id, overrides, now);
        return new ControlStatus
        {
            Control = control.Id, Title = control.Title, Computed = state, State = by?.State ?? state, Reasons = reasons, KeyKpis = key,
            SupportingKpis = [.. kpis.Select(kpi => kpi.Kpi).Except(key)], Design = DesignOf(control, now), Override = by,
        };
    }

    static (State, IReadOnlyList<string>) Decide(Control control, List<string> key, IReadOnlyDictionary<string, KpiStatus> statuses)
    {
        if (!control.Applicable) return (State.NotApplicable, control.Reason.Length > 0 ? [control.Reason] : ["no reason was given"]);
        if (control.Measurability == Measurability.Manual || key.Count == 0)
            return (State.NotMeasurable, control.MissingFeed.Length > 0 ? [$"would need {control.MissingFeed}"] : []);
        var found = key.Select(id => statuses.GetValueOrDefault(id) ?? Undefined(id)).ToList();
        return Worst(found);
    }

    internal static (State, IReadOnlyList<string>) Worst(IReadOnlyList<KpiStatus> key)
    {
        // A state that the order does not know is no better than not measured.
        var worst = Order.First(state => key.Any(kpi => kpi.State == state || (state == State.NotMeasured && !Order.Contains(kpi.State))));
        if (worst is State.NotMeasured or State.NotMeasurable && key.Any(kpi => kpi.State.IsMeasured())) worst = State.PartlyMeasured;
        var reasons = key.Where(kpi => kpi.State is not (State.Effective or State.LikelyEffective))
            .SelectMany(kpi => (kpi.Reasons.Count > 0 ? kpi.Reasons : [kpi.State.Words()]).Select(reason => $"{kpi.Kpi}: {reason}"))
            .ToList();
        if (worst == State.InControl) return (State.Insufficient, ["a band only informs"]);
        if (worst == State.Effective && key.All(kpi => kpi.Evidence == EvidenceKind.Register))
            return (State.LikelyEffective, ["only registers say so"]);
        return (worst, reasons);
    }

    static KpiStatus Undefined(string id) => new()
    {
        Kpi = id, State = State.NotMeasured, Computed = State.NotMeasured, Reasons = ["no such KPI is defined"],
    };

    static string DesignOf(Control control, long now)
    {
        if (control.Design is not { } design) return "design not assessed";
        var day = UnixMicros.DayOf(now);
        return design.Expires < day ? $"design assessment expired on {design.Expires:yyyy-MM-dd}"
            : design.Date > day ? "design not assessed"
            : $"design assessed by {design.By} on {design.Date:yyyy-MM-dd}, valid until {design.Expires:yyyy-MM-dd}";
    }
}
