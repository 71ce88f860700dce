namespace Isms.Monitor.Controls.States;

/// <summary>What is known about a KPI or a control. Only <see cref="Effective"/> and <see cref="LikelyEffective"/> may ever be shown as
/// good.</summary>
public enum State
{
    /// <summary>First, so that a value nobody set is never a good one.</summary>
    NotMeasured,
    NotApplicable,
    /// <summary>No automated measure exists: a person's evidence is needed.</summary>
    NotMeasurable,
    /// <summary>A control of which one key KPI is measured and another is not.</summary>
    PartlyMeasured,
    Stale,
    Insufficient,
    Ineffective,
    Degraded,
    /// <summary>A band KPI inside its band: it informs and proves nothing.</summary>
    InControl,
    LikelyEffective,
    Effective,
}

/// <summary>The four counts of the ISMS, which add up to the applicable controls.</summary>
public enum Counted { Effective, NotEffective, NotMeasured, NotMeasurable }

public static class StateWords
{
    public static string Words(this State state) => state switch
    {
        State.NotMeasured => "not measured",
        State.NotApplicable => "not applicable",
        State.NotMeasurable => "not measurable here",
        State.PartlyMeasured => "partly measured",
        State.Stale => "stale",
        State.Insufficient => "insufficient",
        State.Ineffective => "ineffective",
        State.Degraded => "degraded",
        State.InControl => "in control",
        State.LikelyEffective => "likely effective",
        _ => "effective",
    };

    /// <summary>Where an applicable control is counted.</summary>
    public static Counted Counted(this State state) => state switch
    {
        State.Effective or State.LikelyEffective => States.Counted.Effective,
        State.Ineffective or State.Degraded => States.Counted.NotEffective,
        State.NotMeasurable => States.Counted.NotMeasurable,
        _ => States.Counted.NotMeasured,
    };

    /// <summary>Measured at all, well or badly.</summary>
    public static bool IsMeasured(this State state) =>
        state is State.Effective or State.LikelyEffective or State.Degraded or State.Ineffective or State.InControl;
}
