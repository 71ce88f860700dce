using System.Text.Json.Serialization;
using Isms.Monitor.Controls.Canonical;
using Isms.Monitor.Controls.Measures;
using Isms.Monitor.Controls.Risks;
using Isms.Monitor.Controls.States;

namespace Isms.Monitor.Controls;

/// <summary>Everything that was measured at one time. The same registers, definitions and stored data give the same measurement and
/// hash.</summary>
public sealed record Measurement
{
    [JsonConverter(typeof(MicrosAsIso))]
    public required long AtMicros { get; init; }
    /// <summary>In the order of their ids, one for each definition.</summary>
    public required IReadOnlyList<Sample> Samples { get; init; }
    public required IReadOnlyList<KpiStatus> Kpis { get; init; }
    /// <summary>In the order of the Statement of Applicability, those that do not apply included.</summary>
    public required IReadOnlyList<ControlStatus> Controls { get; init; }
    public required IReadOnlyList<RiskFeedback> Risks { get; init; }
    public required IReadOnlyList<SourceView> Sources { get; init; }
    public required FourCounts Counts { get; init; }

    [JsonIgnore]
    public string Hash => Canonical.Hash.Of(this);

    public Sample SampleOf(string kpi) => Samples.First(sample => sample.Kpi == kpi);

    public KpiStatus StatusOf(string kpi) => Kpis.First(status => status.Kpi == kpi);

    public ControlStatus ControlOf(string control) => Controls.First(status => status.Control == control);
}

/// <summary>What was seen of one required source over the last 30 days.</summary>
/// <param name="Source">Asset id.</param>
/// <param name="Criticality">1 to 5.</param>
/// <param name="Exposure">0 to 1.</param>
/// <param name="Silent">At the time of the measurement.</param>
/// <param name="Sentence">When it fell silent; empty for a live one.</param>
public sealed record SourceView(string Source, int Criticality, double Exposure, bool Silent, string Sentence);
