using Isms.Monitor.Api.Reading;
using Isms.Monitor.Incidents;

namespace Isms.Monitor.Api.Server.Readings;

/// <summary>What the console sends as what the life-cycle knows.</summary>
static class AnalystActions
{
    /// <exception cref="ArgumentException">The action has a <see cref="IncidentAction.Problem"/>.</exception>
    public static AnalystAction Of(IncidentAction action) => action.Problem is { } problem
        ? throw new ArgumentException(problem, nameof(action))
        : Plain(action) with { Note = action.Note };

    static AnalystAction Plain(IncidentAction action) => action.Kind switch
    {
        IncidentActionKind.Acknowledge => new MoveTo(IncidentState.Acknowledged),
        IncidentActionKind.Start => new MoveTo(IncidentState.InProgress),
        IncidentActionKind.Resolve => new MoveTo(IncidentState.Resolved),
        IncidentActionKind.Close => new Close(action.Verdict!.Value) { IsIncident = action.IsIncident },
        IncidentActionKind.Reopen => new Reopen(),
        IncidentActionKind.Assign => new Assign(action.Owner),
        IncidentActionKind.SetSeverity => new SetSeverity(action.Severity!.Value),
        IncidentActionKind.Decide => new Decide(action.IsIncident!.Value),
        _ => new AddNote(),
    };
}
