using Isms.Monitor.Controls.Kpis;
using Isms.Monitor.Controls.Statistics;

namespace Isms.Monitor.Controls.States;

/// <summary>A KPI with its state and what the state rests on.</summary>
public sealed record KpiStatus
{
    public required string Kpi { get; init; }
    public string Title { get; init; } = "";
    public EvidenceKind Evidence { get; init; }
    public required State State { get; init; }
    /// <summary>The state without the decision of a person.</summary>
    public required State Computed { get; init; }
    /// <summary>In <see cref="Unit"/>; null when not measured.</summary>
    public double? Value { get; init; }
    /// <summary>In <see cref="Unit"/>, two-sided 90 %; both bounds equal the value where nothing was sampled.</summary>
    public Interval? Interval { get; init; }
    public string Unit { get; init; } = "";
    public double? Target { get; init; }
    public double? Warning { get; init; }
    /// <summary>Why it is not measured, stale, insufficient or out of its band; empty otherwise.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];
    public StateOverride? Override { get; init; }

    /// <summary>Such as <c>not measured: not implemented</c> or <c>effective (manual)</c>.</summary>
    public string Words => StateOverride.Words(State, Override, Reasons);
}
