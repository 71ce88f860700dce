using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Incidents;
using Isms.Monitor.Store.State;

namespace Isms.Monitor.Api.Server.Incidents;

/// <summary>Incidents as the KPIs see them: when they were raised and what people did, from the append-only history.</summary>
sealed class IncidentTriage(StateStore state)
{
    static readonly Dictionary<string, string> States = new(StringComparer.Ordinal)
    {
        ["acknowledged"] = TriageItem.Entered.Acknowledged,
        ["in progress"] = TriageItem.Entered.InProgress,
        ["resolved"] = TriageItem.Entered.Resolved,
        ["closed"] = TriageItem.Entered.Closed,
        ["reopened"] = TriageItem.Entered.Reopened,
    };

    public ValueTask<IReadOnlyList<TriageItem>> ReadAsync(long from, long to, CancellationToken abort) => ValueTask.FromResult(state.Read(session =>
    {
        var ids = session.Incidents.Ids(new IncidentFilter { ToMicros = to });
        return (IReadOnlyList<TriageItem>)[.. ids.Select(id => Item(session, id, to)).OfType<TriageItem>().Where(item => item.RaisedMicros >= from && item.RaisedMicros < to)];
    }));

    static TriageItem? Item(StateSession session, string id, long to)
    {
        if (session.Incidents.Get(id) is not { } row) return null;
        var incident = IncidentBook.Read(row);
        var history = session.History.Of(id).Where(entry => entry.AtMicros < to).ToList();
        var verdict = history.LastOrDefault(entry => entry.Field == "verdict" && entry.After is not null);
        var isClosed = history.LastOrDefault(entry => entry.Field == "state")?.After == "closed";
        return new TriageItem
        {
            Id = id,
            IsIncident = true,
            Title = incident.Machine.Title,
            Severity = FirstSeverity(history, incident),
            RaisedMicros = incident.Machine.DetectedMicros,
            Changes = [.. history.Select(Change).OfType<StateChange>()],
            Disposition = isClosed && verdict is not null ? Disposition(verdict.After!) : Controls.Evidence.Disposition.None,
            Reason = isClosed ? verdict?.Note ?? "" : "",
            Controls = incident.Machine.Controls,
            Risks = incident.Machine.Risks,
        };
    }

    static StateChange? Change(HistoryEntry entry) => entry.Field switch
    {
        "state" when entry.After is { } after && States.TryGetValue(after, out var state) => new StateChange(state, entry.AtMicros, IsPerson(entry)),
        "contained" when entry.After is not null => new StateChange(TriageItem.Entered.Contained, entry.AtMicros, IsPerson(entry)),
        _ => null,
    };

    static bool IsPerson(HistoryEntry entry) => !entry.Actor.StartsWith("policy:", StringComparison.Ordinal);

    /// <summary>As first set: lowering it later does not lengthen the time allowed.</summary>
    static string FirstSeverity(List<HistoryEntry> history, Incident incident) =>
        history.FirstOrDefault(entry => entry.Field == "severity")?.Before ?? incident.Severity.ToString().ToLowerInvariant();

    static Disposition Disposition(string verdict) => Enum.Parse<Verdict>(verdict, ignoreCase: true) switch
    {
        Verdict.TruePositiveImpact or Verdict.TruePositiveNoImpact => Isms.Monitor.Controls.Evidence.Disposition.TruePositive,
        Verdict.BenignExpected or Verdict.TestOrExercise => Isms.Monitor.Controls.Evidence.Disposition.BenignTruePositive,
        Verdict.FalsePositiveData or Verdict.FalsePositiveLogic => Isms.Monitor.Controls.Evidence.Disposition.FalsePositive,
        _ => Isms.Monitor.Controls.Evidence.Disposition.None,
    };
}
