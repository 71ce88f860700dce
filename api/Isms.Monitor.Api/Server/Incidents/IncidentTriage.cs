using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Store.State;

namespace Isms.Monitor.Api.Server.Incidents;

/// <summary>Incidents as the KPIs see them, from the store and the append-only history.</summary>
sealed class IncidentTriage(StateStore state)
{
    public ValueTask<IReadOnlyList<TriageItem>> ReadAsync(long from, long to, CancellationToken abort) => ValueTask.FromResult(state.Read(session =>
    {
        var items = session.Incidents.Ids(new IncidentFilter { ToMicros = to }).Select(id => Item(session, id, to)).OfType<TriageItem>();
        return (IReadOnlyList<TriageItem>)[.. items.Where(item => item.RaisedMicros >= from && item.RaisedMicros < to)];
    }));

    static TriageItem? Item(StateSession session, string id, long to) =>
        session.Incidents.Get(id) is { } row ? IncidentItem.From(IncidentBook.Read(row), session.History.Of(id), to) : null;
}
