using System.Text.Json.Serialization;
using Isms.Monitor.Controls.Canonical;
using Isms.Monitor.Controls.States;

namespace Isms.Monitor.Controls.Reviews;

/// <summary>The record of a management review (ISO/IEC 27001:2022, 9.3), filled from data as far as there are data. What was discussed and
/// concluded is left to people.</summary>
public sealed record Review
{
    /// <summary>Of this record's shape.</summary>
    public int Format { get; init; } = 1;
    public required string Organisation { get; init; }
    public required string Scope { get; init; }
    [JsonConverter(typeof(MicrosAsIso))]
    public required long FromMicros { get; init; }
    /// <summary>End of the period and data cut-off: nothing later was read.</summary>
    [JsonConverter(typeof(MicrosAsIso))]
    public required long ToMicros { get; init; }
    public required FourCounts Counts { get; init; }
    /// <summary>In the order of the standard.</summary>
    public required IReadOnlyList<ReviewSection> Sections { get; init; }
    /// <summary>SHA-256 of the canonical JSON of this record with this member empty.</summary>
    public string SnapshotHash { get; init; } = "";

    public Review Sealed() => this with { SnapshotHash = Hash.Of(this with { SnapshotHash = "" }) };

    /// <summary>False when the record was changed after it was sealed.</summary>
    [JsonIgnore]
    public bool IsIntact => SnapshotHash == Sealed().SnapshotHash;
}

/// <summary>Who fills a section.</summary>
public enum Fill { Data, DataAndPeople, People }

public sealed record ReviewSection
{
    /// <summary>Such as <c>d2</c>.</summary>
    public required string Id { get; init; }
    /// <summary>Such as <c>9.3.2 d) 2)</c>; empty for the cover.</summary>
    public string Clause { get; init; } = "";
    public required string Title { get; init; }
    public required Fill Fill { get; init; }
    /// <summary>Sentences made from data.</summary>
    public IReadOnlyList<string> Statements { get; init; } = [];
    public IReadOnlyList<KpiFigure> Figures { get; init; } = [];
    public IReadOnlyList<ReviewTable> Tables { get; init; } = [];
    public FourCounts? Counts { get; init; }
    public HeatMap? HeatMap { get; init; }
    /// <summary>Labels of what people have to write; each gets room in print.</summary>
    public IReadOnlyList<string> ForPeople { get; init; } = [];
}
