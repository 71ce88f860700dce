using Isms.Monitor.Events;
using Isms.Monitor.Sigma.Correlate;
using Isms.Monitor.Sigma.Rules;

namespace Isms.Monitor.Sigma.Tests.Correlate;

public class ChainTests
{
    static RuleSet Brute(string more = "") => Rulebook.Set(
        Rulebook.Rule("failed"), Rulebook.Rule("success"),
        Rulebook.Correlation("many_failed", "event_count", "failed", "1m", "{gte: 3}", "source.ip", more),
        Rulebook.Correlation("broken_in", "temporal_ordered", "many_failed, success", "10m", "", "user.name"));

    [Fact]
    public void Success_after_many_failures_fires_and_its_parts_raise_nothing()
    {
        var set = Brute();
        var alert = Assert.Single(Rulebook.Run(set, [Failed(set, 1), Failed(set, 2), Failed(set, 3), Failed(set, 4), Success(set, 100)]));
        Assert.Equal("broken_in", alert.Rule.Id);
        Assert.Equal(RuleKind.Correlation, alert.Rule.Kind);
        Assert.Equal("ann", alert.GroupKey);
        Assert.Equal([3, 4, 100], alert.Events.Select(id => (int)id.Low));
    }

    [Fact]
    public void Success_first_or_too_few_failures_fire_nothing()
    {
        var set = Brute();
        Assert.Empty(Rulebook.Run(set, [Success(set, 0), Failed(set, 1), Failed(set, 2), Failed(set, 3)]));
        Assert.Empty(Rulebook.Run(set, [Failed(set, 1), Failed(set, 2), Success(set, 100)]));
    }

    [Fact]
    public void With_generate_the_parts_raise_alerts_too()
    {
        var set = Rulebook.Set(Rulebook.Rule("failed"), Rulebook.Correlation("many", "event_count", "failed", "1m", "{gte: 3}\n  generate: true"));
        Assert.Equal(["failed", "many"], Rulebook.Run(set, [Failed(set, 1), Failed(set, 2), Failed(set, 3)]).Select(alert => alert.Rule.Id).Order());
    }

    [Fact]
    public void A_counting_parent_counts_an_episode_of_its_child_once()
    {
        var set = Rulebook.Set(Rulebook.Rule("failed"),
            Rulebook.Correlation("many", "event_count", "failed", "10s", "{gte: 3}", "source.ip"),
            Rulebook.Correlation("again", "event_count", "many", "1h", "{gte: 2}", "user.name"));
        var burst = Enumerable.Range(1, 8).Select(i => Failed(set, i)).ToList();
        Assert.Empty(Rulebook.Run(set, burst));
        Assert.Equal("again", Assert.Single(Rulebook.Run(set, [.. burst, .. Enumerable.Range(1, 3).Select(i => Failed(set, 100 + i))])).Rule.Id);
    }

    [Fact]
    public void An_alias_names_another_field_for_each_rule()
    {
        var set = Rulebook.Set(Rulebook.Rule("error"), Rulebook.Rule("connection"),
            Rulebook.Correlation("both", "temporal", "error, connection", "10s", "", "inside, outside",
                "reason: '{inside} answered {outside}'\n") + "  aliases:\n    inside: {error: destination.ip, connection: source.ip}\n    outside: {error: source.ip, connection: destination.ip}\n");
        RuleMatch Of(string rule, int id, string source, string destination) => Rulebook.Match(set, rule, id, id, "a", ("source.ip", source), ("destination.ip", destination));
        Assert.Empty(Rulebook.Run(set, [Of("error", 1, "203.0.113.7", "10.0.0.1"), Of("connection", 2, "203.0.113.7", "10.0.0.1")]));
        var alert = Assert.Single(Rulebook.Run(set, [Of("error", 1, "203.0.113.7", "10.0.0.1"), Of("connection", 2, "10.0.0.1", "203.0.113.7")]));
        Assert.Equal(("10.0.0.1|203.0.113.7", "10.0.0.1 answered 203.0.113.7"), (alert.GroupKey, alert.Reason));
    }

    [Fact]
    public void One_event_is_not_two_steps_of_a_sequence()
    {
        var set = Rulebook.Set(Rulebook.Rule("one"), Rulebook.Rule("two"), Rulebook.Correlation("seq", "temporal_ordered", "one, two", "10s", ""));
        RuleMatch Of(string rule, double at, int id) => Rulebook.Match(set, rule, at, id, "a", ("source.ip", "192.0.2.1"));
        Assert.Empty(Rulebook.Run(set, [Of("one", 1, 1), Of("two", 1, 1)]));
        Assert.Single(Rulebook.Run(set, [Of("one", 1, 1), Of("two", 1, 1), Of("one", 2, 2), Of("two", 2, 2)]));
    }

    [Fact]
    public void Events_of_the_same_time_count_as_in_order()
    {
        var set = Rulebook.Set(Rulebook.Rule("one"), Rulebook.Rule("two"), Rulebook.Correlation("seq", "temporal_ordered", "one, two", "10s", ""));
        Assert.Single(Rulebook.Run(set, [Rulebook.Match(set, "two", 1, 1, "a", ("source.ip", "192.0.2.1")), Rulebook.Match(set, "one", 1, 2, "a", ("source.ip", "192.0.2.1"))]));
    }

    [Fact]
    public void Not_is_judged_when_the_span_is_over()
    {
        var set = Rulebook.Set(Rulebook.Rule("found"), Rulebook.Rule("cleaned"),
            Rulebook.Correlation("stays", "temporal", "found, cleaned", "1m", "found and not cleaned", "host.name"));
        RuleMatch Of(string rule, int at, string host) => Rulebook.Match(set, rule, at, at, "av", ("host.name", host));
        var correlator = new Correlator(set, CorrelatorOptions.Files, TimeProvider.System);
        var alerts = new List<Alert>();
        foreach (var match in (RuleMatch[])[Of("found", 1, "pc-1"), Of("found", 2, "pc-2"), Of("cleaned", 30, "pc-1")]) Rulebook.Feed(correlator, match, alerts);
        Assert.Empty(alerts);
        correlator.Observe("av", 63 * UnixMicros.Second, 0);
        correlator.Advance(alerts);
        Assert.Equal("pc-2", Assert.Single(alerts).GroupKey);
        correlator.Flush(alerts);
        Assert.Single(Rulebook.Last(alerts));
    }

    [Fact]
    public void Rules_do_not_disturb_each_other()
    {
        var both = Rulebook.Set(Rulebook.Rule("failed"), Rulebook.Correlation("few", "event_count", "failed", "1m", "{gte: 2}"), Rulebook.Correlation("many", "event_count", "failed", "1m", "{gte: 3}"));
        var alone = Rulebook.Set(Rulebook.Rule("failed"), Rulebook.Correlation("many", "event_count", "failed", "1m", "{gte: 3}"));
        string Many(RuleSet set) => Rulebook.Text(Rulebook.Run(set, Enumerable.Range(1, 5).Select(i => Failed(set, i))).Single(alert => alert.Rule.Id == "many"));
        Assert.Equal(Many(alone), Many(both));
    }

    [Fact]
    public void A_rule_listed_by_id_and_by_name_counts_once()
    {
        var set = Rulebook.Set(Rulebook.Rule("failed").Replace("id: failed", "id: 4f1d1e0e"), Rulebook.Correlation("many", "event_count", "failed, 4f1d1e0e", "1m", "{gte: 3}"));
        RuleMatch At(int id) => Rulebook.Match(set, "4f1d1e0e", id, id, "a", ("source.ip", "192.0.2.1"));
        Assert.Empty(Rulebook.Run(set, [At(1), At(2)]));
        Assert.Equal(3, Assert.Single(Rulebook.Run(set, [At(1), At(2), At(3)])).Count);
    }

    [Fact]
    public void A_match_without_the_group_field_is_in_no_group_and_is_counted()
    {
        var set = Rulebook.Set(Rulebook.Rule("failed"), Rulebook.Correlation("many", "event_count", "failed", "1m", "{gte: 2}"));
        var correlator = new Correlator(set, CorrelatorOptions.Files, TimeProvider.System);
        var alerts = new List<Alert>();
        for (var i = 0; i < 5; i++) correlator.Add(Rulebook.Match(set, "failed", i, i));
        correlator.Flush(alerts);
        Assert.Empty(alerts);
        Assert.Equal(5, correlator.Counters.Ungrouped);
    }

    static RuleMatch Failed(RuleSet set, int at) => Rulebook.Match(set, "failed", at, at, "srv", ("source.ip", "203.0.113.7"), ("user.name", "ann"));

    static RuleMatch Success(RuleSet set, int at) => Rulebook.Match(set, "success", at, at, "srv", ("source.ip", "203.0.113.7"), ("user.name", "ann"));
}
