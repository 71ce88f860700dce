using FsCheck;
using FsCheck.Fluent;
using Isms.Monitor.Events;
using Isms.Monitor.Sigma.Correlate;
using Isms.Monitor.Sigma.Rules;

namespace Isms.Monitor.Sigma.Tests.Correlate;

/// <summary>Every type against the naive reference over random traces.</summary>
public class CorrelationTypesTests
{
    static readonly string[] Sources = ["file:a", "file:b", "file:c"];

    public static TheoryData<string, string> Types => new()
    {
        { "event_count", "{gte: 4}" }, { "event_count", "{gt: 2, lte: 5}" }, { "event_count", "{lt: 3}" }, { "event_count", "{eq: 3}" }, { "event_count", "{neq: 2}" },
        { "event_count", "{gte: 18}" }, { "value_count", "{field: v, gte: 3}" }, { "value_count", "{field: v, lte: 2}" }, { "value_count", "{field: v, gte: 8}" },
        { "value_sum", "{field: v, gt: 20}" }, { "value_avg", "{field: v, gte: 5}" }, { "value_median", "{field: v, gte: 6}" },
        { "value_percentile", "{field: v, gte: 8, percentile: 75}" }, { "temporal", "" }, { "temporal", "{gte: 2}" }, { "temporal_ordered", "" }, { "temporal_ordered", "{gte: 2}" },
    };

    [Theory, MemberData(nameof(Types))]
    public void A_type_agrees_with_the_reference_on_random_traces(string type, string condition)
    {
        var set = SetOf(type, condition);
        var fired = 0;
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Traces(set), trace =>
        {
            var expected = NaiveCorrelation.Alerts(set.Correlations[0], trace);
            var actual = Rulebook.Run(set, trace).Select(Text).Order(StringComparer.Ordinal);
            fired += expected.Count;
            Assert.Equal(expected, actual);
        }));
        Assert.InRange(fired, 5, int.MaxValue);
    }

    [Theory, MemberData(nameof(Types))]
    public void Sources_that_lag_behind_each_other_give_the_same_alerts_as_in_order(string type, string condition)
    {
        var set = SetOf(type, condition);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(100), Prop.ForAll(Traces(set), Gen.Choose(0, 9).ArrayOf(3).ToArbitrary(), (trace, delays) =>
        {
            var expected = Rulebook.Run(set, trace).Select(Rulebook.Text);
            Assert.Equal(expected, Delayed(set, trace, delays).Select(Rulebook.Text));
        }));
    }

    /// <summary>Each source delivers in order, its own number of seconds (below the lateness) after the event.</summary>
    static List<Alert> Delayed(RuleSet set, List<RuleMatch> trace, int[] delays)
    {
        var clock = new ManualClock();
        var correlator = new Correlator(set, CorrelatorOptions.Live, clock);
        var alerts = new List<Alert>();
        foreach (var source in Sources) correlator.Observe(source, 0, 0);
        long Arrives(RuleMatch match) => match.TimestampMicros + delays[Array.IndexOf(Sources, match.Source)] * UnixMicros.Second;
        foreach (var match in trace.OrderBy(Arrives).ThenBy(match => match.TimestampMicros).ThenBy(match => match.Event))
        {
            clock.Micros = Arrives(match);
            correlator.Advance(alerts);
            Rulebook.Feed(correlator, match with { ReceivedMicros = clock.Micros }, alerts);
        }
        correlator.Flush(alerts);
        Assert.Equal(0, correlator.Counters.Late);
        return Rulebook.Last(alerts);
    }

    static RuleSet SetOf(string type, string condition) => Rulebook.Set(
        Rulebook.Rule("one"), Rulebook.Rule("two"), Rulebook.Rule("three"),
        Rulebook.Correlation("corr", type, type.StartsWith("temporal", StringComparison.Ordinal) ? "one, two, three" : "one, two", "20s", condition));

    static Arbitrary<List<RuleMatch>> Traces(RuleSet set)
    {
        var rules = set.Correlations[0].Rules.Select(rule => rule.Id).ToArray();
        var one = from gap in Gen.Elements(0, 0, 0, 0, 0, 1, 1, 2, 7, 25)
                  from rule in Gen.Elements(rules)
                  from host in Gen.Elements(1, 1, 1, 2)
                  from value in Gen.Choose(0, 10)
                  from source in Gen.Elements(Sources)
                  select (gap, rule, host, value, source);
        return one.ListOf().Resize(90).Select(steps =>
        {
            var now = 1000;
            var trace = new List<RuleMatch>();
            foreach (var (gap, rule, host, value, source) in steps)
                trace.Add(Rulebook.Match(set, rule, now += gap, 1000 - trace.Count * 7 % 1000, source, ("source.ip", $"192.0.2.{host}"), ("v", $"{value}")));
            return trace;
        }).ToArbitrary();
    }

    static string Text(Alert alert) => NaiveCorrelation.Text(alert.GroupKey, alert.FirstMicros, alert.LastMicros, alert.Count, alert.Events);
}
