using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Controls.Kpis;

/// <summary>A KPI as data, after the measurement template of ISO/IEC 27004: what is counted, against what, how often, and how it is
/// judged.</summary>
public sealed record KpiDefinition
{
    /// <summary>Such as <c>VIS-01</c>; the measure is found by it.</summary>
    public required string Id { get; init; }
    /// <summary>Number and the first eight digits of the definition's hash, such as <c>1:9f86d081</c>: a change without a new number
    /// shows.</summary>
    public required string Version { get; init; }
    public required string Title { get; init; }
    public string Family { get; init; } = "";
    /// <summary>One of the nine that a first release must have.</summary>
    public bool Core { get; init; }
    public required string Numerator { get; init; }
    public required string Denominator { get; init; }
    public string Formula { get; init; } = "";
    /// <summary>A unit that starts with % shows the quotient times 100.</summary>
    public required string Unit { get; init; }
    public required Direction Direction { get; init; }
    /// <summary>In <see cref="Unit"/>; null for a band.</summary>
    public double? Target { get; init; }
    /// <summary>In <see cref="Unit"/>, on the bad side of the target or equal to it; null for a band.</summary>
    public double? Warning { get; init; }
    /// <summary>In <see cref="Unit"/>; null for a KPI that is no band, or whose band is its own baseline and not learnt yet.</summary>
    public Statistics.Interval? Band { get; init; }
    public required Frequency Frequency { get; init; }
    /// <summary>Zero: a point in time.</summary>
    public required TimeSpan Window { get; init; }
    public required Estimation Estimation { get; init; }
    public int MinN { get; init; } = 1;
    /// <summary>KPIs that must be healthy, else this one is not measured.</summary>
    public IReadOnlyList<string> Gates { get; init; } = [];
    /// <summary>Kinds of asset whose logs show what this KPI counts: when one of them that must log is silent, the figure is
    /// unknown.</summary>
    public IReadOnlyList<AssetKind> DependsOn { get; init; } = [];
    public EvidenceKind Evidence { get; init; }
    /// <summary>Annex A controls it is evidence for, unless the Statement of Applicability says otherwise.</summary>
    public IReadOnlyList<KpiControl> Controls { get; init; } = [];
    /// <summary>Clauses of ISO/IEC 27001:2022, such as <c>9.1</c>.</summary>
    public IReadOnlyList<string> Clauses { get; init; } = [];
    public string Anchor { get; init; } = "";
    /// <summary>How this figure misleads.</summary>
    public string Pitfall { get; init; } = "";
    /// <summary>Id of a role, from the organisation's overlay; empty when nobody was named.</summary>
    public string Owner { get; init; } = "";

    /// <summary>100 for percentages, else 1.</summary>
    public double Factor => Unit.StartsWith('%') ? 100 : 1;
}

public sealed record KpiControl(string Control, KpiWeight Weight);
