using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Server.Notifying;
using Isms.Monitor.Api.Server.Notifying.Routing;
using Isms.Monitor.Api.Server.Notifying.Watching;
using Isms.Monitor.Api.Server.Settings;
using Isms.Monitor.Api.Tests.Readings;
using Isms.Monitor.Controls;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Controls.States;
using Isms.Monitor.Events;
using Isms.Monitor.Incidents;
using Isms.Monitor.Store.State;
using SourceState = Isms.Monitor.Api.Reading.SourceState;
using SourceStatus = Isms.Monitor.Api.Reading.SourceStatus;
using State = Isms.Monitor.Controls.States.State;

namespace Isms.Monitor.Api.Tests.Notifying;

public sealed class WatchTests
{
    static readonly NotificationSettings Settings = new()
    {
        Channels = [new ChannelEntry { Id = "hook", Kind = "webhook", Url = "http://127.0.0.1:9/x" }],
        Routes = [new RouteEntry { Id = "all", Channel = "hook", Severity = "low" }],
    };

    static CancellationToken Abort => TestContext.Current.CancellationToken;

    static List<StateNotice> Told(StateStore state) => [.. state.Read(session => session.Outbox.Waiting("all", "")).OrderBy(notice => notice.Id, StringComparer.Ordinal)];

    [Fact]
    public async Task A_new_incident_is_told_once_and_again_when_it_is_raised_and_not_when_it_is_lowered()
    {
        await using var bench = new Bench();
        using var stage = new NotificationStage(Settings, bench.Monitor, bench.Clock);
        var look = stage.LookAtIncidents();
        await look(Abort);
        bench.Monitor.Book.Apply([Sample.Alert("a1", "Scan", Level.High, bench.Now, ("source.ip", "203.0.113.7"))]);
        await look(Abort);
        await look(Abort);
        var first = Assert.Single(Told(bench.Monitor.State));
        var id = first.Id.Split('/')[1];
        Assert.StartsWith("New incident: ", first.Title, StringComparison.Ordinal);

        bench.Clock.Now += TimeSpan.FromMinutes(1);
        Severity(bench, id, Level.Critical);
        await look(Abort);
        Severity(bench, id, Level.Low);
        await look(Abort);
        Assert.Equal(["critical", Name(first.Severity)], Told(bench.Monitor.State).Select(notice => notice.Id.Split('/')[2]));
        Assert.StartsWith("Incident raised to critical: ", Told(bench.Monitor.State)[0].Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_incident_that_a_crash_kept_from_being_told_is_told_after_the_start_and_a_loaded_history_is_not()
    {
        await using var bench = new Bench();
        bench.Monitor.Book.Apply([Sample.Alert("old", "Scan", Level.High, bench.Now - UnixMicros.Day, ("source.ip", "203.0.113.7"))]);
        using (var stage = new NotificationStage(Settings, bench.Monitor, bench.Clock)) await stage.LookAtIncidents()(Abort);
        Assert.Empty(Told(bench.Monitor.State));

        // Written while nobody watches, as when the program dies between the incident and its notice.
        bench.Clock.Now += TimeSpan.FromMinutes(1);
        bench.Monitor.Book.Apply([Sample.Alert("new", "Login", Level.High, bench.Now, ("source.ip", "198.51.100.9"))]);
        using (var again = new NotificationStage(Settings, bench.Monitor, bench.Clock)) await again.LookAtIncidents()(Abort);
        Assert.Single(Told(bench.Monitor.State));
    }

    [Fact]
    public async Task A_legal_clock_is_told_before_its_end_and_past_it_once_each_and_not_when_it_was_sent()
    {
        await using var bench = new Bench();
        using var stage = new NotificationStage(Settings, bench.Monitor, bench.Clock);
        var step = new ClockStep { Id = "i1/nis2/early-warning", Subject = "i1", Regime = "nis2", Step = "early-warning", StartMicros = bench.Now, DueMicros = bench.Now + 24 * UnixMicros.Hour };
        await bench.Monitor.Records.WriteAsync(step, 0, "test", "", Abort);
        await bench.Monitor.Records.WriteAsync(step with { Id = "i1/nis2/sent", SentMicros = bench.Now, Proof = "ref" }, 0, "test", "", Abort);
        await stage.LookAsync(Abort);
        Assert.Empty(Told(bench.Monitor.State));

        bench.Clock.Now += TimeSpan.FromHours(20);
        for (var i = 0; i < 2; i++) await stage.LookAsync(Abort);
        bench.Clock.Now += TimeSpan.FromHours(5);
        for (var i = 0; i < 2; i++) await stage.LookAsync(Abort);

        var clocks = Told(bench.Monitor.State).Where(notice => notice.Kind == "clock").ToList();
        Assert.Equal([("overdue", Level.Critical), ("soon", Level.High)], clocks.Select(notice => (notice.Id.Split('/')[^1], notice.Severity)));
    }

    [Fact]
    public void A_key_KPI_is_told_when_its_state_changes_as_badly_as_the_worse_state_and_supporting_ones_are_not()
    {
        using var bench = new NotifyBench();
        var outbox = new Outbox(bench.State, bench.Addresses, [bench.Route with { Id = "all", Kinds = [NoticeKind.Kpi], Least = Level.Low }], bench.Clock);
        var watch = new KpiWatch(outbox);
        foreach (var (at, state) in new[] { (1, State.Effective), (2, State.Effective), (3, State.Ineffective), (4, State.NotMeasured), (3, State.Effective), (5, State.NotMeasured) })
            watch.Look(Measured(at, state));

        Assert.Equal([("kpi/K-1/3/Ineffective", Level.High), ("kpi/K-1/4/NotMeasured", Level.High)], Told(bench.State).Select(notice => (notice.Id, notice.Severity)));
        Assert.Equal("K-1 Title: effective before, now ineffective", Told(bench.State)[0].Title);
    }

    [Fact]
    public async Task A_source_that_falls_silent_is_told_and_that_it_is_back_and_a_start_gives_it_its_interval()
    {
        using var bench = new NotifyBench();
        var outbox = new Outbox(bench.State, bench.Addresses, [bench.Route with { Id = "all", Kinds = [NoticeKind.Silence] }], bench.Clock);
        var sources = new OneSource();
        var watch = new SourceWatch(sources, outbox, bench.Clock);
        await watch.LookAsync(Abort);
        Assert.Empty(Told(bench.State));

        bench.Clock.Now += TimeSpan.FromHours(1);
        for (var i = 0; i < 2; i++) await watch.LookAsync(Abort);
        Assert.Equal("silence/fw-01/1000000/silent", Assert.Single(Told(bench.State)).Id);
        // A restart remembers what was told.
        watch = new SourceWatch(sources, outbox, bench.Clock);
        sources.Now = sources.Now with { State = SourceState.Impaired, LastSeenMicros = 9_000_000 };
        for (var i = 0; i < 2; i++) await watch.LookAsync(Abort);
        Assert.Equal(["silence/fw-01/1000000/back", "silence/fw-01/1000000/silent"], Told(bench.State).Select(notice => notice.Id));
    }

    static Measurement Measured(int at, State state) => new()
    {
        AtMicros = at, Samples = [], Risks = [], Sources = [], Counts = new FourCounts(0, 0, 0, 0, 0),
        Kpis = [Kpi("K-1", state), Kpi("K-2", state)],
        Controls = [new ControlStatus { Control = "A.8.7", Title = "", State = state, Computed = state, Reasons = [], KeyKpis = ["K-1"], SupportingKpis = ["K-2"] }],
    };

    static KpiStatus Kpi(string id, State state) => new() { Kpi = id, Title = "Title", State = state, Computed = state };

    static void Severity(Bench bench, string id, Level level) =>
        Assert.IsType<ActionResult.Done>(bench.Monitor.Book.Act(id, new SetSeverity(level) { Note = "looked at it" }, bench.Monitor.Book.Get(id)!.Version, "jane"));

    static string Name(Level level) => level.ToString().ToLowerInvariant();

    sealed class OneSource : ISources
    {
        public SourceStatus Now { get; set; } = new()
        {
            Id = "fw-01", Name = "fw-01", Kind = "syslog-udp", Format = "cisco_asa", State = SourceState.Silent, Reason = "Silent for 2 h.", EventsPerSecond = 0,
            LastSeenMicros = 1_000_000, ExpectedIntervalMicros = UnixMicros.Hour,
        };

        public Task<IReadOnlyList<SourceStatus>> ListAsync(CancellationToken abort) => Task.FromResult<IReadOnlyList<SourceStatus>>([Now]);

        public Task<DeadLetters> DeadLettersAsync(string? source, int limit, CancellationToken abort) => throw new NotSupportedException();

        public Task<Redrive> RedriveAsync(string? source, string actor, CancellationToken abort) => throw new NotSupportedException();
    }
}
