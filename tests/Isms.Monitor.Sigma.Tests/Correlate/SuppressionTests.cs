using Isms.Monitor.Events;
using Isms.Monitor.Sigma.Correlate;
using Isms.Monitor.Sigma.Rules;

namespace Isms.Monitor.Sigma.Tests.Correlate;

public class SuppressionTests
{
    static readonly RuleSet One = Rulebook.Set(Rulebook.Rule("deny"));

    [Fact]
    public void Ten_thousand_identical_matches_give_one_alert_with_count_10000()
    {
        var matches = Enumerable.Range(0, 10_000).Select(i => Rulebook.Match(One, "deny", 1000 + i * 0.1, i, "fw", ("source.ip", "203.0.113.7"), ("host.name", "fw-01")));
        var alert = Assert.Single(Rulebook.Run(One, matches));
        Assert.Equal(10_000, alert.Count);
        Assert.Equal((1_000_000_000, 1_999_900_000), (alert.FirstMicros, alert.LastMicros));
        Assert.Equal(Enumerable.Range(0, 256), alert.Events.Select(id => (int)id.Low));
        Assert.Equal(["203.0.113.7"], alert.Entities["source.ip"]);
        Assert.Equal("deny: 10000 matches from 203.0.113.7 on fw-01 in 16 min", alert.Reason);
        Assert.True(alert.Ended);
    }

    [Fact]
    public void Revisions_come_once_a_batch_and_grow()
    {
        var correlator = new Correlator(One, CorrelatorOptions.Files, TimeProvider.System);
        var alerts = new List<Alert>();
        for (var batch = 0; batch < 3; batch++)
        {
            for (var i = 0; i < 100; i++) correlator.Add(Rulebook.Match(One, "deny", 1000 + i, batch * 100 + i, "fw", ("source.ip", "203.0.113.7")));
            correlator.Advance(alerts);
        }
        Assert.Equal([(100, 100L), (200, 200L), (300, 300L)], alerts.Select(alert => (alert.Revision, alert.Count)));
        Assert.Single(alerts.Select(alert => alert.Id).Distinct());
    }

    [Fact]
    public void An_hour_without_a_match_ends_the_alert_and_the_next_match_opens_another()
    {
        var alerts = Rulebook.Run(One, [At(0, 1), At(3600, 2), At(7201, 3)]);
        Assert.Equal([2L, 1L], alerts.Select(alert => alert.Count));
        Assert.NotEqual(alerts[0].Id, alerts[1].Id);
        static RuleMatch At(double seconds, int id) => Rulebook.Match(One, "deny", seconds, id, "fw", ("source.ip", "203.0.113.7"));
    }

    [Fact]
    public void One_scanner_is_one_alert_however_many_hosts_and_users_it_touches()
    {
        var matches = Enumerable.Range(0, 200).Select(i =>
            Rulebook.Match(One, "deny", i, i, "fw", ("source.ip", "203.0.113.7"), ("host.name", $"srv-{i % 80}"), ("user.name", $"u{i}"), ("destination.ip", $"10.0.0.{i}")));
        var alert = Assert.Single(Rulebook.Run(One, matches));
        Assert.Equal(Alert.MaxValues, alert.Entities["host.name"].Count);
        Assert.Equal("deny: 200 matches from 203.0.113.7 to 10.0.0.0, 10.0.0.1 and 62 more on srv-0, srv-1 and 62 more by u0, u1 and 62 more in 3 min", alert.Reason);
    }

    [Theory]
    [InlineData("-"), InlineData("127.0.0.1"), InlineData("::1")]
    public void Without_a_remote_address_host_and_user_tell_alerts_apart(string address)
    {
        var alerts = Rulebook.Run(One, [With("pc-1", "ann", 1), With("pc-1", "bob", 2), With("pc-2", "ann", 3), With("pc-1", "ann", 4)]);
        Assert.Equal(["pc-1|ann", "pc-1|bob", "pc-2|ann"], alerts.Select(alert => alert.GroupKey));
        RuleMatch With(string host, string user, int id) => Rulebook.Match(One, "deny", id, id, "pc", ("source.ip", address), ("host.name", host), ("user.name", user));
    }

    [Fact]
    public void A_rule_says_itself_how_it_groups_how_long_it_waits_and_why_it_fired()
    {
        var set = Rulebook.Set(Rulebook.Rule("deny",
            "alert:\n  group-by: [host.name, destination.port]\n  timespan: 1m\nreason: '{count} denied logins from {source.ip} to {host.name}:{destination.port} in {span}, {unheard.of}'\n"));
        var alerts = Rulebook.Run(set, Enumerable.Range(0, 12).Select(i => At(i * 15, i)).Append(At(300, 99)));
        Assert.Equal("12 denied logins from 203.0.113.7 to fw-01:22 in 2 min, unknown", alerts[0].Reason);
        Assert.Equal(("fw-01|22", 12L), (alerts[0].GroupKey, alerts[0].Count));
        Assert.Equal(1, alerts[1].Count);
        RuleMatch At(int seconds, int id) =>
            Rulebook.Match(set, "deny", seconds, id, "fw", ("source.ip", "203.0.113.7"), ("host.name", "fw-01"), ("destination.port", "22"));
    }

    [Fact]
    public void One_time_is_once()
    {
        var set = Rulebook.Set(Rulebook.Rule("deny", "reason: '{source.ip} knocked {count} times'\n"));
        RuleMatch At(int id) => Rulebook.Match(set, "deny", id, id, "fw", ("source.ip", "203.0.113.1"));
        Assert.Equal("203.0.113.1 knocked once", Rulebook.Run(set, [At(1)])[0].Reason);
        Assert.Equal("203.0.113.1 knocked 11 times", Rulebook.Run(set, Enumerable.Range(1, 11).Select(At))[0].Reason);
    }

    [Fact]
    public void The_short_form_suppress_sets_the_time_span_only()
    {
        var set = Rulebook.Set(Rulebook.Rule("deny", "suppress: 30s\n"));
        Assert.Equal(new Alerting(null, 30 * UnixMicros.Second, null), set.Rules[0].Alerting);
        Assert.Equal(Rulebook.Set(Rulebook.Rule("deny")).Rules[0].ToRuleInfo().Version, set.Rules[0].ToRuleInfo().Version);
    }

    [Fact]
    public void An_unknown_alert_key_is_an_error_with_its_place_and_remedy()
    {
        var set = RuleSet.Parse(Rulebook.Rule("deny", "alert: {groupby: [source.ip]}\n"), "deny.yml");
        Assert.Equal("deny.yml(4,9): ISMS2018 the alert key 'groupby' is unknown. Write for instance 'alert: {group-by: [source.ip], timespan: 1h}'.", Assert.Single(set.Errors).ToString());
    }

    [Fact]
    public void An_alert_id_changes_with_the_detection_logic_and_not_with_the_title()
    {
        var renamed = Rulebook.Set(Rulebook.Rule("deny").Replace("title: deny", "title: other"));
        var changed = Rulebook.Set(Rulebook.Rule("deny").Replace("a: deny", "a: refuse"));
        string IdOf(RuleSet set) => Rulebook.Run(set, [Rulebook.Match(set, "deny", 1, 1)])[0].Id;
        Assert.Equal(IdOf(One), IdOf(renamed));
        Assert.NotEqual(IdOf(One), IdOf(changed));
        Assert.Equal(32, IdOf(One).Length);
    }

    [Fact]
    public void Beyond_the_byte_budget_the_stalest_alert_ends_early_and_is_counted()
    {
        var correlator = new Correlator(One, CorrelatorOptions.Files with { EpisodeBytes = 20_000 }, TimeProvider.System);
        var alerts = new List<Alert>();
        for (var i = 0; i < 200; i++) Rulebook.Feed(correlator, Rulebook.Match(One, "deny", i, i, "fw", ("source.ip", $"192.0.2.{i}")), alerts);
        Assert.InRange(correlator.OpenAlerts, 5, 60);
        Assert.Equal(200 - correlator.OpenAlerts, correlator.Counters.EvictedEpisodes);
        Assert.Equal("192.0.2.0", alerts.First(alert => alert.Ended).GroupKey);
        correlator.Flush(alerts);
        Assert.Equal(200, Rulebook.Last(alerts).Count(alert => alert.Ended));
    }
}
