using System.Text;
using FsCheck.Xunit;
using Isms.Monitor.Events;
using Isms.Monitor.Sigma.Match;
using Isms.Monitor.Sigma.Rules;

namespace Isms.Monitor.Sigma.Tests.Match;

/// <summary>The engine with all its indices gives what the naive evaluator gives; agreement on nothing does not count.</summary>
public sealed class DifferentialTests
{
    [Property(MaxTest = 400)]
    public void Random_rules_over_random_events(int seed)
    {
        var random = new RandomRules(new Random(seed));
        var difference = new Difference(random.Rules(25));
        for (var i = 0; i < 20; i++) difference.Compare(random.Event());
    }

    [Fact]
    public void Random_rules_do_hit()
    {
        var hits = 0;
        for (var seed = 0; seed < 50; seed++)
        {
            var random = new RandomRules(new Random(seed));
            var difference = new Difference(random.Rules(25));
            for (var i = 0; i < 20; i++) hits += difference.Compare(random.Event()).Count;
        }
        Assert.InRange(hits, 2_500, 50 * 25 * 20 - 2_500);
    }

    [Fact]
    public void A_refined_plan_gives_the_same_matches()
    {
        var random = new RandomRules(new Random(7));
        var difference = new Difference(random.Rules(40));
        var events = Enumerable.Range(0, 60).Select(_ => random.Event()).ToList();
        for (var i = 0; i <= PlanSlot.MeasuredEvents; i++) difference.Match(events[i % events.Count]);
        Assert.True(events.Sum(@event => difference.Compare(@event).Count) > 200);
    }

    [Fact]
    public void Each_literal_of_a_matching_event_changed_by_one_character()
    {
        var (mutants, flips) = (0, 0);
        for (var seed = 100; seed < 140; seed++)
        {
            var random = new RandomRules(new Random(seed));
            var difference = new Difference(random.Rules(25));
            for (var i = 0; i < 20; i++)
            {
                var @event = random.Event();
                var matched = difference.Compare(@event);
                foreach (var mutant in Mutants.Of(@event, matched))
                {
                    mutants++;
                    if (!difference.Compare(mutant).SequenceEqual(matched)) flips++;
                }
            }
        }
        Assert.True(mutants > 3_000 && flips > 150, $"{mutants} mutants, {flips} of them changed the matches");
    }

    [Fact]
    public void The_regression_corpus_and_its_mutants()
    {
        var (rules, events) = SharedCorpus.Regression();
        var difference = new Difference(rules, keywordsSeeOriginal: false);
        var (hits, mutants, flips) = (0, 0, 0);
        foreach (var @event in events)
        {
            var matched = difference.Compare(@event);
            hits += matched.Count;
            foreach (var mutant in Mutants.Of(@event, matched).Where((_, number) => number % 4 == 0))
            {
                mutants++;
                if (!difference.Compare(mutant).SequenceEqual(matched)) flips++;
            }
        }
        Assert.True(hits >= 200 && mutants > 300 && flips > 100, $"{hits} hits, {mutants} mutants, {flips} of them changed the matches");
    }

    [Fact]
    public void Every_eighth_public_rule_on_every_event_of_the_regression_corpus()
    {
        var (_, events) = SharedCorpus.Regression();
        var difference = new Difference(SharedCorpus.EveryRule(8), keywordsSeeOriginal: false);
        Assert.True(events.Sum(@event => difference.Compare(@event).Count) > 20);
    }

    /// <summary>One rule set, asked both ways.</summary>
    sealed class Difference(RuleSet rules, bool keywordsSeeOriginal = true)
    {
        readonly Matcher _matcher = new SigmaEngine(rules, ignoresLogSource: true).CreateMatcher(keywordsSeeOriginal);

        public List<SigmaRule> Match(EcsEvent @event)
        {
            var matched = new List<SigmaRule>();
            _matcher.Match(@event, (_, rule) => matched.Add(rule));
            return [.. matched.OrderBy(rule => rule.Id, StringComparer.Ordinal)];
        }

        public List<SigmaRule> Compare(EcsEvent @event)
        {
            var naive = new NaiveEvaluator(@event, keywordsSeeOriginal);
            var expected = rules.Rules.Where(rule => naive.IsMatch(rule.Condition)).OrderBy(rule => rule.Id, StringComparer.Ordinal).ToList();
            var matched = Match(@event);
            if (!expected.SequenceEqual(matched)) Assert.Fail(Report(@event, expected, matched));
            return matched;
        }

        static string Report(EcsEvent @event, List<SigmaRule> expected, List<SigmaRule> matched)
        {
            var text = new StringBuilder("The engine and the naive evaluator differ on ");
            for (var i = 0; i < @event.Count; i++)
                text.Append($"{@event.FieldAt(i)}='{Encoding.UTF8.GetString(@event.ValueAt(i))}' ({@event.KindAt(i)}) ");
            text.Append($"original '{Encoding.UTF8.GetString(@event.Original)}'");
            foreach (var rule in expected.Except(matched)) text.Append($"\nmissed: {rule.Id} {Logic.Text(rule.Condition)}");
            foreach (var rule in matched.Except(expected)) text.Append($"\nwrong: {rule.Id} {Logic.Text(rule.Condition)}");
            return text.ToString();
        }
    }
}
