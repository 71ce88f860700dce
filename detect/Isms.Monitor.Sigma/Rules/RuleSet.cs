using System.Collections.Frozen;

namespace Isms.Monitor.Sigma.Rules;

/// <summary>What was read from rule files: everything that is usable, and for everything else the reason.</summary>
/// <remarks>Immutable; share it between threads. Ids are unique over rules, correlations and filters together.</remarks>
public sealed class RuleSet
{
    public static readonly RuleSet Empty = new([], [], [], [], []);

    readonly FrozenDictionary<string, SigmaDocument> _byId;

    internal RuleSet(
        IReadOnlyList<SigmaRule> rules, IReadOnlyList<CorrelationRule> correlations, IReadOnlyList<FilterRule> filters,
        IReadOnlyList<RuleError> errors, IReadOnlyList<RuleError> warnings)
    {
        (Rules, Correlations, Filters, Errors, Warnings) = (rules, correlations, filters, errors, warnings);
        _byId = rules.Cast<SigmaDocument>().Concat(correlations).Concat(filters).ToFrozenDictionary(document => document.Id, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>In the order of the files. Filters are already part of their conditions.</summary>
    public IReadOnlyList<SigmaRule> Rules { get; }

    /// <summary>Each after the correlations that it refers to, so that one pass in this order evaluates chains.</summary>
    public IReadOnlyList<CorrelationRule> Correlations { get; }

    public IReadOnlyList<FilterRule> Filters { get; }

    /// <summary>Documents that were refused, one error each.</summary>
    public IReadOnlyList<RuleError> Errors { get; }

    /// <summary>What the authors of loaded documents should know.</summary>
    public IReadOnlyList<RuleError> Warnings { get; }

    /// <summary>A rule, correlation or filter by its id; null when there is none.</summary>
    public SigmaDocument? ById(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Loads files and folders (recursively, <c>*.yml</c> and <c>*.yaml</c> but not <c>*.samples.yml</c>).</summary>
    /// <param name="paths">Files or folders. A file <c>placeholders.yml</c> in a given folder holds the lists for <c>|expand</c>.</param>
    public static RuleSet Load(params IEnumerable<string> paths) => new RuleLoader().Load(paths);

    /// <summary>Reads rules from text, as if it were the file <paramref name="path"/>.</summary>
    public static RuleSet Parse(string text, string path = "rule.yml") => new RuleLoader().Parse(text, path);
}
