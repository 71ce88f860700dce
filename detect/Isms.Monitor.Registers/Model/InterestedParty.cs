namespace Isms.Monitor.Registers.Model;

/// <summary>Who has requirements on the ISMS, and which of them it meets (4.2).</summary>
public sealed record InterestedParty : Entry
{
    public string Name { get; init; } = "";
    public IReadOnlyList<string> Needs { get; init; } = [];
}
