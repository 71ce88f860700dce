namespace Isms.Monitor.Registers.Model;

/// <summary>A role with its holders (5.3). Owners of assets, controls and risks are roles, so that a leaver changes one line.</summary>
public sealed record Role : Entry
{
    public string Title { get; init; } = "";
    /// <summary>Ids of <see cref="Person"/>, the first is the holder, the others are deputies.</summary>
    public IReadOnlyList<string> Holders { get; init; } = [];
    public IReadOnlyList<string> Duties { get; init; } = [];
}
