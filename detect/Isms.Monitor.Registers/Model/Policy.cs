namespace Isms.Monitor.Registers.Model;

/// <summary>A document in force and its review (A.5.1, 7.5.2).</summary>
public sealed record Policy : Entry
{
    public string Document { get; init; } = "";
    public string Owner { get; init; } = "";
    /// <summary>The edition in force, as the document names it; empty: it has none.</summary>
    public string Version { get; init; } = "";
    /// <summary>Id of the <see cref="Role"/> that approved it (5.2, 7.5.2 c), or empty.</summary>
    public string ApprovedBy { get; init; } = "";
    public DateOnly LastReview { get; init; }
    /// <summary>In days.</summary>
    public int ReviewDays { get; init; } = 365;

    public DateOnly NextReview => LastReview.AddDays(ReviewDays);
}

/// <summary>An outside party that provides something, and its review (A.5.19, A.5.22).</summary>
public sealed record Supplier : Entry
{
    public string Name { get; init; } = "";
    public string Delivers { get; init; } = "";
    public string Owner { get; init; } = "";
    public int Criticality { get; init; } = 3;
    /// <summary>Ids of the assets that it can reach or carries.</summary>
    public IReadOnlyList<string> Assets { get; init; } = [];
    /// <summary>The day that security requirements were agreed with it (A.5.20); null: never.</summary>
    public DateOnly? Agreed { get; init; }
    /// <summary>Last day of the contract; null: without end.</summary>
    public DateOnly? ContractUntil { get; init; }
    public DateOnly LastReview { get; init; }
    /// <summary>In days.</summary>
    public int ReviewDays { get; init; } = 365;

    public DateOnly NextReview => LastReview.AddDays(ReviewDays);
}
