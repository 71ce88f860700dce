namespace Isms.Monitor.Controls.Records;

/// <summary>What a risk's owner made of a proposal to change its likelihood (8.2).</summary>
public sealed record RiskDecision : IRecorded
{
    public static string Kind => "risk-decision";

    /// <summary><c>RISK/DATE</c> of the measurement that proposed it.</summary>
    public required string Id { get; init; }
    /// <summary>The risk's id.</summary>
    public required string Subject { get; init; }
    public required RiskAnswer Answer { get; init; }
    /// <summary>Bands, 1 to 5: of the register then, proposed, and decided.</summary>
    public required int Band { get; init; }
    public required int Proposed { get; init; }
    public required int Decided { get; init; }
    /// <summary>The sentence and figures that the owner saw.</summary>
    public required string Seen { get; init; }
}

/// <summary>Rejecting and re-scoping need a reason.</summary>
public enum RiskAnswer { Accept, Reject, Rescope }
