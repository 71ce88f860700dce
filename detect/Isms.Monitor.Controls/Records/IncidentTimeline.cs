namespace Isms.Monitor.Controls.Records;

/// <summary>What people found out about an incident's course; detection, containment and resolution come from its history.</summary>
/// <remarks>One for each incident, its id that of the incident. <see cref="Aware"/> is set once, by a person, and never changed.</remarks>
public sealed record IncidentTimeline : IRecorded
{
    public static string Kind => "timeline";

    /// <summary>The incident's id.</summary>
    public required string Id { get; init; }
    public string Subject => Id;

    /// <summary>When it began; null: unknown.</summary>
    public Moment? Occurred { get; init; }
    /// <summary>When the organisation became aware that it is reportable: what legal clocks count from.</summary>
    public Moment? Aware { get; init; }
    public Moment? Classified { get; init; }
    /// <summary>The decision whether it must be reported; null: not taken.</summary>
    public bool? Reportable { get; init; }
    public Moment? ReportableDecided { get; init; }
    /// <summary>Ids of the legal regimes that apply, such as <c>nis2</c>, <c>gdpr</c>, <c>dora</c>.</summary>
    public IReadOnlyList<string> Regimes { get; init; } = [];
    /// <summary>First reported by somebody outside the detection; null: by detection.</summary>
    public Reporter? ReportedBy { get; init; }
    /// <summary>From the fixed list of causes (<c>isms/acting/causes.yml</c>); empty: not known yet.</summary>
    public string RootCause { get; init; } = "";
    /// <summary>Internal hours and outside cost in the currency of the risk criteria; null: not recorded.</summary>
    public decimal? Hours { get; init; }
    public decimal? Cost { get; init; }
}

public enum Reporter { Customer, Authority, Supplier, Staff }
