namespace Isms.Monitor.Sigma.Rules;

/// <summary>Reads the search identifiers of a rule or filter: maps are "and", lists are "or", bare values are keywords.</summary>
sealed class DetectionReader(RuleSource source)
{
    /// <summary>The search identifiers of a <c>detection</c> or <c>filter</c> map; <paramref name="reserved"/> are its other keys.</summary>
    public List<Selection> Selections(YamlMapping detection, params ReadOnlySpan<string> reserved)
    {
        var selections = new List<Selection>();
        foreach (var (name, value) in detection.Entries)
        {
            if (reserved.Contains(name.Text)) continue;
            var items = new List<DetectionItem>();
            selections.Add(new Selection(name.Text, items, Search(value, name.Text, items)));
        }
        return selections;
    }

    ConditionTree Search(YamlValue value, string name, List<DetectionItem> items) => value switch
    {
        YamlMapping map => ConditionTree.And([.. map.Entries.Select(entry => Item(entry.Key, entry.Value, items))]),
        YamlSequence { Items.Count: 0 } => throw Empty(value, name),
        YamlSequence list => List(list, name, items),
        YamlScalar { IsNull: true } => throw Empty(value, name),
        _ => Item(Keyword(value), value, items),
    };

    /// <summary>Bare values of a list are one item of keywords; maps in it are alternatives.</summary>
    ConditionTree List(YamlSequence list, string name, List<DetectionItem> items)
    {
        var choices = new List<ConditionTree>();
        var keywords = list.Items.Where(item => item is YamlScalar).ToList();
        if (keywords.Count > 0) choices.Add(Item(Keyword(list), new YamlSequence(keywords, list.Line, list.Column), items));
        choices.AddRange(list.Items.Where(item => item is not YamlScalar).Select(item => Search(item, name, items)));
        return ConditionTree.Or(choices);
    }

    ConditionTree Item(YamlScalar key, YamlValue value, List<DetectionItem> items)
    {
        var chain = new ModifierChain(key);
        var values = Values(key, value);
        var reader = new ValueTests(chain, source);
        var perValue = values.Select(scalar => Any(reader.Of(scalar))).ToList();
        var condition = chain.All ? ConditionTree.And(perValue) : ConditionTree.Or(perValue);
        if (chain.Negated) condition = new Not(condition);
        items.Add(new DetectionItem(key.Text, [.. values.Select(scalar => scalar.IsNull ? "null" : scalar.Text)], condition, key.Line));
        return condition;
    }

    static ConditionTree Any(IReadOnlyList<FieldTest> tests) => tests.Count == 0
        ? new Test(new FieldTest(null, TestKind.Never, ""))
        : ConditionTree.Or([.. tests.Select(test => new Test(test))]);

    static List<YamlScalar> Values(YamlScalar key, YamlValue value) => value switch
    {
        YamlScalar scalar => [scalar],
        YamlSequence { Items.Count: 0 } => throw Empty(value, key.Text),
        YamlSequence list => [.. list.Items.Select(item => item as YamlScalar ?? throw NoValue(item, key))],
        _ => throw NoValue(value, key),
    };

    static YamlScalar Keyword(YamlValue at) => new("", true, at.Line, at.Column);

    static RuleException Empty(YamlValue at, string name) =>
        new(at, RuleErrorCode.WrongType, $"'{name}' has no values.", "Give at least one, or remove it.");

    static RuleException NoValue(YamlValue at, YamlScalar key) =>
        new(at, RuleErrorCode.WrongType, $"'{key.Text}' has to be a text, a number, null or a list of them.", "Write one value or a list of values.");
}
