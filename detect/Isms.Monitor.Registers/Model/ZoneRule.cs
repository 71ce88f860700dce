namespace Isms.Monitor.Registers.Model;

/// <summary>One cell of the zone policy matrix: may traffic be opened from one zone to another? A pair without a cell is undecided, not allowed.</summary>
public sealed record ZoneRule
{
    public required string From { get; init; }
    public required string To { get; init; }
    public required bool Allowed { get; init; }
    public string Reason { get; init; } = "";
    public Location At { get; init; }
}
