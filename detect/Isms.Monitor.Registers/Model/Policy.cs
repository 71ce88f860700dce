namespace Isms.Monitor.Registers.Model;

/// <summary>A document in force and its review (A.5.1, 7.5.2).</summary>
public sealed record Policy : Entry
{
    public string Document { get; init; } = "";
    public string Owner { get; init; } = "";
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
    public DateOnly LastReview { get; init; }
    /// <summary>In days.</summary>
    public int ReviewDays { get; init; } = 365;

    public DateOnly NextReview => LastReview.AddDays(ReviewDays);
}
