using Isms.Monitor.Sigma.Rules;

namespace Isms.Monitor.Sigma.Tests.Rules;

public sealed class CorrelationReaderTests
{
    const string Bases = """
        title: Failed
        id: id-failed
        name: failed
        logsource: {service: sshd}
        detection: {s: {a: failed}, condition: s}
        ---
        title: Success
        name: success
        logsource: {service: sshd}
        detection: {s: {a: success}, condition: s}

        """;

    const string Many = """
        ---
        title: Many
        id: id-many
        correlation:
          type: value_count
          rules: failed
          group-by: [source.ip, host name]
          timespan: 15m
          aliases: {who: {failed: user.name, success: user.id}}
          condition: {gte: 10, lt: 20, field: [user.name, port]}
          generate: true

        """;

    static CorrelationRule One(string yaml)
    {
        var rules = RuleSet.Parse(Bases + yaml);
        Assert.Empty(rules.Errors);
        return rules.Correlations[^1];
    }

    [Fact]
    public void A_correlation_keeps_what_its_author_wrote()
    {
        var many = One(Many);
        Assert.Equal((CorrelationType.ValueCount, 900_000_000L, true), (many.Type, many.TimespanMicros, many.Generate));
        Assert.Equal([new RuleReference("failed", "id-failed")], many.Rules);
        Assert.Equal(["source.ip", "hostname"], many.GroupBy);
        Assert.Equal([new Bound(Comparison.GreaterOrEqual, 10), new Bound(Comparison.Less, 20)], many.Condition.Bounds);
        Assert.Equal(["user.name", "port"], many.Condition.Fields);
        Assert.Equal("user.name", many.Aliases["who"]["id-failed"]);
        Assert.Equal("user.id", many.Aliases["who"]["success"]);
        Assert.True(many.Condition.Holds(10) && !many.Condition.Holds(20));
    }

    [Theory]
    [InlineData("90s", 90)]
    [InlineData("2h", 7200)]
    [InlineData("1d", 86_400)]
    [InlineData("1w", 604_800)]
    [InlineData("1M", 2_592_000)]
    public void Time_spans(string text, long seconds) => Assert.Equal(seconds * 1_000_000, One(Many.Replace("15m", text)).TimespanMicros);

    [Fact]
    public void Correlations_come_behind_those_that_they_refer_to()
    {
        const string Chain = """
            ---
            title: Last
            correlation: {type: temporal_ordered, rules: [id-many, success], group-by: [source.ip], timespan: 1h}

            """;
        var rules = RuleSet.Parse(Bases + Chain + Many);
        Assert.Empty(rules.Errors);
        Assert.Equal(["Many", "Last"], rules.Correlations.Select(correlation => correlation.Title));
        Assert.Equal(["id-many", "success"], rules.Correlations[1].Rules.Select(rule => rule.Id));
        Assert.Empty(rules.Correlations[1].Condition.Bounds);
    }

    [Fact]
    public void A_temporal_condition_may_be_an_expression_over_rules()
    {
        var rule = One("---\ntitle: E\ncorrelation: {type: temporal, timespan: 5m, condition: success and not failed}\n");
        Assert.Equal(["success", "id-failed"], rule.Rules.Select(reference => reference.Id));
        Assert.Equal(new BothOccurred(new Occurred("success"), new NotOccurred(new Occurred("id-failed"))), rule.Condition.Expression);
    }

    [Theory]
    [InlineData("type: value_count", "type: value_cuont", "(5,9): ISMS2017 the correlation type 'value_cuont' is unknown.")]
    [InlineData("15m", "15", "(8,13): ISMS2016 '15' is no time span. Write a number above 0 and s, m, h, d, w, M or y, for instance 15m.")]
    [InlineData("15m", "0s", "ISMS2016")]
    [InlineData("15m", "999999999y", "ISMS2016")]
    [InlineData("rules: failed", "rules: [nobody]", "(2,1): ISMS2014 there is no usable rule 'nobody'.")]
    [InlineData("rules: failed", "rules: [id-many]", "(2,1): ISMS2015 the correlation refers through 'id-many' to itself or to one that cannot be used.")]
    [InlineData("rules: failed", "x: y", "(5,3): ISMS2004 the correlation refers to no rules. List ids or names under 'rules'.")]
    [InlineData(", field: [user.name, port]", "", "(10,14): ISMS2017 a value_count correlation needs a field. Add 'field: name' to the condition.")]
    [InlineData("gte: 10, lt: 20, ", "", "ISMS2017 the condition states no bound. Use gt, gte, lt, lte, eq or neq with a number.")]
    [InlineData("gte: 10", "gte: ten", "(10,20): ISMS2012 this is no number. Give for instance 10.")]
    [InlineData("gte: 10", "min: 10", "(10,15): ISMS2017 the condition key 'min' is unknown.")]
    public void A_bad_correlation_is_refused_with_its_place_and_a_remedy(string good, string bad, string expected)
    {
        var rules = RuleSet.Parse(Bases + Many.Replace(good, bad));
        Assert.Equal(2, rules.Rules.Count);
        Assert.Contains(expected.Contains('(') ? Moved(expected) : expected, Assert.Single(rules.Errors).ToString(), StringComparison.Ordinal);
    }

    /// <summary>Lines are counted from the document in the table, and from the file in the message.</summary>
    static string Moved(string expected)
    {
        var comma = expected.IndexOf(',');
        return $"({int.Parse(expected[1..comma]) + Bases.Count(letter => letter == '\n')}{expected[comma..]}";
    }

    [Fact]
    public void A_cycle_refuses_its_correlations_and_no_others()
    {
        const string Cycle = """
            ---
            title: A
            name: a
            correlation: {type: event_count, rules: [b], timespan: 1m, condition: {gte: 2}}
            ---
            title: B
            name: b
            correlation: {type: event_count, rules: [a], timespan: 1m, condition: {gte: 2}}

            """;
        var rules = RuleSet.Parse(Bases + Cycle + Many);
        Assert.Equal(["ISMS2015", "ISMS2015"], rules.Errors.Select(error => error.Code));
        Assert.Equal("Many", Assert.Single(rules.Correlations).Title);
    }
}
