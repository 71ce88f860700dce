using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Controls.Measures;
using Isms.Monitor.Controls.States;
using Isms.Monitor.Events;
using static Isms.Monitor.Controls.Evidence.TriageItem;

namespace Isms.Monitor.Controls.Tests.Measures;

/// <summary>One thing is broken in a healthy organisation; the figure and its exceptions must show exactly that.</summary>
public class MeasureTests
{
    static async Task<Sample> SampleAsync(string kpi, Action<InMemoryEvidence> change, params string[] silenced)
    {
        var evidence = Company.Evidence(silenced);
        change(evidence);
        return (await Company.MeasureAsync(evidence)).SampleOf(kpi);
    }

    static (double, double) Quotient(Sample sample) => (sample.Numerator, sample.Denominator);

    [Fact]
    public async Task Coverage_counts_against_the_inventory_and_splits_by_criticality()
    {
        var sample = await SampleAsync("VIS-01", _ => { }, "fw-01");
        Assert.Equal((13, 14), Quotient(sample));
        Assert.Equal(new SampleException("fw-01", "fw-01 has been silent since 2026-11-21 23:40 UTC"),
            Assert.Single(sample.Exceptions));
        Assert.Contains(new Detail("criticality 5", "0 of 1"), sample.Details);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(48)]
    public async Task A_source_that_sends_only_what_is_unreadable_is_not_covered(int hours)
    {
        var sample = await SampleAsync("VIS-01", evidence =>
        {
            for (var n = 0; n < evidence.Events.Count; n++)
                if (evidence.Events[n] is { Source: "fw-02" } one
                    && one.Timestamp >= Company.Now - hours * UnixMicros.Hour) evidence.Events[n] = one with { Unparsed = true };
        });
        Assert.Equal(new SampleException("fw-02", "fw-02 sends only what no format can read"), Assert.Single(sample.Exceptions));
    }

    [Fact]
    public async Task Silence_is_weighted_by_criticality()
    {
        var sample = await SampleAsync("VIS-02", _ => { }, "fw-01");
        Assert.Equal(24 * 5, sample.Numerator, 1e-6);
        Assert.Equal(24 * (5 + 4 + 4 + 3 + 10), sample.Denominator, 1e-6);
        Assert.Equal(14 * 24, sample.N, 1e-6);
    }

    [Fact]
    public async Task A_wrong_clock_and_a_missing_time_zone_are_told_apart()
    {
        var sample = await SampleAsync("VIS-05", evidence =>
        {
            for (var n = 0; n < evidence.Events.Count; n++)
            {
                var one = evidence.Events[n];
                if (one.Source == "fw-01") evidence.Events[n] = one with { Received = one.Received + 97 * UnixMicros.Second };
                if (one.Source == "fw-02") evidence.Events[n] = one with { Received = one.Received + UnixMicros.Hour };
                if (one.Source == "srv-01") evidence.Events[n] = one with { Timestamp = one.Timestamp + 30 * UnixMicros.Second };
            }
        });
        Assert.Equal((3, 14), Quotient(sample));
        Assert.Equal(
        [
            new("fw-01", "clock is 98 s behind"), new("fw-02", "time zone: off by 3601 s, a whole number of quarter hours"),
                new("srv-01", "clock is 29 s ahead"),
        ], sample.Exceptions);
    }

    [Fact]
    public async Task What_is_open_and_late_is_missed_and_what_may_still_be_in_time_is_not_due()
    {
        var sample = await SampleAsync("RSP-01", evidence =>
        {
            evidence.Items.Add(Company.Handled("LATE", Company.Now - UnixMicros.Day) with { Changes = [new(Entered.Acknowledged,
                Company.Now - UnixMicros.Hour, true)] });
            evidence.Items.Add(Company.Handled("NEGLECTED", Company.Now - UnixMicros.Day) with { Changes = [] });
            evidence.Items.Add(Company.Handled("BY RULE", Company.Now - 2 * UnixMicros.Day) with { Changes = [new(Entered.Closed,
                Company.Now - 2 * UnixMicros.Day + 1, false)] });
            evidence.Items.Add(Company.Handled("FRESH", Company.Now - UnixMicros.Minute) with { Changes = [] });
        });
        Assert.Equal((100, 103), Quotient(sample));
        Assert.Equal(["BY RULE", "LATE", "NEGLECTED"], sample.Exceptions.Select(one => one.Subject).Order());
        Assert.Contains(new Detail("time to acknowledge p50", "5 min"), sample.Details);
        Assert.Contains(new Detail("open and late", "2"), sample.Details);
    }

    [Fact]
    public async Task No_alerts_are_not_zero_minutes()
    {
        var measurement = await Company.MeasureAsync(With(evidence => evidence.Items.Clear()));
        Assert.Equal("not measured: nothing to count: 0 of 0", measurement.StatusOf("RSP-01").Words);
        Assert.DoesNotContain(measurement.SampleOf("RSP-01").Details, detail => detail.Name.StartsWith("time", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Closing_without_verdict_reason_or_link_is_incomplete()
    {
        var sample = await SampleAsync("RSP-05", evidence =>
        {
            evidence.Items.Add(Company.Handled("A", Company.Now - 3 * UnixMicros.Day) with { Disposition = Disposition.None });
            evidence.Items.Add(Company.Handled("B", Company.Now - 3 * UnixMicros.Day) with { Reason = " ", Controls = [] });
            evidence.Items.Add(Company.Handled("OLD BUT CLOSED NOW", Company.Now - 90 * UnixMicros.Day) with { Changes = [new(
                Entered.Closed, Company.Now - UnixMicros.Day, true)] });
            evidence.Items.Add(Company.Handled("REOPENED", Company.Now - 3 * UnixMicros.Day) with { Changes = [new(Entered.Closed,
                Company.Now - UnixMicros.Day, true), new(Entered.Reopened, Company.Now - UnixMicros.Hour, true)] });
        });
        Assert.Equal((101, 103), Quotient(sample));
        Assert.Equal([new("A", "closed without a disposition"), new("B", "closed without a reason, a control or risk")], sample.Exceptions);
    }

    [Fact]
    public async Task Malware_that_was_found_later_is_in_the_denominator_and_an_outbreak_is_one_trial_a_host_and_day()
    {
        var sample = await SampleAsync("PRV-01", evidence => evidence.Malware.Add(
            new("Worm", "wks-03", Company.Now - UnixMicros.Day, false, "ids", 10_000)));
        Assert.Equal((200, 201), Quotient(sample));
        Assert.Equal(201, sample.N);
        Assert.Equal(new SampleException("wks-03", "Worm was found by ids on 2026-11-22"), Assert.Single(sample.Exceptions));
    }

    [Fact]
    public async Task A_day_is_judged_when_it_is_over_so_a_second_reckoning_agrees()
    {
        var (sample, again) = (await SampleAsync("PRV-01", _ => { }), await SampleAsync("PRV-01", evidence => evidence.Malware.Add(
            new("Worm", "wks-03", Company.Now - Company.Now % UnixMicros.Day, false, "ids", 3))));
        Assert.Equal(Quotient(sample), Quotient(again));
    }

    [Fact]
    public async Task An_endpoint_that_says_nothing_is_unknown_and_one_with_old_signatures_is_not_current()
    {
        var sample = await SampleAsync("PRV-02", evidence =>
        {
            evidence.Statuses.RemoveAll(status => status.Endpoint is "wks-01" or "wks-02" or "wks-03");
            evidence.Statuses.Add(new("wks-02", Company.Now - UnixMicros.Hour, true, Company.Now - 20 * UnixMicros.Day));
            evidence.Statuses.Add(new("wks-03", Company.Now - UnixMicros.Hour, false, Company.Now - UnixMicros.Day));
        });
        Assert.Equal((7, 10), Quotient(sample));
        Assert.Equal(0.9, sample.ObservedExposure, 1e-9);
        Assert.Equal([new("wks-01", "unknown: no status for 7 days"), new("wks-02", "signatures were 20 days old"),
            new("wks-03", "protection is off")], sample.Exceptions);
    }

    [Fact]
    public async Task An_antivirus_that_last_reported_two_days_ago_is_stale()
    {
        var measurement = await Company.MeasureAsync(With(evidence =>
        {
            for (var n = 0; n < evidence.Statuses.Count; n++) evidence.Statuses[n] = evidence.Statuses[n] with { SeenMicros = Company.Now - 2 * UnixMicros.Day };
        }));
        Assert.Equal(State.Stale, measurement.StatusOf("PRV-02").State);
    }

    [Fact]
    public async Task Measurement_coverage_counts_controls_whose_every_key_KPI_has_a_verdict()
    {
        var measurement = await Company.MeasureAsync(Company.Evidence());
        var sample = measurement.SampleOf("GOV-05");
        Assert.Equal(11, sample.Denominator);
        Assert.Equal(["A.5.27", "A.8.16", "A.8.20"], sample.Exceptions.Select(one => one.Subject));
        Assert.Contains(new Detail("not measurable here", "1 of 12"), sample.Details);
        Assert.Equal(8.0 / 11 * 100, measurement.StatusOf("GOV-05").Value!.Value, 1e-9);
    }

    [Fact]
    public async Task Moving_a_due_date_or_skipping_the_check_of_the_effect_does_not_make_an_action_done()
    {
        var sample = await SampleAsync("RSP-08", _ => { });
        Assert.Equal((1, 3), Quotient(sample));
        Assert.Equal([new("CA-02", "open, was due 2026-10-24"), new("CA-03", "completed, and its effect was not checked")],
            sample.Exceptions);
    }

    [Fact]
    public async Task A_joiner_in_the_grace_period_is_left_out_and_a_service_account_needs_no_training()
    {
        var sample = await SampleAsync("GOV-01", _ => { });
        Assert.Equal((10, 11), Quotient(sample));
        Assert.Equal(new SampleException("person-11", "lacks C-01"), Assert.Single(sample.Exceptions));
    }

    [Fact]
    public async Task A_policy_past_its_review_and_a_risk_with_an_expired_acceptance_are_named()
    {
        Assert.Equal(new SampleException("P-02", "review was due 2026-07-11"),
            Assert.Single((await SampleAsync("GOV-03", _ => { })).Exceptions));
        var risks = await SampleAsync("GOV-07", _ => { });
        Assert.Equal((1, 2), (risks.Value, risks.N));
        Assert.Equal(new SampleException("R-02", "its acceptance expired on 2026-10-19"), Assert.Single(risks.Exceptions));
    }

    [Fact]
    public async Task A_moved_treatment_action_is_late_by_its_first_date()
    {
        var sample = await SampleAsync("GOV-06", _ => { });
        Assert.Equal((0, 1), Quotient(sample));
        Assert.Equal(new SampleException("R-01", "TA-01 was due 2026-11-03 and is open"), Assert.Single(sample.Exceptions));
    }

    [Fact]
    public async Task The_incident_trend_is_a_ratio_of_observed_rates_with_a_p_value()
    {
        var sample = await SampleAsync("RSP-11", evidence =>
        {
            evidence.Items.Clear();
            evidence.Items.AddRange(Enumerable.Range(0, 4).Select(n =>
                Company.Handled($"NEW-{n}", Company.Now - (5 + n) * UnixMicros.Day, Disposition.TruePositive)));
            evidence.Items.AddRange(Enumerable.Range(0, 4).Select(n =>
                Company.Handled($"OLD-{n}", Company.Now - (90 + n) * UnixMicros.Day, Disposition.TruePositive)));
        });
        Assert.Equal(8, sample.N);
        Assert.Equal(1.5, sample.Value!.Value, 0.01);
        Assert.Contains(sample.Details, detail => detail is { Name: "p-value", Value: "0.454" });
    }

    static InMemoryEvidence With(Action<InMemoryEvidence> change)
    {
        var evidence = Company.Evidence();
        change(evidence);
        return evidence;
    }
}
