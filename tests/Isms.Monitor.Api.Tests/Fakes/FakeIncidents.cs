using Isms.Monitor.Api.Reading;
using Isms.Monitor.Events;
using Isms.Monitor.Incidents;

namespace Isms.Monitor.Api.Tests.Fakes;

/// <summary>Incidents in memory with the behaviour that the interface promises.</summary>
sealed class FakeIncidents(TimeProvider clock) : IIncidents, IAlerts
{
    readonly Lock _lock = new();
    readonly Dictionary<string, Incident> _byId = [];
    readonly Dictionary<string, List<HistoryEntry>> _history = [];
    readonly Dictionary<(string, int), HumanPart> _before = [];

    /// <summary>When set, every query throws it.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Held back until it is completed.</summary>
    public TaskCompletionSource? Gate { get; set; }

    public IReadOnlyCollection<Incident> All { get { lock (_lock) return [.. _byId.Values]; } }

    long Now => UnixMicros.From(clock.GetUtcNow());

    public void Add(Incident incident)
    {
        lock (_lock)
        {
            _byId[incident.Id] = incident;
            _history[incident.Id] = [new(incident.Id, 1, incident.Machine.DetectedMicros, "policy:" + incident.Machine.Policy, "opened", "", null, null, null)];
        }
    }

    public void AddHistory(HistoryEntry entry)
    {
        lock (_lock) _history[entry.Incident].Add(entry);
    }

    public async Task<Answer<IncidentRows>> QueryAsync(IncidentQuery query, CancellationToken abort)
    {
        if (Gate is { } gate) await gate.Task;
        if (Failure is not null) throw Failure;
        var filter = FakeFilter.Read(query.Filter, Now);
        if (!filter.Understood) return Answer.Wrong<IncidentRows>(filter.Problem);
        var all = All;
        var rows = all.Where(filter.Value).Select(IncidentRow.Of);
        var sorted = query.Descending ? rows.OrderByDescending(r => Key(r, query.Sort)) : rows.OrderBy(r => Key(r, query.Sort));
        var list = sorted.ThenByDescending(r => r.LastMicros).ThenBy(r => r.Id, StringComparer.Ordinal).ToList();
        var open = all.Select(IncidentRow.Of).Where(r => r.IsOpen).ToList();
        return Answer.Of(new IncidentRows(
            [.. list.Skip(query.Offset).Take(query.Limit)], list.Count, open.Count, open.Count(r => r.DueMicros < Now),
            all.Count == 0 ? null : all.Max(i => i.Machine.DetectedMicros)));
    }

    public Task<Answer<IReadOnlyList<IncidentVersion>>> MatchingAsync(string filter, CancellationToken abort)
    {
        var read = FakeFilter.Read(filter, Now);
        return Task.FromResult(read.Understood
            ? Answer.Of<IReadOnlyList<IncidentVersion>>([.. All.Where(read.Value).Select(i => new IncidentVersion(i.Id, i.Version))])
            : Answer.Wrong<IReadOnlyList<IncidentVersion>>(read.Problem));
    }

    public Task<Incident?> GetAsync(string id, CancellationToken abort)
    {
        lock (_lock) return Task.FromResult(_byId.GetValueOrDefault(id));
    }

    public Task<IReadOnlyList<HistoryEntry>> HistoryAsync(string id, CancellationToken abort)
    {
        lock (_lock) return Task.FromResult<IReadOnlyList<HistoryEntry>>([.. _history.GetValueOrDefault(id, [])]);
    }

    public async Task<IReadOnlyList<RelatedIncident>> RelatedAsync(string id, int limit, CancellationToken abort)
    {
        var one = await GetAsync(id, abort);
        var rules = one?.Machine.Alerts.Select(a => a.Rule.Name).ToHashSet() ?? [];
        return [.. All.Where(i => i.Id != id).Select(i => (i, Rule: i.Machine.Alerts.Select(a => a.Rule.Name).FirstOrDefault(rules.Contains)))
            .Where(x => x.Rule is not null).OrderByDescending(x => x.i.Machine.LastMicros).Take(limit)
            .Select(x => new RelatedIncident(IncidentRow.Of(x.i), "rule " + x.Rule))];
    }

    public Task<ActionOutcome> ApplyAsync(string id, int expectedVersion, IncidentAction action, string actor, CancellationToken abort)
    {
        lock (_lock) return Task.FromResult(Apply(id, expectedVersion, action, actor));
    }

    public Task<ActionOutcome> UndoAsync(string id, int version, string actor, CancellationToken abort)
    {
        lock (_lock)
        {
            if (!_byId.TryGetValue(id, out var now)) return Task.FromResult<ActionOutcome>(new ActionOutcome.NotFound());
            if (now.Version != version || !_before.TryGetValue((id, version), out var before))
                return Task.FromResult<ActionOutcome>(new ActionOutcome.Conflict(now, [.. _history[id].Where(h => h.Version > version)]));
            return Task.FromResult<ActionOutcome>(Store(now, before, actor, "undo", "state", now.Human.State.ToString(), before.State.ToString(), null));
        }
    }

    Task<Answer<AlertRows>> IAlerts.QueryAsync(string filter, long fromMicros, long toMicros, int limit, CancellationToken abort)
    {
        var alerts = All.SelectMany(i => i.Machine.Alerts).OrderByDescending(a => a.LastMicros).ToList();
        return Task.FromResult(filter.Contains('(', StringComparison.Ordinal)
            ? Answer.Wrong<AlertRows>(new QueryProblem(1, "unexpected '('; expected a field.", "For example: level:high"))
            : Answer.Of(new AlertRows([.. alerts.Take(limit)], alerts.Count)));
    }

    Task<Alert?> IAlerts.GetAsync(string id, CancellationToken abort) =>
        Task.FromResult(All.SelectMany(i => i.Machine.Alerts).FirstOrDefault(a => a.Id == id));

    ActionOutcome Apply(string id, int expected, IncidentAction action, string actor)
    {
        if (!_byId.TryGetValue(id, out var now)) return new ActionOutcome.NotFound();
        if (now.Version != expected) return new ActionOutcome.Conflict(now, [.. _history[id].Where(h => h.Version > expected)]);
        var human = now.Human;
        if (Target(action.Kind) is { } to)
        {
            if (!Lifecycle.Allows(human.State, to))
                return new ActionOutcome.Refused(now, $"An incident that is {human.State.ToString().ToLowerInvariant()} cannot become {to.ToString().ToLowerInvariant()}.", Lifecycle.From(human.State));
            var after = human with { State = to, Owner = human.Owner ?? actor, Verdict = action.Verdict ?? human.Verdict, VerdictReason = action.Note ?? human.VerdictReason };
            if (action.Kind == IncidentActionKind.Close)
                after = after with { IsIncident = action.IsIncident ?? action.Verdict == Verdict.TruePositiveImpact, DecidedBy = actor, DecidedMicros = Now, ClosedMicros = Now };
            return Store(now, after, actor, action.Kind.ToString().ToLowerInvariant(), "state", human.State.ToString(), to.ToString(), action.Note);
        }
        return action.Kind switch
        {
            IncidentActionKind.Assign => Store(now, human with { Owner = action.Owner }, actor, "assign", "owner", human.Owner, action.Owner, action.Note),
            IncidentActionKind.Decide => Store(now, human with { IsIncident = action.IsIncident, DecidedBy = actor, DecidedMicros = Now, DecisionReason = action.Note }, actor, "decide", "incident", null, action.IsIncident.ToString(), action.Note),
            IncidentActionKind.SetSeverity => Store(now, human with { Severity = action.Severity }, actor, "severity", "severity", now.Severity.ToString(), action.Severity.ToString(), action.Note),
            _ => Store(now, human, actor, "note", "", null, null, action.Note),
        };
    }

    ActionOutcome.Done Store(Incident now, HumanPart human, string actor, string action, string field, string? before, string? after, string? note)
    {
        var next = now with { Human = human, Version = now.Version + 1 };
        _byId[now.Id] = next;
        _before[(now.Id, next.Version)] = now.Human;
        _history[now.Id].Add(new(now.Id, next.Version, Now, actor, action, field, before, after, note));
        return new ActionOutcome.Done(next);
    }

    static IncidentState? Target(IncidentActionKind kind) => kind switch
    {
        IncidentActionKind.Acknowledge => IncidentState.Acknowledged,
        IncidentActionKind.Start => IncidentState.InProgress,
        IncidentActionKind.Resolve => IncidentState.Resolved,
        IncidentActionKind.Close => IncidentState.Closed,
        IncidentActionKind.Reopen => IncidentState.Reopened,
        _ => null,
    };

    static IComparable Key(IncidentRow row, string sort) => sort switch
    {
        "title" => row.Title,
        "age" => -row.DetectedMicros,
        "due" => row.DueMicros ?? long.MaxValue,
        "owner" => row.Owner ?? "",
        "state" => row.State,
        "count" => row.EventCount,
        _ => row.Severity,
    };
}
