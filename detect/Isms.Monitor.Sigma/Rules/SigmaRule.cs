using Isms.Monitor.Events;

namespace Isms.Monitor.Sigma.Rules;

/// <summary>What rules, correlations and filters have in common.</summary>
public abstract record SigmaDocument
{
    /// <summary>The <c>id</c>; where the author gave none, the name, else a text derived from path and title. Unique in a <see cref="RuleSet"/>.</summary>
    public required string Id { get; init; }

    /// <summary>The name that correlations and filters may use instead of the id.</summary>
    public string? Name { get; init; }

    public required string Title { get; init; }
    public string? Description { get; init; }
    public string? Status { get; init; }

    /// <summary>Medium where the author states none.</summary>
    public Level Level { get; init; } = Level.Medium;

    /// <summary>As written, for instance <c>attack.t1110</c>.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    public IReadOnlyList<string> FalsePositives { get; init; } = [];
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>Our key <c>controls</c>: the Annex A controls (<c>A.8.16</c>) that a match is evidence for.</summary>
    public IReadOnlyList<string> Controls { get; init; } = [];

    /// <summary>Our key <c>triage</c>: what the analyst does first, step by step.</summary>
    public IReadOnlyList<string> Triage { get; init; } = [];

    /// <summary>Our keys <c>alert</c>, <c>suppress</c> and <c>reason</c>: how matches become alerts.</summary>
    public Alerting Alerting { get; init; } = Alerting.Default;

    public required string Path { get; init; }

    /// <summary>First line of the document in its file, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>ATT&amp;CK techniques among the tags, as <c>T1110.001</c>.</summary>
    public IEnumerable<string> Techniques => Tags
        .Where(tag => tag.StartsWith("attack.t", StringComparison.OrdinalIgnoreCase) && tag.Length > 8 && char.IsAsciiDigit(tag[8]))
        .Select(tag => tag["attack.".Length..].ToUpperInvariant());

    /// <summary>The detection logic as text, the same for the same logic.</summary>
    internal abstract string LogicText { get; }

    /// <summary>What alerts say of this rule. Its version changes with the detection logic and with nothing else.</summary>
    public RuleInfo ToRuleInfo() => new(
        Id, Title, Level, this is CorrelationRule ? RuleKind.Correlation : RuleKind.Sigma, Logic.Version(LogicText), Controls, [.. Techniques], Triage);
}

/// <summary>A rule on single events.</summary>
public sealed record SigmaRule : SigmaDocument
{
    public required LogSourcePattern LogSource { get; init; }

    /// <summary>The search identifiers in the order of the file, for explanations.</summary>
    public required IReadOnlyList<Selection> Selections { get; init; }

    /// <summary>What an event must fulfil, filters included.</summary>
    public required ConditionTree Condition { get; init; }

    /// <summary>The condition as written.</summary>
    public required string ConditionText { get; init; }

    internal override string LogicText => $"{LogSource} {Logic.Text(Condition)}";
}

/// <summary>A filter: its condition is added with "and" to each of its rules when the set is loaded.</summary>
public sealed record FilterRule : SigmaDocument
{
    public required LogSourcePattern LogSource { get; init; }

    /// <summary>Ids or names of rules; null for every rule of the log source (<c>rules: any</c>).</summary>
    public required IReadOnlyList<string>? Rules { get; init; }

    public required IReadOnlyList<Selection> Selections { get; init; }
    public required ConditionTree Condition { get; init; }
    public required string ConditionText { get; init; }

    internal override string LogicText => $"{LogSource} {Logic.Text(Condition)}";
}

/// <summary>A search identifier of <c>detection</c>.</summary>
public sealed record Selection(string Name, IReadOnlyList<DetectionItem> Items, ConditionTree Condition);

/// <summary>One line of a search identifier: a field with its modifiers and values.</summary>
/// <remarks>Key and values are as written, for instance <c>CommandLine|contains|all</c>; the key of keywords is empty.</remarks>
public sealed record DetectionItem(string Key, IReadOnlyList<string> Values, ConditionTree Condition, int Line);
