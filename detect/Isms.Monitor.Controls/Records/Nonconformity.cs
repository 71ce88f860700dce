namespace Isms.Monitor.Controls.Records;

/// <summary>Something that is not as the ISMS asks (10.2). The programme opens drafts; a person confirms or rejects them.</summary>
public sealed record Nonconformity : IRecorded
{
    public static string Kind => "nonconformity";

    /// <summary><c>NC-</c> and the year and a number; of a draft by the programme a hash of its cause, so that it is opened once.</summary>
    public required string Id { get; init; }
    /// <summary>Id of the KPI, control, incident or audit finding that shows it.</summary>
    public required string Subject { get; init; }
    public required string Title { get; init; }
    public required NonconformityState State { get; init; }
    /// <summary>How it came to light, with the figures.</summary>
    public required string Found { get; init; }
    /// <summary>What was done at once (10.2 a).</summary>
    public string Reaction { get; init; } = "";
    /// <summary>Why it happened (10.2 b).</summary>
    public string Cause { get; init; } = "";
    /// <summary>Whether the same exists elsewhere (10.2 b 3).</summary>
    public string SimilarCases { get; init; } = "";
    /// <summary>Ids of corrective actions in the register.</summary>
    public IReadOnlyList<string> Actions { get; init; } = [];
    /// <summary>Id of a role.</summary>
    public string Owner { get; init; } = "";
    public DateOnly? OriginalDue { get; init; }
    public DateOnly? Due { get; init; }
    /// <summary>What the check of the effect found (10.2 d); required for closing.</summary>
    public string EffectCheck { get; init; } = "";
    public bool? Effective { get; init; }
}

public enum NonconformityState { Draft, Confirmed, Rejected, Closed }
