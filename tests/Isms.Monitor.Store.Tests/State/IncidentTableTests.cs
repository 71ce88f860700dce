using Isms.Monitor.Events;
using Isms.Monitor.Incidents;
using Isms.Monitor.Store.State;

namespace Isms.Monitor.Store.Tests.State;

public sealed class IncidentTableTests : IDisposable
{
    readonly TempFolder _folder = new();
    readonly StateStore _state;

    public IncidentTableTests() => _state = StateStore.Open(_folder);

    public void Dispose()
    {
        _state.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void An_alert_that_is_added_twice_changes_nothing()
    {
        Assert.True(_state.Write(session => session.Incidents.AddAlert("i1", "a1", 2)));
        Assert.False(_state.Write(session => session.Incidents.AddAlert("i1", "a1", 2)));
        Assert.False(_state.Write(session => session.Incidents.AddAlert("i1", "a1", 1)));
        Assert.True(_state.Write(session => session.Incidents.AddAlert("i1", "a1", 3)));
        Assert.Equal(["i1"], _state.Read(session => session.Incidents.OfAlert("a1")));
        Assert.Equal(["a1"], _state.Read(session => session.Incidents.AlertsOf("i1")));
    }

    [Fact]
    public void The_machine_part_grows_without_touching_what_people_decided()
    {
        Put(Row("i1", 1));
        var seen = Get("i1");
        Assert.Equal(2, Human(seen with { State = "in-progress", Owner = "jane", HumanJson = "{\"verdict\":\"tp\"}", Severity = Level.Low }));
        Assert.True(Put(Row("i1", 2) with { Title = "grown", Alerts = 5, Severity = Level.Critical, MachineJson = "{\"alerts\":5}" }));
        Assert.False(Put(Row("i1", 2) with { Title = "again" }));
        Assert.Equal(Row("i1", 2) with
        {
            Title = "grown", Alerts = 5, MachineJson = "{\"alerts\":5}", Version = 2, State = "in-progress", Owner = "jane",
            HumanJson = "{\"verdict\":\"tp\"}", Severity = Level.Low,
        }, Get("i1"));
    }

    [Fact]
    public void A_stale_version_is_a_conflict_and_writes_no_history()
    {
        Put(Row("i1", 1));
        var seen = Get("i1");
        Assert.Equal(2, Human(seen with { State = "acknowledged" }));
        Assert.Null(Human(seen with { State = "closed" }));
        Assert.Equal("acknowledged", Get("i1").State);
        Assert.Equal(["acknowledged"], _state.Read(session => session.History.Of("i1")).Select(entry => entry.After));
    }

    [Fact]
    public void The_queue_filters_sorts_pages_and_counts_exactly()
    {
        _state.Write(session =>
        {
            for (var at = 0; at < 250; at++)
                session.Incidents.PutMachine(
                    Row($"i{at:000}", 1) with { Severity = (Level)(at % 5), LastMicros = at, State = at % 2 == 0 ? "new" : "closed", Title = at == 7 ? "Über Scan" : "other" },
                    [new IncidentTag("source.ip", $"203.0.113.{at % 10}"), new IncidentTag("control", "A.8.7")]);
        });
        var page = Query(new IncidentFilter { States = ["new"], Severities = [Level.Critical, Level.High], Limit = 10, Skip = 10 });
        Assert.Equal(50, page.Total);
        Assert.Equal(10, page.Rows.Count);
        Assert.Equal(page.Rows.OrderByDescending(row => row.Severity).ThenByDescending(row => row.LastMicros), page.Rows);
        Assert.Equal(25, Query(new IncidentFilter { Tags = [new("source.ip", "203.0.113.3"), new("control", "A.8.7")] }).Total);
        Assert.Equal("i007", Assert.Single(Query(new IncidentFilter { Text = "SCAN" }).Rows).Id);
        Assert.Equal(0, Query(new IncidentFilter { Text = "' OR 1=1 --" }).Total);
        Assert.Equal(["i249", "i248"], Query(new IncidentFilter { Order = IncidentOrder.First, Descending = false, ToMicros = 1_000, Limit = 2 }).Rows.Select(row => row.Id));
        Assert.Equal(125, _state.Read(session => session.Incidents.Ids(new IncidentFilter { States = ["closed"] })).Count);
        Assert.Equal(250, _state.Read(session => session.Incidents.Facets(new IncidentFilter())).Sum(facet => facet.Count));
    }

    [Fact]
    public void A_change_that_throws_leaves_nothing_behind()
    {
        Assert.Throws<InvalidOperationException>(() => _state.Write(session =>
        {
            session.Incidents.PutMachine(Row("i1", 1), []);
            throw new InvalidOperationException();
        }));
        Assert.Null(_state.Read(session => session.Incidents.Get("i1")));
    }

    bool Put(IncidentRow row) => _state.Write(session => session.Incidents.PutMachine(row, []));

    long? Human(IncidentRow row) => _state.Write(session => session.Incidents.TryPutHuman(row, [new HistoryEntry(row.Id, 2, 5, "jane", "move", "state", null, row.State, null)]));

    IncidentRow Get(string id) => _state.Read(session => session.Incidents.Get(id))!;

    IncidentPage Query(IncidentFilter filter) => _state.Read(session => session.Incidents.Query(filter));

    static IncidentRow Row(string id, long revision) => new()
    {
        Id = id, Version = 1, Revision = revision, Title = "t", State = "new", Severity = Level.Medium, FirstMicros = 1, LastMicros = 2, MachineJson = "{}", HumanJson = "{}",
    };
}
