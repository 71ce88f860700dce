namespace Isms.Monitor.Controls.States;

/// <summary>A control with the worst state of its key KPIs. Telemetry shows that it operates; whether its design is right stands beside
/// it.</summary>
public sealed record ControlStatus
{
    public required string Control { get; init; }
    public string Title { get; init; } = "";
    public required State State { get; init; }
    public required State Computed { get; init; }
    /// <summary>Why, with the KPI in front: <c>PRV-01: ids-01 has been silent since …</c>.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];
    public IReadOnlyList<string> KeyKpis { get; init; } = [];
    public IReadOnlyList<string> SupportingKpis { get; init; } = [];
    /// <summary>The dated judgement of a person, or that there is none.</summary>
    public string Design { get; init; } = "";
    public StateOverride? Override { get; init; }

    public string Words => StateOverride.Words(State, Override, Reasons);
}
