using System.Text.Json.Serialization;

namespace Isms.Monitor.Controls.Records;

/// <summary>What people added to a management review: discussion, decisions, conclusions, signature (9.3.3). Never generated.</summary>
public sealed record ReviewMinutes : IRecorded
{
    public static string Kind => "minutes";

    /// <summary>Id of the issued review.</summary>
    public required string Id { get; init; }
    public string Subject => Id;
    /// <summary>Hash of the review's snapshot that was discussed.</summary>
    public required string SnapshotHash { get; init; }
    /// <summary>Id of the version that this one corrects; empty: none.</summary>
    public string Corrects { get; init; } = "";
    /// <summary>Roles that took part.</summary>
    public IReadOnlyList<string> Attendees { get; init; } = [];
    /// <summary>What was discussed, by section id such as <c>d2</c>.</summary>
    public IReadOnlyDictionary<string, string> Discussed { get; init; } = new Dictionary<string, string>();
    public IReadOnlyList<ReviewDecision> Decisions { get; init; } = [];
    /// <summary>Suitable, adequate, effective: three answers with reasons; null: not given.</summary>
    public Conclusion? Suitable { get; init; }
    public Conclusion? Adequate { get; init; }
    public Conclusion? Effective { get; init; }
    /// <summary>The role that signed; empty: not signed. Nothing changes after it; a correction is a new review.</summary>
    public string SignedBy { get; init; } = "";
    public long? SignedMicros { get; init; }
    /// <summary>Hash over snapshot and minutes at the signature.</summary>
    public string SignedHash { get; init; } = "";

    /// <summary>Nobody has written anything yet: only the snapshot is named.</summary>
    [JsonIgnore]
    public bool IsEmpty => Attendees.Count == 0 && Discussed.Count == 0 && Decisions.Count == 0 && (Suitable ?? Adequate ?? Effective) is null && SignedBy.Length == 0;
}

public sealed record Conclusion(bool Yes, string Reason);

/// <param name="Id">Unique in the review, such as <c>D1</c>.</param>
/// <param name="Text">What was decided.</param>
/// <param name="Owner">Id of a role.</param>
/// <param name="Due">First day agreed.</param>
/// <param name="Kpi">The KPI that will show the effect; empty: none.</param>
/// <param name="Changes">What of the ISMS it changes: scope, policy, objectives, controls, resources; empty: an improvement.</param>
public sealed record ReviewDecision(string Id, string Text, string Owner, DateOnly Due, string Kpi, string Changes)
{
    [JsonIgnore]
    public bool IsImprovement => Changes.Length == 0;
}
