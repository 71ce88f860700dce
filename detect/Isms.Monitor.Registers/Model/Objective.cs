namespace Isms.Monitor.Registers.Model;

/// <summary>An information security objective (6.2), held against a KPI.</summary>
public sealed record Objective : Entry
{
    public string Text { get; init; } = "";
    /// <summary>What will be done for it, and with what (6.2 h, i); empty: not planned.</summary>
    public string Plan { get; init; } = "";
    public string Resources { get; init; } = "";
    public string Kpi { get; init; } = "";
    /// <summary>In the unit of the KPI, as its definition says.</summary>
    public double Target { get; init; }
    public DateOnly By { get; init; }
    /// <summary>Id of a <see cref="Role"/>.</summary>
    public string Owner { get; init; } = "";
}

/// <summary>What the organisation sets in place of the product's default of a KPI; null keeps the default.</summary>
public sealed record KpiOverlay
{
    public required string Kpi { get; init; }
    public double? Target { get; init; }
    public double? Warning { get; init; }
    public string Owner { get; init; } = "";
    public Location At { get; init; }
}
