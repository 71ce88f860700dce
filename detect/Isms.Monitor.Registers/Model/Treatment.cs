namespace Isms.Monitor.Registers.Model;

/// <summary>What is done about a risk, and the bands that the owner expects afterwards.</summary>
public sealed record Treatment
{
    public required TreatmentOption Option { get; init; }
    public string Plan { get; init; } = "";
    public IReadOnlyList<TreatmentAction> Actions { get; init; } = [];
    /// <summary>What the plan costs, in the currency of the criteria; null: not estimated.</summary>
    public decimal? Cost { get; init; }
    public int ResidualLikelihood { get; init; }
    public int ResidualImpact { get; init; }

    public int ResidualScore => ResidualLikelihood * ResidualImpact;
}

/// <summary>The four options of ISO/IEC 27005.</summary>
public enum TreatmentOption { Modify, Retain, Avoid, Share }

/// <summary>A step of the treatment plan. On time means by the original due date.</summary>
public sealed record TreatmentAction : DatedAction
{
    public string Action { get; init; } = "";
}
