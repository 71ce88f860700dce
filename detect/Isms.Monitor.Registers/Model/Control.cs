namespace Isms.Monitor.Registers.Model;

/// <summary>One line of the Statement of Applicability (6.1.3 d). The id is that of Annex A, such as <c>A.8.15</c>.</summary>
public sealed record Control : Entry
{
    public string Title { get; init; } = "";
    public ControlTheme Theme { get; init; }
    public bool Applicable { get; init; } = true;
    /// <summary>Why it applies, or why it was left out, in the organisation's own words.</summary>
    public string Reason { get; init; } = "";
    /// <summary>Id of a <see cref="Role"/>.</summary>
    public string Owner { get; init; } = "";
    public ImplementationStatus Status { get; init; }
    public Measurability Measurability { get; init; }
    public IReadOnlyList<ControlKpi> Kpis { get; init; } = [];
    /// <summary>The feed that would make a control measurable which is not, or empty.</summary>
    public string MissingFeed { get; init; } = "";
    /// <summary>Null: the design was never assessed, which is shown and not hidden.</summary>
    public DesignAssessment? Design { get; init; }
}

public enum ControlTheme { Organizational, People, Physical, Technological }

public enum ImplementationStatus { Planned, Partly, Implemented }

/// <summary>What measures a control: security telemetry, records of processes, registers, or nothing here but a person's evidence.</summary>
public enum Measurability { Telemetry, Process, Register, Manual }

public enum KpiWeight { Key, Supporting }

/// <summary>A KPI on a control. The worst key KPI is the control's state; a supporting one only informs.</summary>
public sealed record ControlKpi(string Kpi, KpiWeight Weight);

/// <summary>A person's dated judgement that the control would meet its objective if operated as prescribed. Telemetry cannot give it.</summary>
public sealed record DesignAssessment(string By, DateOnly Date, DateOnly Expires);
