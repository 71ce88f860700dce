using Isms.Monitor.Incidents;

namespace Isms.Monitor.Controls.Evidence;

/// <summary>An incident of the incident store as the KPIs see it.</summary>
public static class IncidentItem
{
    const string Machine = "policy:";
    const string Undo = "undo";

    /// <param name="incident">Its latest version.</param>
    /// <param name="history">All its history; rows of the field <c>state</c> and the action <c>contain</c> are read, in any order. Without
    /// such rows the times of the human part are taken, which know only the first closing.</param>
    /// <param name="to">Changes at or after this time, and the verdict when there are such, are left out.</param>
    /// <returns>Null for a duplicate, a test and an exercise: they are in no figure.</returns>
    public static TriageItem? From(Incident incident, IReadOnlyList<HistoryEntry> history, long to)
    {
        if (incident.Human.Verdict is Verdict.Duplicate or Verdict.TestOrExercise) return null;
        var kept = Read(history).Count > 0;
        List<StateChange> then = kept ? Read(Standing([.. history.Where(row => row.AtMicros < to)])) : [.. Times(incident.Human).Where(change => change.Micros < to)];
        then = [.. then.OrderBy(change => change.Micros)];
        var later = history.Where(row => row.AtMicros >= to).ToList();
        var known = kept ? Read(later).Count == 0 && later.All(row => row.Action != Undo) : Times(incident.Human).All(change => change.Micros < to);
        return new TriageItem
        {
            Id = incident.Id, IsIncident = incident.Human.IsIncident ?? true, Title = incident.Machine.Title,
            Severity = incident.Machine.Severity.ToString().ToLowerInvariant(), RaisedMicros = incident.Machine.DetectedMicros,
            Changes = then,
            Disposition = known ? Of(incident.Human.Verdict) : Disposition.None, Reason = known ? incident.Human.VerdictReason ?? "" : "",
            Controls = incident.Machine.Controls, Risks = incident.Machine.Risks,
            Alerts = [.. incident.Machine.Alerts.Where(alert => alert.FirstMicros < to).Select(alert => alert.Id)],
        };
    }

    /// <summary>Undetermined is no disposition: the closing stays incomplete.</summary>
    static Disposition Of(Verdict? verdict) => verdict switch
    {
        Verdict.TruePositiveImpact or Verdict.TruePositiveNoImpact => Disposition.TruePositive,
        Verdict.BenignExpected => Disposition.BenignTruePositive,
        Verdict.FalsePositiveLogic or Verdict.FalsePositiveData => Disposition.FalsePositive,
        _ => Disposition.None,
    };

    /// <summary>An undoing takes the rows of the version before it away: what was taken back did not happen.</summary>
    static List<HistoryEntry> Standing(IReadOnlyList<HistoryEntry> rows)
    {
        var undone = new HashSet<int>();
        foreach (var row in rows.Where(row => row.Action == Undo).OrderByDescending(row => row.Version))
            if (!undone.Contains(row.Version)) undone.Add(row.Version - 1);
        // New alerts write lines under the version that people had: those stay.
        return [.. rows.Where(row => row.Action != Undo && !(undone.Contains(row.Version) && (row.Action == "merge" || !row.Actor.StartsWith(Machine, StringComparison.Ordinal))))];
    }

    static List<StateChange> Read(IReadOnlyList<HistoryEntry> history)
    {
        var changes = new List<StateChange>();
        foreach (var row in history)
        {
            var byPerson = !row.Actor.StartsWith(Machine, StringComparison.Ordinal);
            if (row.Action == "contain") changes.Add(new StateChange(TriageItem.Entered.Contained, row.AtMicros, byPerson));
            else if (row.Action != Undo && row.Field == "state" && Enum.TryParse<IncidentState>(row.After?.Replace("_", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal),
                ignoreCase: true, out var state)
                && Word(state) is { } word) changes.Add(new StateChange(word, row.AtMicros, byPerson));
        }
        return changes;
    }

    static string? Word(IncidentState state) => state switch
    {
        IncidentState.Acknowledged => TriageItem.Entered.Acknowledged,
        IncidentState.InProgress => TriageItem.Entered.InProgress,
        IncidentState.Resolved => TriageItem.Entered.Resolved,
        IncidentState.Closed => TriageItem.Entered.Closed,
        IncidentState.Reopened => TriageItem.Entered.Reopened,
        _ => null,
    };

    static List<StateChange> Times(HumanPart human)
    {
        var changes = new List<StateChange>();
        void Add(string state, long? micros)
        {
            if (micros is { } at) changes.Add(new StateChange(state, at, ByPerson: true));
        }
        Add(TriageItem.Entered.Acknowledged, human.AcknowledgedMicros);
        Add(TriageItem.Entered.Contained, human.ContainedMicros);
        Add(TriageItem.Entered.Resolved, human.ResolvedMicros);
        Add(TriageItem.Entered.Closed, human.ClosedMicros);
        foreach (var at in human.ReopenedMicros) Add(TriageItem.Entered.Reopened, at);
        return changes;
    }
}
