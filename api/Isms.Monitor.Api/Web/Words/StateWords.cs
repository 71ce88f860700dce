using Isms.Monitor.Api.Reading;
using Isms.Monitor.Incidents;

namespace Isms.Monitor.Api.Web.Words;

/// <summary>The words for states, verdicts and actions: the same on every page.</summary>
static class StateWords
{
    /// <summary>In the order of the keys 1 to 8.</summary>
    public static readonly IReadOnlyList<Verdict> Verdicts = Enum.GetValues<Verdict>();

    public static string Of(IncidentState state) => state switch
    {
        IncidentState.New => "new",
        IncidentState.Acknowledged => "acknowledged",
        IncidentState.InProgress => "in progress",
        IncidentState.Resolved => "resolved",
        IncidentState.Closed => "closed",
        _ => "reopened",
    };

    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.TruePositiveImpact => "True positive with impact",
        Verdict.TruePositiveNoImpact => "True positive, no impact",
        Verdict.BenignExpected => "Benign, expected activity",
        Verdict.FalsePositiveLogic => "False positive, rule logic",
        Verdict.FalsePositiveData => "False positive, bad data or parser",
        Verdict.Duplicate => "Duplicate",
        Verdict.TestOrExercise => "Test or exercise",
        _ => "Undetermined",
    };

    public static string Of(Controls.States.State state) => Controls.States.StateWords.Words(state);

    public static string Of(MeasureState state) => state switch
    {
        MeasureState.Effective => "effective",
        MeasureState.LikelyEffective => "likely effective",
        MeasureState.Degraded => "degraded",
        MeasureState.Ineffective => "ineffective",
        MeasureState.Insufficient => "insufficient",
        MeasureState.Stale => "stale",
        MeasureState.PartlyMeasured => "partly measured",
        MeasureState.NotMeasured => "not measured",
        MeasureState.NotMeasurable => "not measurable here",
        _ => "not applicable",
    };

    /// <summary>The reason without the state that stands beside it: <c>not measured: fw-01 is silent</c> gives <c>fw-01 is silent</c>.</summary>
    public static string Reason(MeasureState state, string reason)
    {
        var word = Of(state);
        if (!reason.StartsWith(word, StringComparison.Ordinal)) return reason;
        return reason.Length == word.Length ? "" : reason.StartsWith($"{word}: ", StringComparison.Ordinal) ? reason[(word.Length + 2)..] : reason;
    }

    /// <summary>What a finished action is called: <c>Acknowledged</c>.</summary>
    public static string Done(IncidentActionKind kind) => kind switch
    {
        IncidentActionKind.Acknowledge => "Acknowledged",
        IncidentActionKind.Start => "In progress",
        IncidentActionKind.Resolve => "Resolved",
        IncidentActionKind.Close => "Closed",
        IncidentActionKind.Reopen => "Reopened",
        IncidentActionKind.Assign => "Assigned",
        IncidentActionKind.Note => "Note added",
        IncidentActionKind.SetSeverity => "Severity set",
        _ => "Decision recorded",
    };

    /// <summary>True for every state in which nothing was measured well enough to judge.</summary>
    public static bool IsUnmeasured(MeasureState state) =>
        state is MeasureState.NotMeasured or MeasureState.Stale or MeasureState.Insufficient or MeasureState.PartlyMeasured;
}
