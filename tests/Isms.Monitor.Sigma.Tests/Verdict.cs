using System.Text;
using Isms.Monitor.Events;
using Isms.Monitor.Sigma.Match;
using Isms.Monitor.Sigma.Rules;

namespace Isms.Monitor.Sigma.Tests;

/// <summary>Asks the engine and the naive evaluator at once, and insists that they agree.</summary>
static class Verdict
{
    /// <summary>Titles of the rules in <paramref name="yaml"/> that match an event.</summary>
    public static List<string> Of(string yaml, string json, bool anyLogSource = true)
    {
        var rules = RuleSet.Parse(yaml);
        Assert.Empty(rules.Errors);
        return Of(rules, Read(json), anyLogSource);
    }

    public static List<string> Of(RuleSet rules, EcsEvent @event, bool anyLogSource = true, bool keywordsSeeOriginal = false)
    {
        var engine = new SigmaEngine(rules, anyLogSource);
        var matched = new List<string>();
        engine.CreateMatcher(keywordsSeeOriginal).Match(@event, (_, rule) => matched.Add(rule.Title));
        var naive = new NaiveEvaluator(@event, keywordsSeeOriginal);
        var expected = engine.RulesFor(@event.LogSource).Where(rule => naive.IsMatch(rule.Condition)).Select(rule => rule.Title);
        Assert.Equal(expected.Order(), matched.Order());
        return matched;
    }

    /// <summary>Whether a rule with one selection matches an event.</summary>
    public static bool OfSelection(string selection, string json) => Of(Rule(selection), json).Count == 1;

    public static string Rule(string selection, string condition = "selection") =>
        $"title: Rule\nlogsource:\n  product: test\ndetection:\n  selection:\n{Indented(selection)}\n  condition: {condition}\n";

    public static EcsEvent Read(string json)
    {
        var @event = new EcsEvent();
        Assert.Null(new SigmaEventReader().Read(Encoding.UTF8.GetBytes(json), @event));
        return @event;
    }

    static string Indented(string text) => string.Join('\n', text.Split('\n').Select(line => "    " + line));
}
