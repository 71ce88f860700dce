using Isms.Monitor.Events;
using Isms.Monitor.Incidents;
using Isms.Monitor.Registers;
using Isms.Monitor.Store.State;

namespace Isms.Monitor.Api.Server.Incidents;

/// <summary>All incidents: the policies' memory and what people decided, kept together. Every change is one transaction.</summary>
/// <remarks>Safe for any number of threads. The policies' memory is rebuilt from stored alerts, so a crash between the storing of alerts and of
/// incidents is made good at the next start: applying them again changes what is missing and nothing else.</remarks>
sealed class IncidentBook
{
    readonly StateStore _state;
    readonly IncidentEngine _engine;
    readonly TimeProvider _clock;
    readonly Lock _turn = new();

    /// <summary>What the policies know already and a full disk has kept from the store.</summary>
    readonly Queue<IncidentChanges> _unstored = new();

    public IncidentBook(StateStore state, Organisation organisation, TimeProvider clock, IncidentOptions? options = null)
    {
        _state = state;
        _clock = clock;
        _engine = new IncidentEngine(organisation, options, alert => state.Read(session => session.Incidents.OfAlert(alert)) is [var incident, ..] ? incident : null);
    }

    /// <summary>Ids of incidents that changed; called after the change is stored, must not block.</summary>
    public event Action<IReadOnlyList<string>>? Changed;

    /// <summary>Fills the memory from the alerts of the last days. Those of closed incidents come first and are closed again.</summary>
    public void Rebuild(IReadOnlyList<Alert> alerts)
    {
        lock (_turn)
        {
            var holders = _state.Read(session => alerts.ToDictionary(alert => alert.Id, alert => session.Incidents.OfAlert(alert.Id) is [var incident, ..] ? incident : null));
            var closed = _state.Read(session => holders.Values.OfType<string>().Distinct().Where(id => session.Incidents.Get(id) is { } row && StateOf(row) == IncidentState.Closed).ToHashSet());
            foreach (var group in alerts.Where(alert => holders[alert.Id] is { } id && closed.Contains(id)).GroupBy(alert => holders[alert.Id]!))
            {
                Store(_engine.Apply([.. group]));
                _engine.Closed(group.Key);
            }
            Store(_engine.Apply([.. alerts.Where(alert => holders[alert.Id] is not { } id || !closed.Contains(id))]));
        }
    }

    /// <summary>The registers changed.</summary>
    public void Use(Organisation organisation)
    {
        lock (_turn) _engine.Use(organisation);
    }

    /// <summary>Takes stored alerts in. When it throws, the next call stores what this one could not.</summary>
    public void Apply(IReadOnlyList<Alert> alerts)
    {
        List<string> changed = [];
        lock (_turn)
        {
            if (alerts.Count > 0) _unstored.Enqueue(_engine.Apply(alerts));
            while (_unstored.TryPeek(out var changes))
            {
                changed.AddRange(Store(changes));
                _unstored.Dequeue();
            }
        }
        if (changed.Count > 0) Changed?.Invoke(changed);
    }

    /// <summary>Carries out what a person wants.</summary>
    /// <returns>Null: there is no such incident.</returns>
    public ActionResult? Act(string id, AnalystAction action, int seenVersion, string actor, long? atMicros = null)
    {
        ActionResult? result;
        lock (_turn)
        {
            if (Get(id) is not { } incident) return null;
            result = Lifecycle.Apply(incident, action, seenVersion, actor, atMicros ?? UnixMicros.From(_clock.GetUtcNow()));
            if (result is ActionResult.Done { History.Count: > 0 } done && !TryPut(done)) return new ActionResult.Conflict(Get(id)!, "somebody else was faster. Look at what changed and act again.");
            if (result is ActionResult.Done { Incident.Human.State: IncidentState.Closed }) _engine.Closed(id);
        }
        if (result is ActionResult.Done) Changed?.Invoke([id]);
        return result;
    }

    /// <summary>Puts the human part back to what it was before the change that made a version, as a further version.</summary>
    /// <returns>Null: there is no such incident.</returns>
    /// <remarks>The policies do not learn of it: alerts that follow on an incident whose closing was undone open a new one.</remarks>
    public ActionResult? Undo(string id, int version, string actor)
    {
        lock (_turn)
        {
            if (Get(id) is not { } now) return null;
            if (now.Version != version || _state.Read(session => session.Incidents.HumanBefore(id)) is not { } before)
                return new ActionResult.Conflict(now, $"version {version} is not the last change. Look at what changed since.");
            var next = now with { Human = IncidentJson.Read<HumanPart>(before), Version = version + 1 };
            var done = new ActionResult.Done(next, UndoHistory.Of(now, next, actor, UnixMicros.From(_clock.GetUtcNow())));
            if (!TryPut(done)) return new ActionResult.Conflict(Get(id)!, "somebody else was faster. Look at what changed.");
            Changed?.Invoke([id]);
            return done;
        }
    }

    public Incident? Get(string id) => _state.Read(session => session.Incidents.Get(id)) is { } row ? Read(row) : null;

    public static Incident Read(IncidentRow row) => new()
    {
        Machine = IncidentJson.Read<MachinePart>(row.MachineJson),
        Human = IncidentJson.Read<HumanPart>(row.HumanJson),
        Version = (int)row.Version,
    };

    bool TryPut(ActionResult.Done done) => _state.Write(session =>
    {
        var row = RowMaker.Of(done.Incident) with { Version = done.Incident.Version - 1 };
        return session.Incidents.TryPutHuman(row, done.History) is not null;
    });

    /// <summary>Writes what the policies found; what was written before by the same alerts is left as it is.</summary>
    List<string> Store(IncidentChanges changes) => _state.Write(session =>
    {
        var changed = new List<string>();
        foreach (var part in changes.Parts)
        {
            var before = session.Incidents.Get(part.Id);
            var incident = new Incident { Machine = part, Human = before is null ? new HumanPart() : IncidentJson.Read<HumanPart>(before.HumanJson), Version = (int)(before?.Version ?? 1) };
            foreach (var alert in part.Alerts) session.Incidents.AddAlert(part.Id, alert.Id, alert.Revision);
            if (!session.Incidents.PutMachine(RowMaker.Of(incident), RowMaker.Tags(part))) continue;
            changed.Add(part.Id);
            foreach (var line in MachineHistory.Of(before is null ? null : Read(before), part)) session.History.Add(line);
        }
        foreach (var (from, into) in changes.Merged) Merge(session, from, into, changed);
        return changed;
    });

    /// <summary>An incident that turned out to be part of another is closed as a duplicate, by the machine and with the reason.</summary>
    void Merge(StateSession session, string from, string into, List<string> changed)
    {
        if (session.Incidents.Get(from) is not { } row || StateOf(row) == IncidentState.Closed) return;
        var now = UnixMicros.From(_clock.GetUtcNow());
        var incident = Read(row);
        var human = incident.Human with { State = IncidentState.Closed, Verdict = Verdict.Duplicate, VerdictReason = $"part of {into}", ClosedMicros = now };
        session.Incidents.TryPutHuman(RowMaker.Of(incident with { Human = human }), [new HistoryEntry(from, incident.Version + 1, now, "policy:merge", "merge", "state", Lifecycle.Name(incident.Human.State), "closed", $"part of {into}")]);
        changed.Add(from);
    }

    static IncidentState StateOf(IncidentRow row) => Enum.Parse<IncidentState>(row.State, ignoreCase: true);
}
