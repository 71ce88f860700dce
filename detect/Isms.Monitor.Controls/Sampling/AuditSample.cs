using System.Text.Json.Serialization;
using Isms.Monitor.Controls.Canonical;

namespace Isms.Monitor.Controls.Sampling;

/// <summary>A random sample of what a figure rests on, and the figure counted again.</summary>
public sealed record AuditSample
{
    public required string Kpi { get; init; }
    /// <summary>End of the window: that of the sample on record, or the time asked for when there is none.</summary>
    [JsonConverter(typeof(MicrosAsIso))]
    public required long AtMicros { get; init; }
    public required long Seed { get; init; }
    /// <summary>How many were asked for; there may be fewer.</summary>
    public required int Size { get; init; }
    public string Method { get; init; } = SeededDraw.Method;
    /// <summary>How many items there are; null: this measure lists none.</summary>
    public required int? Population { get; init; }
    /// <summary>Those of them that are in the numerator.</summary>
    public required int Counted { get; init; }
    /// <summary>SHA-256 over the ids and outcomes of the whole population in its order: another population gives another sample.</summary>
    public required string PopulationHash { get; init; }
    public required IReadOnlyList<DrawnItem> Items { get; init; }
    public required Reperformance Reperformance { get; init; }
    /// <summary>What limits the sample; empty when nothing does.</summary>
    public IReadOnlyList<string> Limits { get; init; } = [];
}

/// <summary>An item with its place in the population, from 1.</summary>
public sealed record DrawnItem(int Position, PopulationItem Item);
