using System.Text;
using Isms.Monitor.Events;
using Isms.Monitor.Sigma.Match;
using Isms.Monitor.Sigma.Rules;

namespace Isms.Monitor.Sigma.Tests.Match;

public sealed class MatcherTests
{
    [Fact]
    public void Matching_allocates_nothing_in_steady_state()
    {
        var rules = RuleSet.Parse(Verdict.Rule("a|contains: [x, yy]\nb|re: 'z+$'\nc|fieldref: d\ne|cased: Ä\nf|cidr: 192.0.2.0/24\ng: 'x*y?z'") + "---\n"
            + Verdict.Rule("- keyword", "not selection").Replace("title: Rule", "title: Other"));
        var matcher = new SigmaEngine(rules, ignoresLogSource: true).CreateMatcher();
        var @event = Verdict.Read("""{"a":"XÄX","b":"zzz","c":"1","d":"1","e":"Ä","f":"192.0.2.1","g":"xxyÖz"}""");
        var matches = 0;
        MatchSink sink = (_, _) => matches++;
        for (var i = 0; i < PlanSlot.MeasuredEvents + 2_000; i++) matcher.Match(@event, sink);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++) matcher.Match(@event, sink);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal((PlanSlot.MeasuredEvents + 3_000) * 2, matches);
    }

    [Fact]
    public void Many_threads_share_one_engine()
    {
        var random = new RandomRules(new Random(11));
        var engine = new SigmaEngine(random.Rules(60), ignoresLogSource: true);
        var events = Enumerable.Range(0, 40).Select(_ => random.Event()).ToList();
        var expected = Matches(engine, events, 1);
        var actual = new string[4];
        Parallel.For(0, actual.Length, i => actual[i] = Matches(engine, events, 150));
        Assert.All(actual, text => Assert.Equal(expected, text));
    }

    /// <summary>The matches of the last of several rounds: the plan is replaced in one of them.</summary>
    static string Matches(SigmaEngine engine, List<EcsEvent> events, int rounds)
    {
        var matcher = engine.CreateMatcher();
        var text = new StringBuilder();
        for (var round = 0; round < rounds; round++)
        {
            text.Clear();
            foreach (var @event in events)
            {
                var matched = new List<string>();
                matcher.Match(@event, (_, rule) => matched.Add(rule.Id));
                text.AppendJoin(',', matched.Order(StringComparer.Ordinal)).Append(';');
            }
        }
        return text.ToString();
    }

    [Theory]
    [InlineData("Event.System.EventID", "EventID")]
    [InlineData("Event.System.EventID.#text", "EventID")]
    [InlineData("Event.System.Provider.#attributes.Name", "Provider_Name")]
    [InlineData("Event.System.Provider_attributes.Guid", "Provider_Guid")]
    [InlineData("Event.EventData.Threat Name", "ThreatName")]
    [InlineData("Event.EventData.Data", "Data")]
    [InlineData("Event.UserData.Operation_ClientFailure.User", "User")]
    [InlineData("Event.#attributes.xmlns", null)]
    [InlineData("userIdentity.arn", "userIdentity.arn")]
    public void Fields_of_exported_Windows_events_lose_their_envelope(string path, string? expected) => Assert.Equal(expected, SigmaFieldNames.Of(path));

    [Fact]
    public void An_explanation_says_what_was_seen_and_where()
    {
        var @event = new EcsEvent();
        @event.Begin(default);
        @event.SetText(FieldTable.Get("winlog.event_data.TargetUserName"), "root");
        var rule = RuleSet.Parse(Verdict.Rule("TargetUserName: [admin, root]\nLogonType: 3")).Rules[0];
        var explanation = Explanation.Of(rule, @event, keywordsSeeOriginal: false);
        Assert.False(explanation.Matches || explanation.AppliesToLogSource);
        var (user, type) = (explanation.Items[0], explanation.Items[1]);
        Assert.Equal(("TargetUserName", true, 6), (user.Item, user.Holds, user.Line));
        Assert.Equal(["winlog.event_data.TargetUserName"], user.Fields);
        Assert.Equal(["root"], user.Seen);
        Assert.Equal(["admin", "root"], user.Wanted);
        Assert.False(type.Holds);
        Assert.Empty(type.Seen);
    }

    [Fact]
    public void Huge_and_broken_values_are_matched_like_others()
    {
        var @event = new EcsEvent();
        @event.Begin(default);
        @event.Add(FieldTable.Get("a"), Encoding.UTF8.GetBytes(new string('Ü', 500_000) + "Needle"));
        @event.Add(FieldTable.Get("b"), [0xFF, 0x41, 0xC3]);
        var rules = RuleSet.Parse(Verdict.Rule("a|contains: 'ünee'\na|re: '[Nn]eedle$'\na|contains|cased: ÜNee\nb|contains: a"));
        Assert.Single(Verdict.Of(rules, @event));
    }
}
