using Isms.Monitor.Controls.States;

namespace Isms.Monitor.Controls.Records;

/// <summary>A person's state in place of the computed one, put on record.</summary>
public sealed record StateDecision : IRecorded
{
    public static string Kind => "override";

    public required string Id { get; init; }
    /// <summary>Id of a KPI or of a control.</summary>
    public string Subject => Override.Subject;
    public required StateOverride Override { get; init; }
    /// <summary>Taken back before it expired.</summary>
    public bool Withdrawn { get; init; }
}
