using System.Text;
using Isms.Monitor.Sigma.Rules;

namespace Isms.Monitor.Sigma.Tests.Rules;

public sealed class HostileRuleTests
{
    [Fact]
    public void A_YAML_bomb_is_refused_before_it_is_expanded()
    {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var level = 1; level < 12; level++)
            bomb.Append($"a{level}: &a{level} [{string.Join(", ", Enumerable.Repeat($"*a{level - 1}", 10))}]\n");
        Assert.Equal("bomb.yml(6,10): ISMS2002 the file has more than 200000 values, its aliases expanded. Split the file, and write out what its aliases multiply.",
            Assert.Single(RuleSet.Parse(bomb.ToString(), "bomb.yml").Errors).ToString());
    }

    [Fact]
    public void An_anchor_inside_itself_is_refused() =>
        Assert.Contains("ISMS2001", Assert.Single(RuleSet.Parse("a: &a [*a]").Errors).ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    public void Nesting_without_end_is_refused(string open) =>
        Assert.Contains("ISMS200", Assert.Single(RuleSet.Parse("a: " + string.Concat(Enumerable.Repeat(open, 50_000))).Errors).ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("(", "selection")]
    [InlineData("not ", "selection")]
    [InlineData("selection or ", "selection")]
    public void A_condition_without_end_is_refused(string repeated, string last)
    {
        var condition = string.Concat(Enumerable.Repeat(repeated, 50_000)) + last;
        Assert.Contains("ISMS2008", Assert.Single(RuleSet.Parse(Verdict.Rule("a: x", condition)).Errors).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_of_countless_spellings_is_refused() =>
        Assert.Contains("ISMS2007", Assert.Single(RuleSet.Parse(Verdict.Rule($"a|windash: '{string.Concat(Enumerable.Repeat("-a ", 30))}'")).Errors).ToString(), StringComparison.Ordinal);

    [Fact]
    public void A_catastrophic_regex_runs_in_linear_time()
    {
        var value = new string('a', 100_000) + "!";
        Assert.False(Verdict.OfSelection("a|re: '^(a+)+$'", $$"""{"a":"{{value}}"}"""));
    }

    [Fact]
    public void A_catastrophic_regex_that_needs_backtracking_is_cut_off_and_reported()
    {
        var yaml = Verdict.Rule(@"a|re: '^(?=a)(a+)+$'");
        Assert.Equal("rule.yml(6,11): warning ISMS2021 this regex needs backtracking and is cut off after 100 ms a value. Write it without lookaround and back-references.",
            Assert.Single(RuleSet.Parse(yaml).Warnings).ToString());
        Assert.Empty(Verdict.Of(yaml, $$"""{"a":"{{new string('a', 5_000)}}!"}"""));
    }

    [Fact]
    public void Random_bytes_are_refused_and_never_throw()
    {
        var random = new Random(42);
        for (var i = 0; i < 300; i++)
        {
            var bytes = new byte[random.Next(400)];
            random.NextBytes(bytes);
            var rules = RuleSet.Parse(Encoding.UTF8.GetString(bytes));
            Assert.Empty(rules.Rules);
        }
    }

    [Fact]
    public void Mutated_rules_load_or_are_refused_and_never_throw()
    {
        var random = new Random(43);
        var text = Verdict.Rule("a|contains|all: ['x*', \"y\"]\nb|re|i: '^x+$'\nc|cidr: 192.0.2.0/24\nd|windash: '-x'", "1 of sel* and not (selection or selection)");
        for (var i = 0; i < 2_000; i++)
        {
            var mutant = text.ToCharArray();
            for (var change = 0; change < 3; change++) mutant[random.Next(mutant.Length)] = (char)random.Next(1, 127);
            var rules = RuleSet.Parse(new string(mutant));
            Verdict.Of(rules, Verdict.Read("""{"a":"xy","b":"x","c":"192.0.2.1","d":"/x"}"""));
        }
    }
}
