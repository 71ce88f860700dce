using Isms.Monitor.Events;

namespace Isms.Monitor.Anomaly;

/// <summary>Bounds and thresholds of the baselines.</summary>
public sealed record AnomalyOptions
{
    /// <summary>Length of an interval.</summary>
    public long IntervalMicros { get; init; } = UnixMicros.Hour;

    /// <summary>Intervals that a baseline remembers: two weeks of hours.</summary>
    public int Remembered { get; init; } = 336;

    /// <summary>Intervals that a baseline needs before it judges.</summary>
    public int MinIntervals { get; init; } = 48;

    /// <summary>Robust z from which an interval is an anomaly. 8 is about one in a million hours of a steady entity.</summary>
    public double Threshold { get; init; } = 8;

    /// <summary>Entities remembered; beyond that the stalest is forgotten and counted.</summary>
    public int MaxEntities { get; init; } = 50_000;

    /// <summary>Alerts of one entity within a day; what is above is counted only.</summary>
    public int MaxAlertsPerEntityAndDay { get; init; } = 4;
}
