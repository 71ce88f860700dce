namespace Isms.Monitor.Api.Reading;

/// <summary>The states of a KPI or control (isms-method, 3.3), and the one that only a control has.</summary>
public enum MeasureState : byte
{
    Effective,
    LikelyEffective,
    Degraded,
    Ineffective,
    Insufficient,
    Stale,
    /// <summary>One key KPI of several could not be measured (controls only).</summary>
    PartlyMeasured,
    NotMeasured,
    NotMeasurable,
    NotApplicable,
}
