using System.Collections.Concurrent;
using Isms.Monitor.Events;
using Isms.Monitor.Sigma.Rules;

namespace Isms.Monitor.Sigma.Match;

/// <summary>Takes a match. The event is only valid during the call.</summary>
public delegate void MatchSink(EcsEvent matched, SigmaRule rule);

/// <summary>
/// The single-event rules of a <see cref="RuleSet"/>, compiled for each log source when its first event arrives. Immutable to its
/// users and safe for all threads; each thread matches with a <see cref="Matcher"/> of its own. New rules are a new engine.
/// </summary>
public sealed class SigmaEngine
{
    readonly RuleSet _rules;
    readonly bool _ignoresLogSource;
    readonly ConcurrentDictionary<(string?, string?, string?), PlanSlot> _plans = new();
    readonly HashSet<string> _products, _categories, _services;

    /// <param name="rules">Refused documents in it are not matched.</param>
    /// <param name="ignoresLogSource">Apply every rule to every event (<c>--any-logsource</c>).</param>
    public SigmaEngine(RuleSet rules, bool ignoresLogSource = false)
    {
        (_rules, _ignoresLogSource) = (rules, ignoresLogSource);
        _products = Stated(rule => rule.LogSource.Product);
        _categories = Stated(rule => rule.LogSource.Category);
        _services = Stated(rule => rule.LogSource.Service);
    }

    /// <param name="keywordsSeeOriginal">Whether keywords look at <c>event.original</c> too: not for events that came as JSON, whose frame is no log line.</param>
    public Matcher CreateMatcher(bool keywordsSeeOriginal = true) => new(this, keywordsSeeOriginal);

    /// <summary>The rules that apply to a log source: each attribute that a rule states equals the event's, case ignored.</summary>
    public IEnumerable<SigmaRule> RulesFor(LogSourceId source) => _ignoresLogSource
        ? _rules.Rules
        : _rules.Rules.Where(rule => rule.LogSource.Accepts(source.Product, source.Category, source.Service));

    /// <summary>
    /// Log sources come from events, so there may be thousands. Attributes that no rule speaks of are one and the same here, which
    /// bounds the plans by the rules.
    /// </summary>
    internal PlanSlot PlanFor(LogSourceId source)
    {
        var key = _ignoresLogSource
            ? default
            : (Known(_products, source.Product), Known(_categories, source.Category), Known(_services, source.Service));
        return _plans.GetOrAdd(key, _ => new PlanSlot([.. RulesFor(source)]));
    }

    HashSet<string> Stated(Func<SigmaRule, string?> attribute) =>
        new(_rules.Rules.Select(attribute).OfType<string>(), StringComparer.OrdinalIgnoreCase);

    static string? Known(HashSet<string> stated, string value) => stated.TryGetValue(value, out var known) ? known : null;
}
