using Isms.Monitor.Controls.Sampling;
using Isms.Monitor.Controls.Statistics;

namespace Isms.Monitor.Controls.Measures;

/// <summary>What a measure found. The rest of the sample is the same for every KPI and added by the programme.</summary>
sealed record Figure
{
    public double Numerator { get; init; }
    /// <summary>0 for a KPI that is a count.</summary>
    public double Denominator { get; init; }
    public double N { get; init; }
    /// <summary>Null: what the sources it depends on were observed, or 1 when it depends on none.</summary>
    public double? ObservedExposure { get; init; }
    /// <summary>In the unit of the KPI, for a band that is the organisation's own past; null: not learnt yet.</summary>
    public Interval? Band { get; init; }
    public long? FreshestMicros { get; init; }
    public IReadOnlyList<string> NotMeasured { get; init; } = [];
    public IReadOnlyList<SampleException> Exceptions { get; init; } = [];
    public IReadOnlyList<Detail> Details { get; init; } = [];

    /// <summary>What was counted, item by item in an order that the data alone decide, listed only when somebody asks; null: the measure counts without
    /// listing. Never names who handled an item.</summary>
    public IEnumerable<PopulationItem>? Population { get; init; }

    public static Figure Unknown(string reason) => new() { NotMeasured = [reason] };
}
