using System.Text.Json.Serialization;
using Isms.Monitor.Controls.Canonical;
using Isms.Monitor.Controls.States;
using Isms.Monitor.Controls.Statistics;

namespace Isms.Monitor.Controls.Reviews;

/// <summary>One KPI in the review: the figure never goes without n, interval, window and the query it came from.</summary>
public sealed record KpiFigure
{
    public required string Kpi { get; init; }
    public required string Title { get; init; }
    public required State State { get; init; }
    /// <summary>State with reasons.</summary>
    public required string Words { get; init; }
    /// <summary>In <see cref="Unit"/>; null when not measured.</summary>
    public double? Value { get; init; }
    public Interval? Interval { get; init; }
    public string Unit { get; init; } = "";
    public double? Target { get; init; }
    public double Numerator { get; init; }
    public double Denominator { get; init; }
    public double N { get; init; }
    public double ObservedExposure { get; init; }
    [JsonConverter(typeof(MicrosAsIso))]
    public long FromMicros { get; init; }
    [JsonConverter(typeof(MicrosAsIso))]
    public long ToMicros { get; init; }
    public string DefinitionVersion { get; init; } = "";
    public string Query { get; init; } = "";
    public string QueryHash { get; init; } = "";
    public string SampleHash { get; init; } = "";
    /// <summary>Oldest first, this measurement last; a point without a value is a gap and never zero.</summary>
    public IReadOnlyList<TrendPoint> Trend { get; init; } = [];
    /// <summary>Whether it changed, by a test; or that nothing can be said.</summary>
    public string Change { get; init; } = "";
    /// <summary>How the figure misleads.</summary>
    public string Pitfall { get; init; } = "";
}

public sealed record TrendPoint
{
    [JsonConverter(typeof(MicrosAsIso))]
    public required long AtMicros { get; init; }
    public required State State { get; init; }
    public double? Value { get; init; }
    public Interval? Interval { get; init; }
}
