using Isms.Monitor.Api.Server.Trials;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Controls.Trials;
using Isms.Monitor.Events;
using Isms.Monitor.Store.Days;

namespace Isms.Monitor.Api.Tests.Trials;

public class TrialProgrammeTests
{
    public static TheoryData<string> Shipped => [.. Server.Registry.Load(new Server.Settings.MonitorSettings().Isms, TimeProvider.System).Organisation.Registers.Trials.Select(trial => trial.Id)];

    [Theory]
    [MemberData(nameof(Shipped))]
    public async Task A_shipped_trial_goes_through_the_real_source_is_answered_and_makes_no_incident(string id)
    {
        await using var bench = new TrialBench();
        for (var again = 0; again < 4; again++)
        {
            await bench.StartAsync(id);
            bench.Clock.Now += TimeSpan.FromMinutes(1);
        }
        await bench.EndAsync();
        await bench.Monitor.Trials.LookAsync(TestContext.Current.CancellationToken);

        Assert.All(bench.Monitor.Ledger.All(), one => Assert.Equal((one.Value.Id, TrialOutcome.Passed, true), (one.Value.Id, one.Value.OutcomeAt(bench.Now), one.Value.Settled)));
        Assert.Equal(0, bench.Incidents);
        var alerts = await bench.AlertsAsync();
        Assert.True(alerts.Count >= 4);
        Assert.All(alerts, alert => Assert.True(alert.Seeded));
        Assert.Empty(bench.Messages);
    }

    [Fact]
    public async Task Events_of_a_trial_are_in_no_figure_and_found_by_its_label()
    {
        await using var bench = new TrialBench();
        var trial = await bench.StartAsync("eicar-mail");
        await bench.EndAsync();
        var abort = TestContext.Current.CancellationToken;
        var (from, to) = (bench.Now - UnixMicros.Day, bench.Now + UnixMicros.Day);

        Assert.Empty(await bench.Monitor.Evidence.MalwareClustersAsync(from, to, abort));
        Assert.Empty(await bench.Monitor.Evidence.SourceHoursAsync(from, to, abort));
        Assert.Empty(await bench.Monitor.Evidence.FramesAsync(from, to, abort));
        Assert.Empty(await bench.Monitor.Evidence.TriageAsync(from, to, abort));
        Assert.Empty(await bench.Monitor.Days.Senders.ActivityAsync(from, to, abort));
        Assert.Empty(await bench.Monitor.Days.Counts.MatchesAsync(from, abort));
        Assert.Empty(await bench.Monitor.Days.Counts.AlertsAsync(from, abort));
        Assert.Empty(await bench.Monitor.Days.Counts.LogSourcesAsync(from, abort));
        var seen = Assert.Single(await bench.Monitor.Days.Trials.SightingsAsync(from, to, abort));
        Assert.Equal(trial.Id, seen.Trial);
        var page = await bench.Monitor.Days.Reader.ReceivedAsync(from, abort).FirstAsync(abort);
        Assert.Equal(EventFlags.Seed, Assert.Single(page).Flags);
    }

    [Fact]
    public async Task A_tag_that_nobody_entered_hides_nothing_and_is_noted()
    {
        await using var bench = new TrialBench();
        await bench.SendAsync("<30>Nov 24 14:29:00 srv-mail-01 clamd[911]: /srv/isms-trial-00000000000000ff.exe: Win.Ransomware.Demo-1 FOUND");
        await bench.EndAsync();

        Assert.True(bench.Incidents > 0);
        Assert.All(await bench.AlertsAsync(), alert => Assert.False(alert.Seeded));
        var noted = Assert.Single(bench.Monitor.ForeignTags.All);
        Assert.Equal(("00000000000000ff", "srv-mail-01", 1L), (noted.Tag, noted.Sender, noted.Lines));
        Assert.Equal("ISMS5042 a line of srv-mail-01 carries the tag of a trial (00000000000000ff) that does not wait for it; it is an ordinary event. "
            + "Look at the event: it is a line of a trial that came too late, or somebody wants to pass for a test.", Assert.Single(bench.Messages));
    }

    [Fact]
    public async Task A_stolen_tag_of_a_waiting_trial_hides_no_other_line()
    {
        await using var bench = new TrialBench();
        var trial = await bench.StartAsync("failed-logins");
        await bench.SendAsync($"<30>Nov 24 14:29:00 srv-mail-01 clamd[911]: /srv/isms-trial-{trial.Id}.exe: Win.Ransomware.Demo-1 FOUND");
        await bench.EndAsync();

        Assert.True(bench.Incidents > 0);
        Assert.Equal(trial.Id, Assert.Single(bench.Monitor.ForeignTags.All).Tag);
        Assert.Equal(TrialOutcome.Passed, (await bench.LookAsync(trial.Id)).OutcomeAt(bench.Now));
    }

    [Fact]
    public async Task A_label_in_a_record_is_taken_away_and_noted()
    {
        await using var bench = new TrialBench();
        await bench.SendAsync("""{"@timestamp":"2026-11-24T14:29:00Z","event":{"dataset":"app.log"},"message":"x","labels":{"isms_trial":"00000000000000ff"}}""");
        await bench.EndAsync();
        var abort = TestContext.Current.CancellationToken;
        var stored = Assert.Single(await bench.Monitor.Days.Reader.ReceivedAsync(0, abort).FirstAsync(abort));

        Assert.Null(stored.Event.Text(FieldTable.Get(Match.TrialField)));
        Assert.Equal(EventFlags.None, stored.Flags);
        Assert.Equal("", Assert.Single(bench.Monitor.ForeignTags.All).Tag);
    }

    [Fact]
    public async Task A_line_that_comes_after_the_limit_is_an_ordinary_event()
    {
        await using var bench = new TrialBench();
        var script = TrialScript.Of(bench.Monitor.Trials.Definitions.Single(one => one.Id == "eicar-mail"), bench.Monitor.Organisation.Registers, 77, bench.Now);
        bench.Monitor.Ledger.Enter([(script.Trial, bench.Now)], "test");
        bench.Clock.Now += TimeSpan.FromMinutes(11);
        await bench.SendAsync(script.Lines[0].Text);
        await bench.EndAsync();

        Assert.All(await bench.AlertsAsync(), alert => Assert.False(alert.Seeded));
        Assert.Equal(TrialOutcome.Void, (await bench.LookAsync(script.Trial.Id)).OutcomeAt(bench.Now));
    }

    [Fact]
    public async Task A_trial_in_the_middle_of_a_real_attack_takes_nothing_from_it()
    {
        await using var bench = new TrialBench();
        string Guess(int n) => $"<38>Nov 24 14:{20 + n / 10:00}:{n % 10 * 6:00} srv-web-01 sshd[{n}]: Failed password for root from 198.51.100.7 port {40_000 + n} ssh2";
        await bench.SendAsync(Enumerable.Range(0, 8).Select(Guess));
        await bench.StartAsync("failed-logins");
        await bench.SendAsync(Enumerable.Range(8, 8).Select(Guess));
        await bench.EndAsync();

        Assert.Equal(16, Assert.Single(await bench.AlertsAsync(), alert => !alert.Seeded && alert.Rule.Kind == RuleKind.Correlation).Count);
        Assert.Equal(14, Assert.Single(await bench.AlertsAsync(), alert => alert.Seeded && alert.Rule.Kind == RuleKind.Correlation).Count);
    }

    [Fact]
    public async Task What_cannot_be_carried_out_says_why_and_what_cannot_be_sent_becomes_void()
    {
        await using var bench = new TrialBench();
        var abort = TestContext.Current.CancellationToken;
        var unknown = await Assert.ThrowsAsync<TrialException>(() => bench.Monitor.Trials.StartAsync("nothing", "test", abort));
        Assert.StartsWith("ISMS5040 there is no trial 'nothing'. The registers (trials.yml) have: eicar-mail, ", unknown.Message, StringComparison.Ordinal);

        bench.Monitor.Trials.Path = new FileTrialPath("/nowhere/at-all.log");
        var notSent = await Assert.ThrowsAsync<TrialException>(() => bench.Monitor.Trials.StartAsync("eicar-mail", "test", abort));
        Assert.StartsWith("ISMS5041 the trial eicar-mail could not be sent through file /nowhere/at-all.log: ", notSent.Message, StringComparison.Ordinal);
        bench.Clock.Now += TimeSpan.FromHours(1);
        var entry = Assert.Single(bench.Monitor.Ledger.All()).Value;
        Assert.Equal(TrialOutcome.Void, (await bench.LookAsync(entry.Id)).OutcomeAt(bench.Now));

        bench.Monitor.Trials.Path = null;
        Assert.StartsWith("ISMS5043 ", (await Assert.ThrowsAsync<TrialException>(() => bench.Monitor.Trials.StartAsync("eicar-mail", "test", abort))).Message, StringComparison.Ordinal);
        await bench.EndAsync();
    }

    [Fact]
    public async Task The_schedule_carries_each_out_once_a_pause_also_across_a_restart()
    {
        await using var bench = new TrialBench();
        await bench.OpenAsync();
        var (abort, pause, defined) = (TestContext.Current.CancellationToken, TimeSpan.FromHours(24), bench.Monitor.Trials.Definitions.Count);
        await bench.Monitor.Trials.StartDueAsync(pause, abort);
        await bench.Monitor.Trials.StartDueAsync(pause, abort);
        Assert.Equal(defined, bench.Monitor.Ledger.All().Count);

        bench.Clock.Now += TimeSpan.FromHours(23);
        var again = new TrialLedger(bench.Monitor.State);
        Assert.Equal(defined, again.Pending.Count);
        var restarted = new TrialProgramme(again, () => bench.Monitor.Organisation.Registers, bench.Monitor.Days, bench.Clock) { Path = new HttpTrialPath(bench.Http) };
        await restarted.StartDueAsync(pause, abort);
        Assert.Equal(defined, again.All().Count);

        bench.Clock.Now += TimeSpan.FromHours(1);
        await restarted.StartDueAsync(pause, abort);
        Assert.Equal(2 * defined, again.All().Count);
        await bench.EndAsync();
    }

    [Fact]
    public async Task A_server_that_takes_no_lines_yet_is_waited_for()
    {
        await using var bench = new TrialBench();
        await bench.EndAsync();
        await bench.Monitor.Trials.StartDueAsync(TimeSpan.FromHours(24), TestContext.Current.CancellationToken);
        Assert.Empty(bench.Monitor.Ledger.All());
    }

    [Theory]
    [InlineData("24h", 24)]
    [InlineData("7d", 168)]
    [InlineData("", null)]
    public void The_pause_between_trials_is_a_number_with_a_unit(string every, int? hours) =>
        Assert.Equal(hours is { } known ? TimeSpan.FromHours(known) : (TimeSpan?)null, new Server.Settings.TrialSettings { Every = every }.Pause());

    [Theory]
    [InlineData("h")]
    [InlineData("24")]
    [InlineData("1m")]
    [InlineData("-1h")]
    [InlineData("NaNh")]
    public void Another_pause_is_refused(string every) =>
        Assert.Contains("ISMS5043", Assert.Throws<Server.Settings.SettingsException>(() => new Server.Settings.TrialSettings { Every = every }.Pause()).Message, StringComparison.Ordinal);
}
