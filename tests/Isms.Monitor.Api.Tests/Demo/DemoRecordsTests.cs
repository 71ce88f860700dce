using Isms.Monitor.Api.Demo;
using Isms.Monitor.Api.Tests.Readings;
using Isms.Monitor.Controls.Acting;
using Isms.Monitor.Controls.Acting.Clocks;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Events;
using Isms.Monitor.Incidents;

namespace Isms.Monitor.Api.Tests.Demo;

public class DemoRecordsTests
{
    static CancellationToken Abort => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_demo_puts_on_record_keeps_the_rules_has_a_running_clock_and_is_written_once()
    {
        await using var bench = new Bench();
        var monitor = bench.Monitor;
        monitor.Book.Apply([Sample.Alert("a1", "Malware not cleaned", Level.Critical, bench.Now - 20 * UnixMicros.Hour, ("host.name", "srv-99"))]);
        var incident = monitor.Book.Get(monitor.State.Read(session => session.Incidents.Ids(new()))[0])!;
        monitor.Book.Act(incident.Id, new Close(Verdict.TruePositiveImpact) { Note = "set up anew" }, incident.Version, "r.voss", bench.Now - UnixMicros.Hour);
        var records = new DemoRecords(monitor.Records, monitor.Book, monitor.State, monitor.Acting);
        await records.WriteAsync(bench.Now, Abort);
        await records.WriteAsync(bench.Now, Abort);

        var timeline = Assert.Single(await monitor.Records.AsOfAsync<IncidentTimeline>(long.MaxValue, Abort));
        var facts = new TimelineFacts(bench.Now, incident.Machine.DetectedMicros, [.. monitor.Acting.Clocks.Regimes.Select(one => one.Id)], [.. monitor.Acting.Causes.All.Select(one => one.Id)]);
        Assert.Equal((1, null), (timeline.Version, TimelineRules.Check(null, timeline.Value, facts, timeline.By, "")));
        Assert.Contains(await monitor.Records.AsOfAsync<ClockStep>(long.MaxValue, Abort), step => step.Value.StateAt(bench.Now) == ClockState.Running);
        Assert.Equal(9, (await monitor.Records.AsOfAsync<StaffReport>(long.MaxValue, Abort)).Count);
        foreach (var id in new[] { "NC-2026-001", "NC-2026-002" })
        {
            var versions = await monitor.Records.HistoryAsync<Nonconformity>(id, Abort);
            Assert.Equal(2, versions.Count);
            Nonconformity? before = null;
            foreach (var version in versions)
            {
                Assert.Null(NonconformityRules.Check(before, version.Value, version.By, version.Reason) ?? NonconformityRules.CheckReferences(version.Value, monitor.Acting.Roles, monitor.Acting.Actions));
                before = version.Value;
            }
        }
    }
}
