using Isms.Monitor.Events;
using Isms.Monitor.Sigma.Compile;
using Isms.Monitor.Sigma.Rules;

namespace Isms.Monitor.Sigma.Match;

/// <summary>Why a rule matches an event, or does not: each line of its detection with what was seen.</summary>
/// <param name="AppliesToLogSource">Whether the rule is asked at all without <c>--any-logsource</c>.</param>
/// <param name="Matches">Whether the condition holds.</param>
/// <param name="Items">In the order of the rule.</param>
public sealed record Explanation(bool AppliesToLogSource, bool Matches, IReadOnlyList<ExplainedItem> Items)
{
    public static Explanation Of(SigmaRule rule, EcsEvent @event, bool keywordsSeeOriginal)
    {
        var naive = new NaiveEvaluator(@event, keywordsSeeOriginal);
        var source = @event.LogSource;
        return new Explanation(
            rule.LogSource.Accepts(source.Product, source.Category, source.Service),
            naive.IsMatch(rule.Condition),
            [.. rule.Selections.SelectMany(selection => selection.Items.Select(item => Explain(selection.Name, item, naive, @event)))]);
    }

    static ExplainedItem Explain(string selection, DetectionItem item, NaiveEvaluator naive, EcsEvent @event)
    {
        var field = SigmaFieldNames.OfRule(item.Key.Split('|')[0]);
        var isKeyword = field.Length == 0;
        return new ExplainedItem(
            selection, item.Key, item.Values, isKeyword ? [] : naive.ValuesOf(field), isKeyword ? [] : [.. Origins(@event, field)], naive.IsMatch(item.Condition), item.Line);
    }

    /// <summary>The event's fields that answer to the rule's name.</summary>
    static IEnumerable<string> Origins(EcsEvent @event, string field) => Enumerable.Range(0, @event.Count)
        .Select(slot => @event.FieldAt(slot).Name).Distinct().Where(name => FieldAliases.NamesOf(name).Contains(field));
}

/// <summary>One line of a detection on one event: what it demands, what was seen and under which fields of the event, the verdict.</summary>
public sealed record ExplainedItem(
    string Selection, string Item, IReadOnlyList<string> Wanted, IReadOnlyList<string?> Seen, IReadOnlyList<string> Fields, bool Holds, int Line);
