using Isms.Monitor.Events;
using Isms.Monitor.Sigma.Match;
using Isms.Monitor.Sigma.Rules;

namespace Isms.Monitor.Sigma.Tests.Match;

public sealed class RoutingTests
{
    const string Rules = """
        title: Product
        logsource: {product: windows}
        detection: {s: {a: x}, condition: s}
        ---
        title: Category
        logsource: {product: windows, category: process_creation}
        detection: {s: {a: x}, condition: s}
        ---
        title: Elsewhere
        logsource: {product: linux}
        detection: {s: {a: x}, condition: s}
        ---
        title: Service
        logsource: {service: sysmon}
        detection: {s: {a: x}, condition: s}
        """;

    [Theory]
    [InlineData("""{"a":"x","product":"Windows"}""", "Product")]
    [InlineData("""{"a":"x","product":"windows","category":"process_creation"}""", "Category,Product")]
    [InlineData("""{"a":"x"}""", "")]
    [InlineData("""{"a":"x","service":"unheard of"}""", "")]
    [InlineData("""{"a":"x","Channel":"Microsoft-Windows-Sysmon/Operational","EventID":1}""", "Category,Product,Service")]
    [InlineData("""{"Event":{"System":{"Channel":"Security","EventID":4688},"EventData":{"a":"x"}}}""", "Category,Product")]
    public void A_rule_applies_where_each_attribute_that_it_states_equals_the_events(string json, string expected) =>
        Assert.Equal(expected, string.Join(',', Verdict.Of(Rules, json, anyLogSource: false).Order()));

    [Fact]
    public void Any_log_source_applies_every_rule() => Assert.Equal(4, Verdict.Of(Rules, """{"a":"x"}""").Count);

    [Fact]
    public void Log_sources_that_no_rule_names_share_one_plan()
    {
        var engine = new SigmaEngine(RuleSet.Parse(Rules));
        Assert.Same(engine.PlanFor(LogSourceId.Get("cisco", "firewall", "asa")), engine.PlanFor(LogSourceId.Get("fortinet", "", "x")));
        Assert.NotSame(engine.PlanFor(LogSourceId.Get("windows", "", "")), engine.PlanFor(LogSourceId.Get("linux", "", "")));
    }

    [Fact]
    public void Our_own_windows_events_answer_to_the_names_of_Sigma()
    {
        var @event = new EcsEvent();
        @event.Begin(default);
        @event.SetText(FieldTable.Get("winlog.event_data.TargetUserName"), "root");
        @event.SetText(FieldTable.Get("winlog.channel"), "Security");
        @event.SetText(FieldTable.Get("event.code"), "4625");
        var rules = RuleSet.Parse(Verdict.Rule("TargetUserName: root\nChannel: security\nEventID: 4625\nevent.code: 4625"));
        Assert.Single(Verdict.Of(rules, @event));
    }

    [Fact]
    public void Keywords_see_the_raw_line_of_a_log_and_not_the_frame_of_a_JSON_event()
    {
        var @event = new EcsEvent();
        @event.Begin("sshd[7]: Failed password for ROOT"u8);
        var rules = RuleSet.Parse(Verdict.Rule("- 'password for root'\n- '|re': 'nothing'"));
        Assert.Single(Verdict.Of(rules, @event, keywordsSeeOriginal: true));
        Assert.Empty(Verdict.Of(rules, @event, keywordsSeeOriginal: false));
    }

    [Fact]
    public void The_time_of_an_event_is_a_field_too()
    {
        var @event = new EcsEvent();
        @event.Begin(default);
        @event.TimestampMicros = 1_720_583_100_000_000;
        var rules = RuleSet.Parse(Verdict.Rule("'@timestamp|hour': 3"));
        Assert.Single(Verdict.Of(rules, @event));
    }
}
