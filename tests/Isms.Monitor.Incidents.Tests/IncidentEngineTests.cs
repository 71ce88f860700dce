using FsCheck.Xunit;
using Isms.Monitor.Events;

namespace Isms.Monitor.Incidents.Tests;

public class IncidentEngineTests
{
    [Fact]
    public void An_intrusion_is_one_incident_linked_by_address_host_and_user()
    {
        var parts = new IncidentEngine(Sample.Organisation()).Apply(Sample.Intrusion()).Parts;
        var incident = Assert.Single(parts);
        Assert.Equal(["a1", "a2", "a3", "a4", "a5"], incident.Alerts.Select(alert => alert.Id));
        Assert.Equal(["srv-files-01", "wks-044"], incident.Assets);
        Assert.Equal("Beaconing after malware on srv-files-01 and 1 more", incident.Title);
        Assert.Equal("Port scan seen; then password guessing seen; then Login success after failures seen; and 2 more; all within 5 h.", incident.Reason);
    }

    [Fact]
    public void Its_severity_says_how_it_came_about()
    {
        var incident = Assert.Single(new IncidentEngine(Sample.Organisation()).Apply(Sample.Intrusion()).Parts);
        Assert.Equal(Level.Critical, incident.Severity);
        Assert.Equal(["gravest alert: high", "three stages of an attack or more: critical"], incident.SeverityReasons);
    }

    [Fact]
    public void Its_due_times_come_from_the_register_and_count_from_detection()
    {
        var incident = Assert.Single(new IncidentEngine(Sample.Organisation()).Apply(Sample.Intrusion()).Parts);
        Assert.Equal(incident.DetectedMicros + 10 * UnixMicros.Minute, incident.AcknowledgeDueMicros);
        Assert.Equal(incident.DetectedMicros + 2 * UnixMicros.Hour, incident.ResolveDueMicros);
    }

    [Fact]
    public void Controls_carry_the_polarity_of_what_was_seen()
    {
        var incident = Assert.Single(new IncidentEngine(Sample.Organisation()).Apply(Sample.Intrusion()).Parts);
        var said = incident.Controls.Select(control => $"{control.Control} {control.Polarity}").ToList();
        Assert.Contains("A.8.7 Failure", said);
        Assert.Contains("A.8.16 Success", said);
        Assert.Contains("A.8.5 Failure", said);
        Assert.DoesNotContain("A.8.5 Success", said);
        Assert.Contains("A.8.20 Success", said);
        Assert.Contains("A.5.25 Trial", said);
        Assert.Contains("A.5.26 Trial", said);
    }

    [Fact]
    public void It_is_evidence_for_the_risk_that_names_the_technique_and_the_asset()
    {
        var part = Assert.Single(new IncidentEngine(Sample.Organisation()).Apply([Sample.Intrusion()[1], Sample.Intrusion()[2]]).Parts);
        Assert.Equal(["R-03"], part.Risks);
    }

    [Fact]
    public void A_lone_scan_from_outside_opens_nothing() =>
        Assert.Empty(new IncidentEngine(Sample.Organisation()).Apply([Sample.Intrusion()[0]]).Parts);

    [Fact]
    public void Two_hosts_without_anything_in_common_are_two_incidents()
    {
        var parts = new IncidentEngine(Sample.Organisation()).Apply(
        [
            Sample.Alert("x", "Malware not cleaned", Level.High, 0, ("host.name", "wks-044")),
            Sample.Alert("y", "Malware not cleaned", Level.High, 1, ("host.name", "srv-files-01")),
        ]).Parts;
        Assert.Equal(2, parts.Count);
    }

    [Fact]
    public void A_sweep_over_many_hosts_links_none_of_them()
    {
        var sweep = Sample.Alert("s", "Sweep", Level.Medium, 0,
            [("source.ip", "203.0.113.9"), .. Enumerable.Range(1, 6).Select(host => ("destination.ip", $"10.10.0.{host + 20}"))]);
        var parts = new IncidentEngine(Sample.Organisation()).Apply(
            [sweep, Sample.Alert("m", "Malware not cleaned", Level.High, 5, ("host.name", "srv-files-01"))]).Parts;
        Assert.Equal(["m"], Assert.Single(parts).Alerts.Select(alert => alert.Id));
    }

    [Fact]
    public void Applying_the_same_alerts_twice_changes_nothing()
    {
        var engine = new IncidentEngine(Sample.Organisation());
        engine.Apply(Sample.Intrusion());
        Assert.Empty(engine.Apply(Sample.Intrusion()).Parts);
    }

    [Fact]
    public void A_revision_replaces_the_one_before()
    {
        var engine = new IncidentEngine(Sample.Organisation());
        var first = Sample.Alert("m", "Malware not cleaned", Level.High, 0, ("host.name", "wks-044"));
        engine.Apply([first]);
        var part = Assert.Single(engine.Apply([first with { Revision = 2, Count = 40, LastMicros = Sample.At(3) }]).Parts);
        Assert.Equal(40, Assert.Single(part.Alerts).Count);
        Assert.Equal(Sample.At(3), part.LastMicros);
    }

    [Fact]
    public void Two_open_incidents_that_turn_out_to_be_one_are_merged_into_the_earlier()
    {
        var engine = new IncidentEngine(Sample.Organisation());
        var one = Assert.Single(engine.Apply([Sample.Alert("m", "Malware not cleaned", Level.High, 0, ("host.name", "wks-044"))]).Parts);
        var two = Assert.Single(engine.Apply([Sample.Alert("n", "Malware not cleaned", Level.High, 10, ("host.name", "srv-files-01"))]).Parts);
        var link = Sample.Alert("l", "Login success after failures", Level.High, 20, ("host.name", "srv-files-01"), ("source.ip", "10.20.0.44"));
        var changes = engine.Apply([link]);
        Assert.Equal(one.Id, Assert.Single(changes.Parts).Id);
        Assert.Equal([(two.Id, one.Id)], changes.Merged);
    }

    [Fact]
    public void What_returns_after_a_closing_is_a_recurrence_in_a_new_incident()
    {
        var engine = new IncidentEngine(Sample.Organisation());
        var first = Assert.Single(engine.Apply([Sample.Alert("m", "Malware not cleaned", Level.High, 0, ("host.name", "wks-044"))]).Parts);
        engine.Closed(first.Id);
        var again = Assert.Single(engine.Apply([Sample.Alert("n", "Malware not cleaned", Level.High, 600, ("host.name", "wks-044"))]).Parts);
        Assert.NotEqual(first.Id, again.Id);
        Assert.Equal([first.Id], again.Earlier);
        Assert.Contains(again.Controls, control => control is { Control: "A.5.27", Polarity: Polarity.Failure });
    }

    [Fact]
    public void Seeded_trials_open_nothing() =>
        Assert.Empty(new IncidentEngine(Sample.Organisation()).Apply([.. Sample.Intrusion().Select(alert => alert with { Seeded = true })]).Parts);

    [Property(MaxTest = 100)]
    public void The_order_of_arrival_does_not_decide_what_belongs_together(int seed)
    {
        var alerts = Sample.Intrusion().Append(Sample.Alert("z", "Malware not cleaned", Level.High, 40, ("host.name", "elsewhere"))).ToArray();
        new Random(seed).Shuffle(alerts);
        var engine = new IncidentEngine(Sample.Organisation());
        var last = new Dictionary<string, MachinePart>();
        foreach (var alert in alerts)
        {
            var changes = engine.Apply([alert]);
            foreach (var part in changes.Parts) last[part.Id] = part;
            foreach (var (from, _) in changes.Merged) last.Remove(from);
        }
        Assert.Equal([["a1", "a2", "a3", "a4", "a5"], ["z"]],
            last.Values.Select(part => part.Alerts.Select(alert => alert.Id).ToArray()).OrderBy(ids => ids[0]).ToArray());
    }

    [Fact]
    public void Every_policy_is_found() => Assert.True(IncidentEngine.Policies.Count >= 20);
}

public class RebuildingTests
{
    [Fact]
    public void A_rebuilt_memory_keeps_the_id_that_people_have_seen()
    {
        var known = new IncidentEngine(Sample.Organisation(), known: alert => alert == "a3" ? "0123456789abcdef0123456789abcdef" : null);
        Assert.Equal("0123456789abcdef0123456789abcdef", Assert.Single(known.Apply(Sample.Intrusion()).Parts).Id);
    }

    [Fact]
    public void A_running_episode_stays_with_the_incident_that_was_closed()
    {
        var engine = new IncidentEngine(Sample.Organisation());
        var beacon = Sample.Alert("b", "Beacon", Level.High, 0, ("host.name", "wks-044"));
        engine.Closed(Assert.Single(engine.Apply([beacon]).Parts).Id);
        Assert.Empty(engine.Apply([beacon with { Revision = 2, LastMicros = Sample.At(30), Count = 31 }]).Parts);
    }

    [Fact]
    public void An_incident_survives_its_json()
    {
        var part = Assert.Single(new IncidentEngine(Sample.Organisation()).Apply([Sample.Intrusion()[3] with { Events = [EventId.Of(Sample.Start, 7, 1)] }]).Parts);
        var read = IncidentJson.Read<MachinePart>(IncidentJson.Write(part));
        Assert.Equal(IncidentJson.Write(part), IncidentJson.Write(read));
        Assert.Equal(part.Alerts[0].Events, read.Alerts[0].Events);
        Assert.Contains("\"severity\":\"high\"", IncidentJson.Write(part), StringComparison.Ordinal);
    }
}
