using System.Globalization;

namespace Isms.Monitor.Sigma.Rules;

/// <summary>Reads a correlation. Its references stay texts until <see cref="ReferenceResolver"/> knows all rules.</summary>
static class CorrelationReader
{
    static readonly Dictionary<string, CorrelationType> Types = new()
    {
        ["event_count"] = CorrelationType.EventCount, ["value_count"] = CorrelationType.ValueCount,
        ["temporal"] = CorrelationType.Temporal, ["temporal_ordered"] = CorrelationType.TemporalOrdered,
        ["value_sum"] = CorrelationType.ValueSum, ["value_avg"] = CorrelationType.ValueAvg,
        ["value_percentile"] = CorrelationType.ValuePercentile, ["value_median"] = CorrelationType.ValueMedian,
    };

    static readonly Dictionary<string, Comparison> Comparisons = new()
    {
        ["gt"] = Comparison.Greater, ["gte"] = Comparison.GreaterOrEqual, ["lt"] = Comparison.Less,
        ["lte"] = Comparison.LessOrEqual, ["eq"] = Comparison.Equal, ["neq"] = Comparison.NotEqual,
    };

    public static CorrelationRule Read(RuleSource source)
    {
        var document = source.Document;
        var map = RuleKeys.Map(document, "correlation", "Write type, rules, group-by, timespan and condition.");
        var type = Type(map);
        var condition = Condition(map, type);
        return new CorrelationRule
        {
            Id = RuleKeys.Id(document, source.Path),
            Name = RuleKeys.Text(document, "name"),
            Title = RuleKeys.Title(document),
            Description = RuleKeys.Text(document, "description"),
            Status = RuleKeys.Status(document),
            Level = RuleKeys.Level(document),
            Tags = RuleKeys.Texts(document, "tags"),
            FalsePositives = RuleKeys.Texts(document, "falsepositives"),
            Fields = RuleKeys.Texts(document, "fields"),
            Controls = RuleKeys.Texts(document, "controls"),
            Triage = RuleKeys.Texts(document, "triage"),
            Path = source.Path,
            Line = document.Line,
            Type = type,
            Rules = References(map, condition.Expression),
            GroupBy = [.. RuleKeys.Texts(map, "group-by").Select(SigmaFieldNames.OfRule)],
            TimespanMicros = Timespan(map),
            Condition = condition,
            Aliases = Aliases(map),
            Generate = (RuleKeys.Text(map, "generate") ?? RuleKeys.Text(document, "generate")) is "true" or "True" or "yes",
        };
    }

    static CorrelationType Type(YamlMapping map)
    {
        var name = RuleKeys.Required(map, "type", $"Use {string.Join(", ", Types.Keys)}.");
        return Types.TryGetValue(name, out var type)
            ? type
            : throw new RuleException(map["type"], RuleErrorCode.BadCorrelation, $"the correlation type '{name}' is unknown.", $"Use {string.Join(", ", Types.Keys)}.");
    }

    /// <summary>The listed rules; where the list is missing, those that the expression of a temporal condition names.</summary>
    static List<RuleReference> References(YamlMapping map, CorrelationExpression? expression)
    {
        var texts = RuleKeys.Texts(map, "rules");
        var named = expression is null ? [] : Names(expression).Distinct().ToList();
        if (texts.Count == 0) texts = named;
        if (named.Except(texts).FirstOrDefault() is { } stranger)
            throw new RuleException(map["condition"], RuleErrorCode.UnknownRule, $"the condition speaks of '{stranger}', which is not among the rules.", "Add it to 'rules', or correct the name.");
        if (texts.Count == 0)
            throw new RuleException(map["rules"] ?? map, RuleErrorCode.MissingKey, "the correlation refers to no rules.", "List ids or names under 'rules'.");
        return [.. texts.Select(text => new RuleReference(text, text))];
    }

    static IEnumerable<string> Names(CorrelationExpression expression) => expression switch
    {
        Occurred one => [one.Id],
        BothOccurred both => Names(both.Left).Concat(Names(both.Right)),
        EitherOccurred either => Names(either.Left).Concat(Names(either.Right)),
        NotOccurred not => Names(not.Child),
        _ => [],
    };

    /// <summary>A number and s, m, h, d, w, M or y; <c>timeframe</c> is the key's name in older drafts.</summary>
    static long Timespan(YamlMapping map) => Timespan(map, map.Has("timespan") || !map.Has("timeframe") ? "timespan" : "timeframe");

    public static long Timespan(YamlMapping map, string key)
    {
        var text = RuleKeys.Required(map, key, "Write a number and a unit, for instance 15m.");
        var seconds = text[^1] switch { 's' => 1L, 'm' => 60, 'h' => 3600, 'd' => 86_400, 'w' => 604_800, 'M' => 2_592_000, 'y' => 31_536_000, _ => 0 };
        if (seconds > 0 && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0
            && count * seconds <= 100 * 31_536_000L)
            return count * seconds * 1_000_000;
        throw new RuleException(map[key], RuleErrorCode.BadTimespan, $"'{text}' is no time span.", "Write a number above 0 and s, m, h, d, w, M or y, for instance 15m.");
    }

    static CorrelationCondition Condition(YamlMapping map, CorrelationType type)
    {
        var isTemporal = type is CorrelationType.Temporal or CorrelationType.TemporalOrdered;
        var value = map["condition"];
        if (value is null && isTemporal) return new([], [], null, null);
        if (value is YamlScalar text && isTemporal) return new([], [], null, Expression(ConditionParser.Read(text), text));
        if (value is not YamlMapping condition)
            throw new RuleException(value ?? map, RuleErrorCode.BadCorrelation, "the correlation has no condition with a bound.", "Write for instance 'condition:' with 'gte: 10' below it.");
        var fields = RuleKeys.Texts(condition, "field").Select(SigmaFieldNames.OfRule).ToList();
        var bounds = condition.Entries.Where(entry => Comparisons.ContainsKey(entry.Key.Text))
            .Select(entry => new Bound(Comparisons[entry.Key.Text], Number(entry.Value))).ToList();
        if (bounds.Count == 0)
            throw new RuleException(condition, RuleErrorCode.BadCorrelation, "the condition states no bound.", "Use gt, gte, lt, lte, eq or neq with a number.");
        if (fields.Count == 0 && type is not CorrelationType.EventCount && !isTemporal)
            throw new RuleException(condition, RuleErrorCode.BadCorrelation, $"a {TypeName(type)} correlation needs a field.", "Add 'field: name' to the condition.");
        if (condition.Entries.FirstOrDefault(entry => !Comparisons.ContainsKey(entry.Key.Text) && entry.Key.Text is not ("field" or "percentile")).Key is { } unknown)
            throw new RuleException(unknown, RuleErrorCode.BadCorrelation, $"the condition key '{unknown.Text}' is unknown.", "Use gt, gte, lt, lte, eq, neq, field or percentile.");
        return new(bounds, fields, Percentile(condition), null);
    }

    static string TypeName(CorrelationType type) => Types.First(pair => pair.Value == type).Key;

    static double? Percentile(YamlMapping condition)
    {
        if (condition["percentile"] is not { } value) return null;
        return Number(value) is >= 0 and <= 100 and var percentile
            ? percentile
            : throw new RuleException(value, RuleErrorCode.BadNumber, "the percentile is not between 0 and 100.", "Give for instance 95.");
    }

    static double Number(YamlValue value) =>
        value is YamlScalar { Text: var text } && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw new RuleException(value, RuleErrorCode.BadNumber, "this is no number.", "Give for instance 10.");

    static CorrelationExpression Expression(ConditionSyntax syntax, YamlScalar text) => syntax switch
    {
        NameSyntax name => new Occurred(name.Name),
        NotSyntax not => new NotOccurred(Expression(not.Child, text)),
        AndSyntax and => new BothOccurred(Expression(and.Left, text), Expression(and.Right, text)),
        OrSyntax or => new EitherOccurred(Expression(or.Left, text), Expression(or.Right, text)),
        OfSyntax of => throw new RuleException(text, RuleErrorCode.ConditionSyntax, "'of' has no meaning in a correlation.", "Combine ids or names of rules with and, or and not.", of.Offset),
        _ => throw new ArgumentOutOfRangeException(nameof(syntax)),
    };

    static Dictionary<string, IReadOnlyDictionary<string, string>> Aliases(YamlMapping map)
    {
        if (!map.Has("aliases")) return [];
        return RuleKeys.Map(map, "aliases", "Write alias, rule and field as nested maps.").Entries.ToDictionary(
            alias => alias.Key.Text,
            alias => (IReadOnlyDictionary<string, string>)(alias.Value as YamlMapping
                ?? throw new RuleException(alias.Value, RuleErrorCode.BadCorrelation, $"the alias '{alias.Key.Text}' is no map.", "Write 'rule: field' for each rule."))
                .Entries.ToDictionary(rule => rule.Key.Text, rule => rule.Value is YamlScalar field
                    ? SigmaFieldNames.OfRule(field.Text)
                    : throw new RuleException(rule.Value, RuleErrorCode.BadCorrelation, "the field of an alias is no text.", "Write 'rule: field'.")));
    }
}
