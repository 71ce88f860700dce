namespace Isms.Monitor.Incidents;

/// <summary>Which changes a person may make to an incident, and what each one does.</summary>
/// <remarks>Acting on an incident that nobody owns makes the actor its owner. A closing needs a verdict and settles the decision of
/// A.5.25; a reopening keeps the earlier verdict in the history. Every change is one or more lines of the history.</remarks>
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

    /// <summary>Applies an action to the version that its actor saw.</summary>
    /// <param name="to">The incident as it is now.</param>
    /// <param name="action">What the actor wants.</param>
    /// <param name="seenVersion">The version that the actor had before them.</param>
    /// <param name="actor">User name.</param>
    /// <param name="atMicros">Now, microseconds since 1970-01-01 UTC.</param>
    public static ActionResult Apply(Incident to, AnalystAction action, int seenVersion, string actor, long atMicros)
    {
        if (seenVersion != to.Version)
        {
            return new ActionResult.Conflict(to,
                $"the incident is at version {to.Version}, and you saw version {seenVersion}. Look at what changed and act again.");
        }
        var changed = action.Apply(to.Human, new ActionContext(actor, atMicros, to.Severity));
        if (changed.Refusal is { } refusal) return new ActionResult.Refused(to, refusal);
        if (changed.Human == to.Human && action is not AddNote) return new ActionResult.Done(to, []);
        var owned = changed.Human.Owner is null && action.TakesOwnership ? changed.Human with { Owner = actor } : changed.Human;
        var next = to with { Human = owned, Version = to.Version + 1 };
        return new ActionResult.Done(next, History(to, next, action, actor, atMicros));
    }

    /// <summary>Why one state does not lead to another, with what it leads to; null when it does.</summary>
    internal static string? Refuse(IncidentState from, IncidentState to) =>
        Allows(from, to) ? null : $"{Name(from)} does not lead to {Name(to)}. It leads to {string.Join(", ", Ways[from].Select(Name))}.";

    /// <summary>As people say it: <c>in progress</c>.</summary>
    public static string Name(IncidentState state) => state == IncidentState.InProgress ? "in progress" : state.ToString().ToLowerInvariant();

    static List<HistoryEntry> History(Incident before, Incident after, AnalystAction action, string actor, long atMicros)
    {
        var lines = new List<HistoryEntry>();
        void Line(string field, object? old, object? now)
        {
            if (!Equals(old, now)) lines.Add(new HistoryEntry(before.Id, after.Version, atMicros, actor, action.Name, field, old?.ToString(), now?.ToString(), action.Note));
        }
        Line("state", Name(before.Human.State), Name(after.Human.State));
        Line("owner", before.Human.Owner, after.Human.Owner);
        Line("severity", before.Severity.ToString().ToLowerInvariant(), after.Severity.ToString().ToLowerInvariant());
        Line("verdict", before.Human.Verdict, after.Human.Verdict);
        Line("information security incident", before.Human.IsIncident, after.Human.IsIncident);
        Line("contained", before.Human.ContainedMicros, after.Human.ContainedMicros);
        if (lines.Count == 0) lines.Add(new HistoryEntry(before.Id, after.Version, atMicros, actor, action.Name, "", null, null, action.Note));
        return lines;
    }
}
