using System.Text.Json.Serialization;
using Isms.Monitor.Controls.Canonical;
using Isms.Monitor.Controls.Statistics;

namespace Isms.Monitor.Controls.Measures;

/// <summary>One measurement of one KPI, with everything that is needed to make it again: same data, same figure, same hash.</summary>
public sealed record Sample
{
    public required string Kpi { get; init; }
    public required string DefinitionVersion { get; init; }
    public double Numerator { get; init; }
    public double Denominator { get; init; }
    /// <summary>In the unit of the KPI; null for 0 of 0.</summary>
    public double? Value { get; init; }
    /// <summary>Effective number of trials, or size of the population.</summary>
    public double N { get; init; }
    /// <summary>0 to 1: how much of the window was watched by what could have shown it.</summary>
    public double ObservedExposure { get; init; }
    [JsonConverter(typeof(MicrosAsIso))]
    public required long FromMicros { get; init; }
    [JsonConverter(typeof(MicrosAsIso))]
    public required long ToMicros { get; init; }
    [JsonConverter(typeof(MicrosAsIso))]
    public required long ComputedAtMicros { get; init; }
    /// <summary>Time of the newest datum, for KPIs that read a last known status; else the end of the window.</summary>
    [JsonConverter(typeof(MicrosAsIso))]
    public required long FreshestMicros { get; init; }
    /// <summary>What was asked, with every limit that applied, but without the window.</summary>
    public required string Query { get; init; }
    /// <summary>SHA-256 of it; both are empty for a KPI that has no measure yet.</summary>
    public required string QueryHash { get; init; }
    /// <summary>Asset ids of sources that were silent at the end of the window and that this KPI depends on.</summary>
    public IReadOnlyList<string> SourcesDown { get; init; } = [];
    /// <summary>The organisation's own past, for a KPI whose definition has no band; null: none, or not learnt yet.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Interval? Band { get; init; }
    /// <summary>Each alone makes the KPI not measured.</summary>
    public IReadOnlyList<string> NotMeasured { get; init; } = [];
    /// <summary>Each alone allows no better state than insufficient.</summary>
    public IReadOnlyList<string> Limits { get; init; } = [];
    /// <summary>What stands between the figure and its best value: the silent assets, the late incidents. At most 1,000.</summary>
    public IReadOnlyList<SampleException> Exceptions { get; init; } = [];
    /// <summary>Figures beside the figure, such as p90 or the split by criticality.</summary>
    public IReadOnlyList<Detail> Details { get; init; } = [];

    /// <summary>Hash of all of the above.</summary>
    [JsonIgnore]
    public string Hash => Canonical.Hash.Of(this);
}

/// <param name="Subject">Id of an asset, incident, policy, risk or dataset.</param>
/// <param name="What">One clause, in words.</param>
public sealed record SampleException(string Subject, string What);

public sealed record Detail(string Name, string Value);
