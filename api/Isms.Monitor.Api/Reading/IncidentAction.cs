using System.Text.Json.Serialization;
using Isms.Monitor.Events;
using Isms.Monitor.Incidents;

namespace Isms.Monitor.Api.Reading;

/// <summary>What a person does to an incident.</summary>
public sealed record IncidentAction
{
    /// <summary>Characters of a note or reason.</summary>
    public const int MaxText = 4000;

    public required IncidentActionKind Kind { get; init; }

    /// <summary>For <see cref="IncidentActionKind.Close"/>: required there, ignored elsewhere.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>For <see cref="IncidentActionKind.Decide"/> and <see cref="IncidentActionKind.Close"/>: the decision of A.5.25, incident (true) or event.
    /// A closing without one takes it from the verdict: a true positive with impact is an incident, everything else an event.</summary>
    public bool? IsIncident { get; init; }

    /// <summary>For <see cref="IncidentActionKind.Assign"/>: a user name; null takes the owner away.</summary>
    public string? Owner { get; init; }

    /// <summary>For <see cref="IncidentActionKind.SetSeverity"/>.</summary>
    public Level? Severity { get; init; }

    /// <summary>A note, or the reason of a verdict, decision or reopening; at most <see cref="MaxText"/> characters.</summary>
    public string? Note { get; init; }

    /// <summary>What is wrong with the action itself, whatever the incident; null when nothing is.</summary>
    [JsonIgnore]
    public string? Problem => this switch
    {
        { Note.Length: > MaxText } => $"A note has at most {MaxText} characters.",
        { Kind: IncidentActionKind.Close, Verdict: null } => "A closing needs a verdict.",
        { Kind: IncidentActionKind.Close, Verdict: { } verdict } when NeedsReason(verdict) && string.IsNullOrWhiteSpace(Note) =>
            "This verdict needs a reason in the note.",
        { Kind: IncidentActionKind.Decide, IsIncident: null } => "A decision says whether it is an incident.",
        { Kind: IncidentActionKind.SetSeverity, Severity: null } => "A new severity is missing.",
        { Kind: IncidentActionKind.Note } when string.IsNullOrWhiteSpace(Note) => "The note is empty.",
        _ => null,
    };

    /// <summary>Verdicts that teach the rules or that nobody could check later need a sentence.</summary>
    public static bool NeedsReason(Verdict verdict) =>
        verdict is Incidents.Verdict.FalsePositiveLogic or Incidents.Verdict.FalsePositiveData or Incidents.Verdict.Undetermined;
}

public enum IncidentActionKind : byte
{
    Acknowledge,
    Start,
    Resolve,
    Close,
    Reopen,
    Assign,
    Note,
    SetSeverity,
    Decide,
}
