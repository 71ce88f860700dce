namespace Isms.Monitor.Registers.Model;

/// <summary>One audit of the programme (9.2), planned or done.</summary>
public sealed record Audit : Entry
{
    public string Title { get; init; } = "";
    public string Auditor { get; init; } = "";
    /// <summary>Independent of what is audited (A.5.35).</summary>
    public bool Independent { get; init; }
    public DateOnly Planned { get; init; }
    public DateOnly? Done { get; init; }
    public IReadOnlyList<string> Controls { get; init; } = [];
    public IReadOnlyList<Finding> Findings { get; init; } = [];
}

public sealed record Finding : Entry
{
    public FindingGrade Grade { get; init; }
    /// <summary>A clause (<c>9.1</c>) or a control (<c>A.8.15</c>).</summary>
    public string Clause { get; init; } = "";
    public string Text { get; init; } = "";
}

public enum FindingGrade { Major, Minor, Observation }
