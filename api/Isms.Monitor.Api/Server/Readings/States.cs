using Isms.Monitor.Api.Reading;
using State = Isms.Monitor.Controls.States.State;

namespace Isms.Monitor.Api.Server.Readings;

/// <summary>The states of the measurements as the console knows them.</summary>
static class States
{
    public static MeasureState Of(State state) => state switch
    {
        State.Effective => MeasureState.Effective,
        State.LikelyEffective => MeasureState.LikelyEffective,
        State.Degraded => MeasureState.Degraded,
        State.Ineffective => MeasureState.Ineffective,
        // A band proves nothing, so it is shown as what it counts for.
        State.Insufficient or State.InControl => MeasureState.Insufficient,
        State.Stale => MeasureState.Stale,
        State.PartlyMeasured => MeasureState.PartlyMeasured,
        State.NotMeasurable => MeasureState.NotMeasurable,
        State.NotApplicable => MeasureState.NotApplicable,
        _ => MeasureState.NotMeasured,
    };
}
