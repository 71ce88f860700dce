using Isms.Monitor.Events;
using Isms.Monitor.Sigma.Rules;

namespace Isms.Monitor.Sigma.Tests.Rules;

public sealed class RuleLoaderTests
{
    const string Good = """
        title: Good
        id: 1f0e6a4c-0001-4d6c-9f6e-000000000001
        name: good
        status: test
        level: high
        tags: [attack.t1110.001, attack.credential-access]
        controls: [A.8.16, A.5.25]
        triage: [Look at the source., Ask the owner.]
        falsepositives: [Scanners]
        logsource: {product: linux, service: sshd}
        detection:
          selection: {a|contains: x}
          condition: selection
        """;

    [Fact]
    public void A_rule_keeps_what_its_author_wrote()
    {
        var rule = Assert.Single(RuleSet.Parse(Good, "rules/good.yml").Rules);
        Assert.Equal(("Good", "good", Level.High, "test"), (rule.Title, rule.Name, rule.Level, rule.Status));
        Assert.Equal(new LogSourcePattern("linux", null, "sshd"), rule.LogSource);
        Assert.Equal(["A.8.16", "A.5.25"], rule.Controls);
        Assert.Equal(["Look at the source.", "Ask the owner."], rule.Triage);
        Assert.Equal(["T1110.001"], rule.Techniques);
        Assert.Equal("selection", rule.ConditionText);
        var item = Assert.Single(Assert.Single(rule.Selections).Items);
        Assert.Equal(("a|contains", 12), (item.Key, item.Line));
        Assert.Equal(["x"], item.Values);
    }

    [Fact]
    public void The_version_of_a_rule_changes_with_its_logic_and_with_nothing_else()
    {
        string Version(string yaml) => RuleSet.Parse(yaml).Rules[0].ToRuleInfo().Version;
        Assert.Equal(Version(Good), Version(Good.Replace("title: Good", "title: Better")));
        Assert.NotEqual(Version(Good), Version(Good.Replace("contains: x", "contains: y")));
        Assert.NotEqual(Version(Good), Version(Good.Replace("sshd", "sudo")));
    }

    [Theory]
    [InlineData("contains: x", "contain: x", "(12,15): ISMS2006 the modifier 'contain' of 'a|contain' is unknown.")]
    [InlineData("condition: selection", "condition: selektion", "(13,14): ISMS2009 the condition speaks of 'selektion', but the detection has 'selection'. Correct the name.")]
    [InlineData("condition: selection", "condition: selection and", "(13,27): ISMS2008 the condition 'selection and' cannot be read")]
    [InlineData("condition: selection", "condition: selection or or x", "(13,27): ISMS2008")]
    [InlineData("condition: selection", "condition: selection | count() > 3", "(13,24): ISMS2008 aggregations with '|' are no longer part of Sigma. Write a correlation rule instead.")]
    [InlineData("condition: selection", "timeframe: 5m", "(12,3): ISMS2004 the key 'condition' is missing.")]
    [InlineData("level: high", "level: hihg", "(5,8): ISMS2018 the level 'hihg' is unknown. Use informational, low, medium, high or critical.")]
    [InlineData("a|contains: x", "a|re: '(x'", "(12,21): ISMS2010 the regex cannot be read")]
    [InlineData("a|contains: x", "a|cidr: 192.0.2.0/33", "(12,23): ISMS2011 '192.0.2.0/33' is no network. Write an address and a prefix, for instance 192.0.2.0/24.")]
    [InlineData("a|contains: x", "a|gt: many", "(12,21): ISMS2012 'many' is no number. Give a number, for instance 443 or 0.5.")]
    [InlineData("a|contains: x", "a|contains|startswith: x", "(12,15): ISMS2007 'a|contains|startswith': contains and startswith exclude each other. Keep one of them.")]
    [InlineData("a|contains: x", "a: []", "(12,18): ISMS2005 'a' has no values. Give at least one, or remove it.")]
    [InlineData("a|contains: x", "a: {b: x}", "(12,18): ISMS2005 'a' has to be a text, a number, null or a list of them.")]
    [InlineData("title: Good", "titel: Good", "(1,1): ISMS2004 the key 'title' is missing. Give the rule a title of up to 256 characters.")]
    [InlineData("a|contains: x", "a|contains: x, a|contains: y", "(12,30): ISMS2001 this is not valid YAML: the key 'a|contains' is given twice. Correct the YAML here.")]
    [InlineData("a|contains: x}", "a|contains: x", "ISMS2001 this is not valid YAML")]
    public void A_bad_rule_is_refused_with_its_place_and_a_remedy(string good, string bad, string expected)
    {
        var rules = RuleSet.Parse(Good.Replace(good, bad), "rules/bad.yml");
        Assert.Empty(rules.Rules);
        Assert.Contains(expected, Assert.Single(rules.Errors).ToString(), StringComparison.Ordinal);
        Assert.StartsWith("rules/bad.yml(", rules.Errors[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void One_bad_document_takes_no_other_one_down()
    {
        var rules = RuleSet.Parse(Good + "\n---\ntitle: Bad\nlogsource: {}\ndetection: {s: {a|x: 1}, condition: s}\n---\n"
            + Good.Replace("Good", "Third").Replace("good", "third").Replace("0001-4d6c", "0002-4d6c"));
        Assert.Equal(["Good", "Third"], rules.Rules.Select(rule => rule.Title));
        Assert.Equal(17, Assert.Single(rules.Errors).Line);
    }

    [Fact]
    public void An_id_belongs_to_the_first_rule_that_has_it()
    {
        var rules = RuleSet.Parse(Good + "\n---\n" + Good.Replace("Good", "Copy").Replace("name: good", "name: copy"), "twice.yml");
        Assert.Equal("Good", Assert.Single(rules.Rules).Title);
        Assert.Equal("twice.yml(15,1): ISMS2013 the id or name '1f0e6a4c-0001-4d6c-9f6e-000000000001' is already that of twice.yml(1). "
            + "Give the rule an id of its own.", Assert.Single(rules.Errors).ToString());
    }

    [Fact]
    public void A_global_document_gives_its_keys_to_those_behind_it()
    {
        const string Yaml = """
            action: global
            level: critical
            logsource: {product: windows}
            detection: {condition: s and t, t: {b: y}}
            ---
            title: First
            detection: {s: {a: x}}
            ---
            action: repeat
            title: Second
            level: low
            detection: {s: {a: z}}
            ---
            action: reset
            ---
            title: Third
            logsource: {product: linux}
            detection: {s: {a: x}, condition: s}
            """;
        var rules = RuleSet.Parse(Yaml);
        Assert.Empty(rules.Errors);
        Assert.Equal([("First", Level.Critical), ("Second", Level.Low), ("Third", Level.Medium)], rules.Rules.Select(rule => (rule.Title, rule.Level)));
        Assert.Equal(["First"], Verdict.Of(rules, Verdict.Read("""{"a":"x","b":"y","product":"windows"}"""), anyLogSource: false));
        Assert.Equal(["Second"], Verdict.Of(rules, Verdict.Read("""{"a":"z","b":"y","product":"windows"}"""), anyLogSource: false));
        Assert.Equal(["Third"], Verdict.Of(rules, Verdict.Read("""{"a":"x","product":"linux"}"""), anyLogSource: false));
    }

    [Fact]
    public void A_filter_is_added_to_the_rules_that_it_names()
    {
        const string Filter = """

            ---
            title: Not the scanner
            logsource: {product: linux}
            filter:
              rules: [good]
              selection: {host: scanner}
              condition: not selection
            """;
        var rules = RuleSet.Parse(Good + Filter);
        Assert.Empty(rules.Errors);
        Assert.Empty(rules.Warnings);
        Assert.Single(Verdict.Of(rules, Verdict.Read("""{"a":"x","host":"web"}""")));
        Assert.Empty(Verdict.Of(rules, Verdict.Read("""{"a":"x","host":"scanner"}""")));
    }

    [Fact]
    public void A_filter_that_applies_to_nothing_is_reported()
    {
        var rules = RuleSet.Parse(Good + "\n---\ntitle: F\nlogsource: {product: windows}\nfilter: {rules: [good], s: {a: x}, condition: not s}", "f.yml");
        Assert.Equal("f.yml(15,1): warning ISMS2020 this filter applies to no loaded rule. Check the ids under 'rules' and the log source.",
            Assert.Single(rules.Warnings).ToString());
    }

    [Fact]
    public void A_placeholder_without_a_list_matches_nothing_and_is_reported()
    {
        var rules = RuleSet.Parse(Verdict.Rule("user|expand: '%admins%'\na: x", "not selection"), "p.yml");
        Assert.Equal("p.yml(6,18): warning ISMS2019 there is no list for the placeholder %admins%, so this value matches nothing. "
            + "Add the list to placeholders.yml beside the rules.", Assert.Single(rules.Warnings).ToString());
        Assert.Single(Verdict.Of(rules, Verdict.Read("""{"a":"x","user":"%admins%"}""")));
    }

    [Fact]
    public void Placeholders_stand_for_the_values_of_their_lists()
    {
        var rules = RuleSet.Load(Repository.Data("placeholders"));
        Assert.Empty(rules.Errors);
        Assert.Empty(rules.Warnings);
        Assert.Single(Verdict.Of(rules, Verdict.Read("""{"user":"CORP\\root-eu"}""")));
        Assert.Single(Verdict.Of(rules, Verdict.Read("""{"user":"CORP\\adm7-us"}""")));
        Assert.Empty(Verdict.Of(rules, Verdict.Read("""{"user":"CORP\\guest-eu"}""")));
    }

    [Fact]
    public void A_path_that_is_not_there_is_an_error_and_not_an_exception() =>
        Assert.Equal("nowhere/x.yml(1,1): ISMS2001 there is no such file or folder. Correct the path.",
            Assert.Single(RuleSet.Load("nowhere/x.yml").Errors).ToString());

    [Theory]
    [InlineData("condition: 1 of sel*", true)]
    [InlineData("condition: all of sel*", false)]
    [InlineData("condition: 2 of them", false)]
    [InlineData("condition: 2 of sel* or sel_a", true)]
    [InlineData("condition: any of them", true)]
    [InlineData("condition: not sel_b and not (sel_c or sel_b)", true)]
    [InlineData("condition: NOT sel_b AND sel_a", true)]
    [InlineData("condition: sel_b and sel_c or sel_a", true)]
    [InlineData("condition: sel_b and (sel_c or sel_a)", false)]
    [InlineData("condition: [sel_b, sel_a]", true)]
    [InlineData("condition: 1 of _*", true)]
    public void Conditions(string condition, bool expected)
    {
        var yaml = $"title: C\nlogsource: {{product: x}}\ndetection:\n  sel_a: {{a: x}}\n  sel_b: {{b: x}}\n  sel_c: {{c: x}}\n  _own: {{a: x}}\n  {condition}\n";
        Assert.Equal(expected, Verdict.Of(yaml, """{"a":"x"}""").Count == 1);
    }
}
