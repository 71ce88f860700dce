using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Server.Incidents;
using Isms.Monitor.Events;
using Isms.Monitor.Incidents;
using Isms.Monitor.Store.Query;
using Isms.Monitor.Store.State;
using ActionOutcome = Isms.Monitor.Api.Reading.ActionOutcome;

namespace Isms.Monitor.Api.Server.Readings;

/// <summary>Incidents out of the state store; changes go through the book.</summary>
sealed class IncidentReading(IncidentBook book, StateStore state, TimeProvider clock) : IIncidents
{
    /// <summary>Things that two incidents share and that are named.</summary>
    const int NamedShared = 2;

    long Now => UnixMicros.From(clock.GetUtcNow());

    public Task<Answer<IncidentRows>> QueryAsync(IncidentQuery query, CancellationToken abort) => Asked.AnswerAsync(query.Filter, asked => Task.Run(() => state.Read(session =>
    {
        var page = session.Incidents.Query(Filter(asked, query));
        var (open, pastDue, last) = session.Incidents.Totals(Now);
        return new IncidentRows([.. page.Rows.Select(QueueRow.Of)], page.Total, open, pastDue, last);
    }), abort));

    public Task<Answer<IReadOnlyList<IncidentVersion>>> MatchingAsync(string filter, CancellationToken abort) => Asked.AnswerAsync(filter, asked => Task.Run(() => state.Read(session =>
        (IReadOnlyList<IncidentVersion>)[.. session.Incidents.Versions(new IncidentFilter { Query = asked, NowMicros = Now }).Select(one => new IncidentVersion(one.Id, (int)one.Version))]), abort));

    public Task<Incident?> GetAsync(string id, CancellationToken abort) => Task.Run(() => book.Get(id), abort);

    public Task<IReadOnlyList<HistoryEntry>> HistoryAsync(string id, CancellationToken abort) => Task.Run(() => state.Read(session => session.History.Of(id)), abort);

    public Task<IReadOnlyList<RelatedIncident>> RelatedAsync(string id, int limit, CancellationToken abort) => Task.Run(() => state.Read(session =>
        (IReadOnlyList<RelatedIncident>)[.. session.IncidentLinks.Related(id, limit).Select(one => new RelatedIncident(QueueRow.Of(one.Row), Words(one.Shared)))]), abort);

    public Task<ActionOutcome> ApplyAsync(string id, int expectedVersion, IncidentAction action, string actor, CancellationToken abort) =>
        Task.Run(() => Outcome(id, expectedVersion, book.Act(id, AnalystActions.Of(action), expectedVersion, actor)), abort);

    public Task<ActionOutcome> UndoAsync(string id, int version, string actor, CancellationToken abort) =>
        Task.Run(() => Outcome(id, version, book.Undo(id, version, actor)), abort);

    ActionOutcome Outcome(string id, int seen, ActionResult? result) => result switch
    {
        ActionResult.Done done => new ActionOutcome.Done(done.Incident),
        ActionResult.Refused refused => new ActionOutcome.Refused(refused.Incident, Sentence(refused.Why), Lifecycle.From(refused.Incident.Human.State)),
        ActionResult.Conflict conflict => new ActionOutcome.Conflict(conflict.Incident, [.. state.Read(session => session.History.Of(id)).Where(entry => entry.Version > seen)]),
        _ => new ActionOutcome.NotFound(),
    };

    IncidentFilter Filter(EventQuery asked, IncidentQuery query) => new()
    {
        Query = asked,
        NowMicros = Now,
        // The greatest age is the earliest detection.
        Descending = query.Sort == "age" ? !query.Descending : query.Descending,
        Order = query.Sort switch
        {
            "title" => IncidentOrder.Title,
            "age" => IncidentOrder.Detected,
            "due" => IncidentOrder.Due,
            "owner" => IncidentOrder.Owner,
            "state" => IncidentOrder.State,
            "count" => IncidentOrder.Events,
            _ => IncidentOrder.Severity,
        },
        Skip = query.Offset,
        Limit = Math.Clamp(query.Limit, 1, IncidentQuery.MaxLimit),
    };

    static string Words(IReadOnlyList<IncidentTag> shared)
    {
        var named = string.Join(", ", shared.Take(NamedShared).Select(tag => $"{tag.Kind} {tag.Value}"));
        return shared.Count > NamedShared ? $"{named} and {shared.Count - NamedShared} more" : named;
    }

    static string Sentence(string why) => why.Length == 0 ? why : char.ToUpperInvariant(why[0]) + why[1..];
}
