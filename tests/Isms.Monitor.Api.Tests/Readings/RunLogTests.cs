using System.Text;
using Isms.Monitor.Api.Server.Measuring;
using Isms.Monitor.Api.Server.Stages;
using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Pipeline;
using Isms.Monitor.Sigma;
using Isms.Monitor.Sigma.Rules;
using Isms.Monitor.Store.Days;

namespace Isms.Monitor.Api.Tests.Readings;

/// <summary>What the program notes of itself is what it did.</summary>
public class RunLogTests
{
    const string Rule = """
        title: Denied connection
        id: 6f3c1d2e-0000-4000-8000-000000000001
        logsource: { category: firewall }
        detection: { selection: { event.action: denied }, condition: selection }
        """;

    static readonly RuleInfo Info = new("6f3c1d2e-0000-4000-8000-000000000001", "Denied connection", Level.Medium, RuleKind.Sigma, "v1", [], [], []);

    /// <summary>Moves by hand.</summary>
    sealed class Hand(long micros) : TimeProvider
    {
        public long Micros { get; set; } = micros;

        public override DateTimeOffset GetUtcNow() => UnixMicros.ToDateTimeOffset(Micros);
    }

    const long Start = 1_795_521_600_000_000;

    readonly Hand _wall = new(Start);
    readonly ReceivedClock _received;
    readonly RunLog _log;

    public RunLogTests()
    {
        _received = new ReceivedClock(_wall);
        _log = new RunLog(new Detector(RuleSet.Parse(Rule)), _received, _wall);
    }

    static CommitUnit Unit(int events, long receivedMicros, params Alert[] alerts)
    {
        var batch = new EventBatch { Position = new SourcePosition("udp", 0, events) };
        for (var n = 0; n < events; n++) batch.Add(Encoding.UTF8.GetBytes("x")).ReceivedMicros = receivedMicros;
        return new CommitUnit(batch, [], alerts);
    }

    static Alert Alert(string id, long micros, int revision = 1, bool ended = false) => new()
    {
        Id = id, Revision = revision, Rule = Info, GroupKey = "", FirstMicros = micros, LastMicros = micros, ReceivedMicros = micros, Count = 1, Ended = ended,
        Entities = new Dictionary<string, IReadOnlyList<string>>(), Events = [], Reason = "",
    };

    static SourceStatus Status(long events, long unacknowledged, long drops, long? kernel) => new("udp", null, SourceState.Running, null, 0,
        new SenderStatus("udp", events, 0, 0, 0, null, null, null, null, null, 0, 0, drops), [], new Dictionary<string, long>(), kernel, null, unacknowledged);

    RunPeriod? Take(bool isLast = false, SourceStatus? status = null) => _log.Take(() => status is null ? [] : [status], isLast);

    [Fact]
    public void A_program_that_waits_ran_and_notes_it_every_ten_minutes()
    {
        Assert.Null(Take());
        _wall.Micros += 9 * UnixMicros.Minute;
        Assert.Null(Take());
        _wall.Micros += UnixMicros.Minute;
        var run = Take()!;
        Assert.Equal((Start, Start + 10 * UnixMicros.Minute, 1, 0), (run.FromMicros, run.ToMicros, run.Rules, run.Refused));
        _wall.Micros += UnixMicros.Second;
        Assert.Equal(run.ToMicros, Take(isLast: true)!.FromMicros);
        Assert.Null(Take(isLast: true));
    }

    [Fact]
    public void A_backlog_fills_the_time_in_which_it_came()
    {
        Assert.Null(Take());
        _log.Stored(Unit(3, Start - 2 * UnixMicros.Hour));
        _wall.Micros += UnixMicros.Second;
        var run = Take(isLast: true)!;
        Assert.Equal((Start - 2 * UnixMicros.Hour, Start + UnixMicros.Second), (run.FromMicros, run.ToMicros));
    }

    [Fact]
    public void An_alert_is_timed_once_and_one_of_a_backlog_is_set_apart()
    {
        _log.Stored(Unit(1, Start));
        _wall.Micros += 90 * UnixMicros.Second;
        _log.Stored(Unit(1, Start, Alert("live", Start), Alert("old", Start - 1), Alert("seed", Start) with { Seeded = true }));
        _log.Stored(Unit(1, Start, Alert("live", Start + 1, revision: 2, ended: true)));
        var run = Take(isLast: true)!;
        Assert.Equal([0, 0, 0, 1, 0, 0, 0], run.Delays);
        Assert.Equal(1, run.FromBacklog);
    }

    [Fact]
    public void Counts_of_a_source_are_those_of_the_stretch()
    {
        _log.Stored(Unit(20, Start));
        _wall.Micros += UnixMicros.Hour;
        Assert.Equal(new SourceFlow("udp", 25, 20, 5, 2, 7), Assert.Single(Take(status: Status(25, 5, 2, 7))!.Sources));
        _log.Stored(Unit(15, Start));
        _wall.Micros += UnixMicros.Hour;
        Assert.Equal(new SourceFlow("udp", 10, 15, 0, 1, 0), Assert.Single(Take(status: Status(35, 0, 3, 7))!.Sources));
        _wall.Micros += UnixMicros.Hour;
        Assert.Null(Assert.Single(Take(status: Status(35, 0, 3, null))!.Sources).KernelDropped);
    }

    [Fact]
    public async Task Rules_are_put_on_record_when_they_changed_and_not_at_every_start()
    {
        var (records, abort) = (new InMemoryRecords { NowMicros = Start }, TestContext.Current.CancellationToken);
        var (one, other) = (new Detector(RuleSet.Parse(Rule)), new Detector(RuleSet.Parse(Rule.Replace("denied", "allowed", StringComparison.Ordinal))));
        foreach (var detector in new[] { one, one, other, one })
        {
            await RuleRecord.KeepAsync(detector, records, abort);
            records.NowMicros++;
        }
        var known = await records.AsOfAsync<RuleSetLoaded>(long.MaxValue, abort);
        Assert.Equal([(one.Version, 2), (other.Version, 1)], known.OrderByDescending(set => set.Version).Select(set => (set.Value.Id, set.Version)));
        Assert.Equal(new LoadedRule(Info.Id, "Denied connection", true), Assert.Single(known[0].Value.Rules));
    }
}
