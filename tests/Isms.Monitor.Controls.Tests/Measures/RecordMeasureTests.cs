using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Controls.Measures;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Controls.States;
using Isms.Monitor.Events;
using Isms.Monitor.Registers;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Controls.Tests.Measures;

/// <summary>KPIs that rest on what people put on record.</summary>
public class RecordMeasureTests
{
    const long Hour = UnixMicros.Hour;
    const long Day = UnixMicros.Day;

    static readonly long Now = Company.Now;
    static readonly long Written = Now - Hour;

    static TriageItem Confirmed(string id, long daysAgo, params string[] risks) => Company.Handled(id, Now - daysAgo * Day, Disposition.TruePositive, risks);

    static IncidentTimeline Timeline(string id, long? occurred = null, Reporter? reporter = null, string cause = "", decimal? hours = null) => new()
    {
        Id = id, Occurred = occurred is { } micros ? new Moment(micros, MomentQuality.Exact) : null, ReportedBy = reporter, RootCause = cause, Hours = hours,
    };

    static async Task<Measurement> MeasureAsync(InMemoryRecords records, IEnumerable<TriageItem> items, RegisterSet? registers = null)
    {
        var evidence = Company.Evidence();
        evidence.Items.Clear();
        evidence.Items.AddRange(items);
        return await Company.MeasureAsync(evidence, records, registers);
    }

    static (double, double) Quotient(Sample sample) => (sample.Numerator, sample.Denominator);

    [Fact]
    public async Task Dwell_time_counts_known_occurrences_only_and_says_how_many_are_not()
    {
        var items = new[] { Confirmed("A", 20), Confirmed("B", 20), Confirmed("C", 20), Confirmed("D", 20) with { Disposition = Disposition.FalsePositive } };
        var records = new InMemoryRecords().With(Timeline("A", Now - 20 * Day - 2 * Hour), Written).With(Timeline("B", Now - 22 * Day), Written).With(Timeline("D", Now - 30 * Day), Written);
        var sample = (await MeasureAsync(records, items)).SampleOf("DET-03");
        Assert.Equal((1, 2), Quotient(sample));
        Assert.Equal(new SampleException("B", "detected 48 h after it began"), Assert.Single(sample.Exceptions));
        Assert.Contains(new Detail("occurrence unknown", "1 of 3"), sample.Details);
    }

    [Fact]
    public async Task Of_a_range_the_earlier_end_counts_and_an_occurrence_after_the_detection_is_not_known()
    {
        var range = Timeline("A") with { Occurred = new Moment(Now - 22 * Day, MomentQuality.Range, Now - 20 * Day) };
        var sample = (await MeasureAsync(new InMemoryRecords().With(range, Written).With(Timeline("B", Now - Day), Written), [Confirmed("A", 20), Confirmed("B", 20)])).SampleOf("DET-03");
        Assert.Equal((0, 1), Quotient(sample));
        Assert.Contains(new Detail("occurrence known exactly", "0 of 1"), sample.Details);
    }

    [Fact]
    public async Task Without_any_known_occurrence_dwell_time_is_not_measured_and_never_good()
    {
        var status = (await MeasureAsync(new InMemoryRecords(), [Confirmed("A", 20), Confirmed("B", 20)])).StatusOf("DET-03");
        Assert.Equal("not measured: of none of 2 confirmed incidents the time of occurrence is known", status.Words);
    }

    [Fact]
    public async Task A_timeline_written_later_changes_no_figure_of_before()
    {
        var records = new InMemoryRecords().With(Timeline("A", Now - 20 * Day), Written).With(Timeline("A", Now - 25 * Day), Now + 1);
        Assert.Equal((1, 1), Quotient((await MeasureAsync(records, [Confirmed("A", 20)])).SampleOf("DET-03")));
    }

    [Fact]
    public async Task Who_noticed_is_told_apart_and_an_incident_without_a_timeline_is_in_neither_side()
    {
        var records = new InMemoryRecords().With(Timeline("A", reporter: Reporter.Customer), Written).With(Timeline("B", reporter: Reporter.Staff), Written).With(Timeline("C"), Written);
        var sample = (await MeasureAsync(records, [Confirmed("A", 9), Confirmed("B", 8), Confirmed("C", 7), Confirmed("D", 6)])).SampleOf("DET-10");
        Assert.Equal((2, 3), Quotient(sample));
        Assert.Equal([new("A", "first reported by a customer"), new("B", "first reported by own staff")], sample.Exceptions);
        Assert.Equal([new("by own staff", "1"), new("by outsiders", "1"), new("without a timeline", "1 of 4")], sample.Details);
    }

    [Fact]
    public async Task Without_timelines_nobody_knows_who_noticed()
    {
        Assert.Equal("not measured: none of 1 confirmed incidents has a timeline that says who noticed it",
            (await MeasureAsync(new InMemoryRecords(), [Confirmed("A", 9)])).StatusOf("DET-10").Words);
    }

    [Fact]
    public async Task A_severe_incident_needs_a_package_with_events_a_hash_and_a_custody_log()
    {
        EvidencePackage Package(string of, int events = 3, string hash = "ab", bool custody = true) => new()
        {
            Id = $"P-{of}", Subject = of, Events = events, ManifestHash = hash, Custody = custody ? [new CustodyEntry(Written, "r.voss", "issued")] : [],
        };
        var records = new InMemoryRecords().With(Package("GOOD"), Written).With(Package("EMPTY", events: 0), Written).With(Package("BARE", hash: ""), Written).With(Package("LOOSE", custody: false), Written);
        TriageItem[] items = [Confirmed("GOOD", 9), Confirmed("EMPTY", 8), Confirmed("BARE", 7), Confirmed("LOOSE", 6), Confirmed("NONE", 5), Confirmed("SMALL", 5) with { Severity = "low" }];
        var sample = (await MeasureAsync(records, items)).SampleOf("RSP-06");
        Assert.Equal((1, 5), Quotient(sample));
        Assert.Equal([new("EMPTY", "its evidence package holds no event"), new("BARE", "its evidence package has no hash"), new("LOOSE", "its evidence package has no custody log"),
            new("NONE", "closed without an evidence package")], sample.Exceptions);
    }

    [Fact]
    public async Task Lessons_are_due_fourteen_days_after_the_closing()
    {
        LessonsReview Held(string of, long daysAgo, params string[] actions) => new() { Id = of, HeldMicros = Now - daysAgo * Day, Learned = "what helped", Actions = actions };
        var records = new InMemoryRecords().With(Held("IN TIME", 30, "CA-01"), Written).With(Held("LATE", 20), Written);
        var sample = (await MeasureAsync(records, [Confirmed("IN TIME", 40), Confirmed("LATE", 40), Confirmed("NONE", 40), Confirmed("STILL TIME", 10)])).SampleOf("RSP-07");
        Assert.Equal((1, 3), Quotient(sample));
        Assert.Equal([new("LATE", "reviewed late"), new("NONE", "no review was held")], sample.Exceptions);
        Assert.Equal(new Detail("reviews that led to an action", "1 of 2"), Assert.Single(sample.Details));
    }

    static RegisterSet WithActions() => Company.Registers with
    {
        CorrectiveActions = [.. new[] { "CA-A", "CA-B", "CA-C" }.Select(id => new CorrectiveAction { Id = id, Source = id == "CA-B" ? "B" : "", Action = "Change it",
            Completed = UnixMicros.DayOf(Now).AddDays(-190) })],
    };

    [Fact]
    public async Task A_cause_that_comes_back_after_its_action_is_a_recurrence_of_that_action()
    {
        var records = new InMemoryRecords().With(Timeline("A", cause: "phishing"), Written).With(Timeline("B", cause: "unpatched"), Written).With(Timeline("AGAIN", cause: "Phishing"), Written)
            .With(Timeline("OTHER RISK", cause: "unpatched"), Written).With(new LessonsReview { Id = "A", HeldMicros = Now - 195 * Day, Learned = "x", Actions = ["CA-A"] }, Written);
        TriageItem[] items = [Confirmed("A", 198, "R-01"), Confirmed("B", 198, "R-02"), Confirmed("AGAIN", 60, "R-01"), Confirmed("OTHER RISK", 60, "R-01")];
        var sample = (await MeasureAsync(records, items, WithActions())).SampleOf("RSP-09");
        Assert.Equal((1, 2), Quotient(sample));
        Assert.Equal(new SampleException("CA-A", "its cause came back in AGAIN"), Assert.Single(sample.Exceptions));
        Assert.Equal(new Detail("actions without a root cause", "1 of 3"), Assert.Single(sample.Details));
    }

    [Fact]
    public async Task Without_root_causes_nothing_recurs_and_that_is_not_good() => Assert.Contains(
        "none of 3 corrective actions goes back to an incident with a risk and a root cause",
        (await MeasureAsync(new InMemoryRecords(), [Confirmed("A", 198, "R-01")], WithActions())).SampleOf("RSP-09").NotMeasured);

    static ClockStep Step(string of, long due, long? sent, string proof = "number 7", string waived = "") => new()
    {
        Id = $"{of}/nis2/early-warning", Subject = of, Regime = "nis2", Step = "early-warning", StartMicros = due - Day, DueMicros = due, SentMicros = sent, Proof = proof, Waived = waived,
    };

    [Fact]
    public async Task A_notification_counts_when_it_was_sent_in_time_with_a_proof()
    {
        var due = Now - 9 * Day;
        var records = new InMemoryRecords().With(Step("A", due, due), Written).With(Step("B", due, due + 1), Written).With(Step("C", due, null), Written).With(Step("D", due, due, proof: ""), Written)
            .With(Step("E", due, null, waived: "no personal data"), Written).With(Step("F", Now + Day, null), Written)
            .With(Timeline("G") with { Reportable = true, Aware = new Moment(Now - 3 * Day, MomentQuality.Exact), ReportableDecided = new Moment(Now - 3 * Day + 2 * Hour, MomentQuality.Exact) }, Written);
        var sample = (await MeasureAsync(records, [])).SampleOf("RSP-10");
        Assert.Equal((1, 5), Quotient(sample));
        Assert.Equal([new("B", "nis2 early-warning was sent late, it was due 2026-11-14 00:00 UTC"), new("C", "nis2 early-warning was not sent, and was due 2026-11-14 00:00 UTC"),
            new("D", "nis2 early-warning was sent without a proof"), new("G", "reportable, and no notification is on record")], sample.Exceptions);
        Assert.Contains(new Detail("awareness to decision p50", "120 min"), sample.Details);
        Assert.Contains(new Detail("waived", "1 of 5"), sample.Details);
    }

    [Fact]
    public async Task No_notification_due_is_not_exercised_and_no_hundred_percent() =>
        Assert.Equal("not measured: not exercised: no notification was due", (await MeasureAsync(new InMemoryRecords(), [])).StatusOf("RSP-10").Words);

    static InMemoryRecords Reports(params int[] daysAgo)
    {
        var records = new InMemoryRecords();
        foreach (var days in daysAgo)
            records.With(new StaffReport { Id = $"SR-{days}", ReportedMicros = Now - days * Day, What = "odd mail", Real = days % 2 == 0 }, Written);
        return records;
    }

    [Fact]
    public async Task Reports_by_staff_are_held_against_the_own_past_once_it_is_a_year_long()
    {
        var young = await MeasureAsync(Reports(10, 20, 31), []);
        Assert.Equal(3, young.SampleOf("GOV-02").Numerator);
        Assert.Equal(0.12 * 183 / 30.44, young.SampleOf("GOV-02").Denominator, 1e-9);
        Assert.Equal(State.Insufficient, young.StatusOf("GOV-02").State);
        Assert.Contains(new Detail("turned out to be real", "2 of 3 assessed"), young.SampleOf("GOV-02").Details);
        var steady = await MeasureAsync(Reports([.. Enumerable.Range(0, 56).Select(n => 5 + n * 10)]), []);
        Assert.Equal(State.InControl, steady.StatusOf("GOV-02").State);
        var fallen = await MeasureAsync(Reports([.. Enumerable.Range(0, 38).Select(n => 185 + n * 10)]), []);
        Assert.Equal(State.Degraded, fallen.StatusOf("GOV-02").State);
    }

    [Fact]
    public async Task No_report_ever_is_not_measured() => Assert.Equal(
        "not measured: no report by staff was ever put on record, so it is not known whether they could", (await MeasureAsync(new InMemoryRecords(), [])).StatusOf("GOV-02").Words);

    static RegisterSet WithShift() => Company.Registers with
    {
        Shifts = [new Shift { Id = "day", Days = [DayOfWeek.Monday, DayOfWeek.Tuesday], Length = TimeSpan.FromHours(5), Analysts = 2 }],
    };

    [Fact]
    public async Task Load_is_hours_on_record_or_the_usual_ones_of_the_severity_against_the_shifts()
    {
        var records = new InMemoryRecords();
        foreach (var n in Enumerable.Range(0, 5)) records.With(Timeline($"OLD-{n}", hours: 1 + n), Written);
        records.With(Timeline("NEW", hours: 4), Written);
        TriageItem[] items = [.. Enumerable.Range(0, 5).Select(n => Confirmed($"OLD-{n}", 40)), Confirmed("NEW", 3), Confirmed("UNLOGGED", 3), Confirmed("OTHER", 3) with { Severity = "low" }];
        var sample = (await MeasureAsync(records, items, WithShift())).SampleOf("RSP-04");
        Assert.Equal((4 * 60 + 4 * 60, 2 * 2 * 5 * 60), Quotient(sample));
        Assert.Equal(2 / 3.0, sample.ObservedExposure, 1e-9);
    }

    [Fact]
    public async Task Load_is_not_measured_without_shifts_or_without_hours()
    {
        Assert.Equal("not measured: no shift of analysts is registered", (await MeasureAsync(new InMemoryRecords(), [Confirmed("A", 3)])).StatusOf("RSP-04").Words);
        Assert.Equal("not measured: of no closed alert or incident the hours worked are on record", (await MeasureAsync(new InMemoryRecords(), [Confirmed("A", 3)], WithShift())).StatusOf("RSP-04").Words);
    }

    [Fact]
    public async Task A_decision_on_record_stands_in_place_of_the_computed_state_until_it_is_taken_back()
    {
        var decision = new StateDecision { Id = "D-1", Override = new StateOverride("GOV-02", State.Degraded, "the report button was broken", "isms-manager", Now + Day) };
        var records = new InMemoryRecords().With(decision, Written);
        Assert.Equal("degraded (manual)", (await MeasureAsync(records, [])).StatusOf("GOV-02").Words);
        records.With(decision with { Withdrawn = true }, Written + 1);
        Assert.Equal(State.NotMeasured, (await MeasureAsync(records, [])).StatusOf("GOV-02").State);
    }
}
