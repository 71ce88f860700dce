using System.Text.Json;
using Isms.Monitor.Controls.Measures;
using Isms.Monitor.Events;
using Isms.Monitor.Incidents;

namespace Isms.Monitor.Controls.Packages;

/// <summary>What was gathered for a package, in any order.</summary>
public sealed record PackageContents
{
    public required PackageKind Kind { get; init; }
    public required string Subject { get; init; }
    public required string Title { get; init; }
    public required long FromMicros { get; init; }
    public required long ToMicros { get; init; }
    /// <summary>The incident, or those that are evidence on the control.</summary>
    public required IReadOnlyList<Incident> Incidents { get; init; }
    /// <summary>Last revisions.</summary>
    public required IReadOnlyList<Alert> Alerts { get; init; }
    public required IReadOnlyList<PackagedEvent> Events { get; init; }
    public int NotStored { get; init; }
    public int LeftOut { get; init; }
    public IReadOnlyList<HistoryEntry> History { get; init; } = [];
    public IReadOnlyList<PackagedRecord> Records { get; init; } = [];
    public IReadOnlyList<Sample> Samples { get; init; } = [];
    public IReadOnlyList<PackagedQuery> Queries { get; init; } = [];
    /// <summary>The control as the registers and its states had it; null for an incident.</summary>
    public PackagedControl? Control { get; init; }
}

/// <summary>One version of a record on the subject, its content as it is stored.</summary>
public sealed record PackagedRecord(string Kind, string Id, int Version, long AtMicros, string Who, string Reason, string Json);

/// <summary>A control as the registers have it, and its computed states of the period as they are stored, oldest first.</summary>
public sealed record PackagedControl(
    string Id, string Title, string Owner, bool Applicable, string Justification, IReadOnlyList<string> Kpis, IReadOnlyList<string> Risks, IReadOnlyList<JsonElement> States);
