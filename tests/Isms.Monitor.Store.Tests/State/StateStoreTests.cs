using Isms.Monitor.Incidents;
using Isms.Monitor.Store.State;
using Microsoft.Data.Sqlite;

namespace Isms.Monitor.Store.Tests.State;

public sealed class StateStoreTests : IDisposable
{
    readonly TempFolder _folder = new();
    readonly StateStore _state;

    public StateStoreTests() => _state = StateStore.Open(_folder);

    public void Dispose()
    {
        _state.Dispose();
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public void Documents_have_a_version_and_the_same_content_again_changes_nothing()
    {
        var user = new Document("jane", "{\"role\":\"analyst\"}") { State = "active", Subject = "analyst" };
        Assert.Equal(1, _state.Write(session => session.Users.Put(user)));
        Assert.Equal(1, _state.Write(session => session.Users.Put(user with { UpdatedMicros = 9 })));
        Assert.Equal(2, _state.Write(session => session.Users.TryPut(user with { State = "disabled" }, 1)));
        Assert.Null(_state.Write(session => session.Users.TryPut(user, 1)));
        Assert.Equal("disabled", Assert.Single(_state.Read(session => session.Users.List(subject: "analyst"))).State);
        Assert.Empty(_state.Read(session => session.Users.List(state: "active")));
        Assert.Null(_state.Read(session => session.Exceptions.Get("jane")));
        Assert.True(_state.Write(session => session.Users.Remove("jane")));
    }

    [Fact]
    public void A_correction_of_a_kpi_is_a_new_row_and_the_old_one_stays()
    {
        var first = _state.Write(session => session.KpiSamples.Add(new StateSample("VIS-01", 100, "{}") { Value = 0.5 }));
        Assert.Equal(first, _state.Write(session => session.KpiSamples.Add(new StateSample("VIS-01", 100, "{}") { Value = 0.5 })));
        var second = _state.Write(session => session.KpiSamples.Add(new StateSample("VIS-01", 100, "{\"why\":\"late logs\"}") { Value = 0.6, Corrects = first }));
        _state.Write(session => session.KpiSamples.Add(new StateSample("VIS-01", 200, "{}") { State = "not measured" }));
        Assert.Equal([0.6, null], _state.Read(session => session.KpiSamples.Valid("VIS-01")).Select(sample => sample.Value));
        Assert.Equal([first, second, second + 1], _state.Read(session => session.KpiSamples.All("VIS-01")).Select(sample => sample.Sequence));
        Assert.Equal("not measured", Assert.Single(_state.Read(session => session.KpiSamples.Latest())).State);
        Assert.Empty(_state.Read(session => session.ControlStates.Latest()));
    }

    [Fact]
    public void What_is_evidence_cannot_be_changed_or_deleted()
    {
        _state.Write(session =>
        {
            session.Audit.Add(new AuditEntry(1, "jane", "login", "jane", null));
            session.History.Add(new HistoryEntry("i1", 1, 1, "jane", "move", "state", null, "new", null));
            session.KpiSamples.Add(new StateSample("VIS-01", 100, "{}"));
        });
        foreach (var statement in new[] { "UPDATE audit SET who = 'x'", "DELETE FROM audit", "UPDATE incident_history SET who = 'x'", "DELETE FROM incident_history",
            "UPDATE samples SET value = 1", "DELETE FROM samples" })
            Assert.Contains("append-only", Assert.Throws<SqliteException>(() => Tamper(statement)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_audit_entry_that_was_changed_behind_the_programs_back_breaks_the_chain_at_its_place()
    {
        for (var at = 1; at <= 5; at++) _state.Write(session => session.Audit.Add(new AuditEntry(at, "jane", "incident.close", $"i{at}", "{\"n\":1}")));
        Assert.Null(_state.Read(session => session.Audit.FirstBroken()));
        Assert.Equal([5L, 4L], _state.Read(session => session.Audit.List(limit: 2)).Select(entry => entry.Sequence));
        Assert.Equal([3L], _state.Read(session => session.Audit.List("i3")).Select(entry => entry.Sequence));
        Tamper("DROP TRIGGER audit_stays; UPDATE audit SET who = 'joe' WHERE seq = 3");
        Assert.Equal(3, _state.Read(session => session.Audit.FirstBroken()));
    }

    [Fact]
    public void An_audit_entry_that_was_taken_out_breaks_the_chain_behind_it()
    {
        for (var at = 1; at <= 5; at++) _state.Write(session => session.Audit.Add(new AuditEntry(at, "jane", "incident.close", $"i{at}", null)));
        Tamper("DROP TRIGGER audit_kept; DELETE FROM audit WHERE seq = 2");
        Assert.Equal(3, _state.Read(session => session.Audit.FirstBroken()));
    }

    [Fact]
    public void State_is_there_after_a_reopening_and_a_newer_one_is_refused()
    {
        _state.Write(session => session.Settings.Put(new Document("theme", "\"dark\"")));
        using (var again = StateStore.Open(_folder)) Assert.Equal("\"dark\"", again.Read(session => session.Settings.Get("theme"))!.Json);
        Tamper("PRAGMA user_version = 99");
        Assert.Equal(4012, Assert.Throws<StoreException>(() => StateStore.Open(_folder)).Code);
    }

    void Tamper(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder, StateStore.FileName)};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
