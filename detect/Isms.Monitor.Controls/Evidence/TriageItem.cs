using Isms.Monitor.Incidents;

namespace Isms.Monitor.Controls.Evidence;

/// <summary>An alert or an incident as the KPIs see it: when it was raised, and everything that people did about it.</summary>
/// <remarks> <see cref="Changes"/> is the append-only history in time order; the state machine of incidents allows Acknowledged,
/// InProgress, Contained, Resolved, Closed, Reopened. A change by the machine (for example closing by a rule) has <see
/// cref="StateChange.ByPerson"/> false and does not acknowledge anything.
/// </remarks>
public sealed record TriageItem
{
    public required string Id { get; init; }
    public required bool IsIncident { get; init; }
    public string Title { get; init; } = "";
    /// <summary>informational, low, medium, high or critical, as first set: lowering it later does not lengthen the time allowed.</summary>
    public required string Severity { get; init; }
    public required long RaisedMicros { get; init; }
    public IReadOnlyList<StateChange> Changes { get; init; } = [];
    public Disposition Disposition { get; init; }
    /// <summary>The words given with the disposition; empty when none.</summary>
    public string Reason { get; init; } = "";
    /// <summary>What it says of which Annex A control. A closed item needs at least one control or risk.</summary>
    public IReadOnlyList<ControlEvidence> Controls { get; init; } = [];
    /// <summary>Ids of the risk scenarios it is evidence for.</summary>
    public IReadOnlyList<string> Risks { get; init; } = [];
    /// <summary>Ids of the alerts it is made of.</summary>
    public IReadOnlyList<string> Alerts { get; init; } = [];
    /// <summary>First reported by somebody outside the detection: customer, authority, supplier or staff. Null: by detection.</summary>
    public string? ReportedBy { get; init; }

    public long? First(string state) => Changes.FirstOrDefault(change => change.State == state)?.Micros;

    public long? FirstTouch => Changes.FirstOrDefault(change => change.ByPerson)?.Micros;

    /// <summary>Time of the closing that still stands; null while open.</summary>
    public long? Closed => Changes is [.., { State: Entered.Closed or Entered.Resolved } last] ? last.Micros : null;

    public static class Entered
    {
        public const string Acknowledged = "acknowledged";
        public const string InProgress = "in_progress";
        public const string Contained = "contained";
        public const string Resolved = "resolved";
        public const string Closed = "closed";
        public const string Reopened = "reopened";
    }
}

/// <param name="State">The state entered, one of <see cref="TriageItem.Entered"/>.</param>
/// <param name="Micros">When.</param>
/// <param name="ByPerson">False for a rule or a time-out.</param>
public sealed record StateChange(string State, long Micros, bool ByPerson);

/// <summary>The verdict of a person.</summary>
public enum Disposition { None, TruePositive, BenignTruePositive, FalsePositive }
