namespace Isms.Monitor.Sigma.Rules;

/// <summary>Reads one document into a rule, a filter or a correlation.</summary>
static class RuleReader
{
    public static SigmaDocument Read(RuleSource source)
    {
        var document = source.Document;
        if (document.Has("correlation")) return CorrelationReader.Read(source) with { Alerting = AlertKeys.Read(document) };
        if (document.Has("filter")) return Filter(source);
        if (document.Has("detection")) return Rule(source) with { Alerting = AlertKeys.Read(document) };
        throw new RuleException(document, RuleErrorCode.NotARule, "this document has neither detection, correlation nor filter.",
            "Add one of them, or keep files that are no rules elsewhere.");
    }

    static SigmaRule Rule(RuleSource source)
    {
        var document = source.Document;
        var detection = RuleKeys.Map(document, "detection", "Write search identifiers and a condition.");
        var selections = new DetectionReader(source).Selections(detection, "condition", "timeframe");
        var (condition, text) = Condition(detection, selections);
        return new SigmaRule
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
            LogSource = RuleKeys.LogSource(document),
            Selections = selections,
            Condition = condition,
            ConditionText = text,
        };
    }

    static FilterRule Filter(RuleSource source)
    {
        var document = source.Document;
        var filter = RuleKeys.Map(document, "filter", "Write rules, a selection and a condition.");
        var selections = new DetectionReader(source).Selections(filter, "condition", "rules");
        var (condition, text) = Condition(filter, selections);
        return new FilterRule
        {
            Id = RuleKeys.Id(document, source.Path),
            Name = RuleKeys.Text(document, "name"),
            Title = RuleKeys.Title(document),
            Description = RuleKeys.Text(document, "description"),
            Path = source.Path,
            Line = document.Line,
            LogSource = RuleKeys.LogSource(document),
            Rules = Targets(filter),
            Selections = selections,
            Condition = condition,
            ConditionText = text,
        };
    }

    static IReadOnlyList<string>? Targets(YamlMapping filter)
    {
        const string Remedy = "List the ids or names of the rules to filter, or write 'rules: any'.";
        var value = RuleKeys.Value(filter, "rules", Remedy);
        if (value is YamlScalar { Text: "any" }) return null;
        return RuleKeys.Texts(filter, "rules") is { Count: > 0 } rules ? rules : throw new RuleException(value, RuleErrorCode.WrongType, "'rules' is empty.", Remedy);
    }

    static (ConditionTree Tree, string Text) Condition(YamlMapping detection, List<Selection> selections)
    {
        var condition = RuleKeys.Value(detection, "condition", "Write for instance 'condition: selection'.");
        if (selections.Count == 0)
            throw new RuleException(detection, RuleErrorCode.MissingKey, "there is no search identifier beside the condition.", "Add for instance a 'selection'.");
        return ConditionResolver.Read(condition, selections);
    }
}
