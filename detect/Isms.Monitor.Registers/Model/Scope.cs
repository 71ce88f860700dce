namespace Isms.Monitor.Registers.Model;

/// <summary>The scope of the ISMS (ISO/IEC 27001:2022, 4.3).</summary>
public sealed record Scope
{
    public string Organisation { get; init; } = "";
    public string Statement { get; init; } = "";
    /// <summary>Number of people inside the scope, the denominator of rates per staff.</summary>
    public int Headcount { get; init; }
    /// <summary>DNS and directory domains of the organisation: a name of a log is only shortened when its domain is one of these.</summary>
    public IReadOnlyList<string> Domains { get; init; } = [];
    public IReadOnlyList<Site> Sites { get; init; } = [];
    /// <summary>What lies outside, and why, one sentence each.</summary>
    public IReadOnlyList<string> Boundaries { get; init; } = [];
    public IReadOnlyList<Zone> Zones { get; init; } = [];
    public IReadOnlyList<Network> Networks { get; init; } = [];
    public Location At { get; init; }
}

public sealed record Site : Entry
{
    public string Name { get; init; } = "";
}
