namespace Isms.Monitor.Incidents;

/// <summary>Which changes a person may make to an incident, and what each one does.</summary>
/// <remarks>Acting on an incident that nobody owns makes the actor its owner. A closing needs a verdict and the decision of A.5.25;
/// a reopening keeps the earlier verdict in the history.</remarks>
public static class Lifecycle
{
    static readonly Dictionary<IncidentState, IncidentState[]> Ways = new()
    {
        [IncidentState.New] = [IncidentState.Acknowledged, IncidentState.InProgress, IncidentState.Closed],
        [IncidentState.Acknowledged] = [IncidentState.InProgress, IncidentState.Resolved, IncidentState.Closed],
        [IncidentState.InProgress] = [IncidentState.Resolved, IncidentState.Closed],
        [IncidentState.Resolved] = [IncidentState.InProgress, IncidentState.Closed],
        [IncidentState.Closed] = [IncidentState.Reopened],
        [IncidentState.Reopened] = [IncidentState.Acknowledged, IncidentState.InProgress, IncidentState.Resolved, IncidentState.Closed],
    };

    /// <summary>The states that one leads to.</summary>
    public static IReadOnlyList<IncidentState> From(IncidentState state) => Ways[state];

    public static bool Allows(IncidentState from, IncidentState to) => Ways[from].Contains(to);
}
