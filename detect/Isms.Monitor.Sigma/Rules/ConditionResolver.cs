using System.Text.RegularExpressions;

namespace Isms.Monitor.Sigma.Rules;

/// <summary>Replaces the names in a condition by the search identifiers they stand for.</summary>
sealed class ConditionResolver(YamlScalar text, IReadOnlyList<Selection> selections)
{
    /// <summary>The alternatives of a <c>condition</c> that is a list, or the condition itself.</summary>
    public static (ConditionTree Tree, string Text) Read(YamlValue condition, IReadOnlyList<Selection> selections)
    {
        var texts = condition switch
        {
            YamlScalar { IsNull: false } one => [one],
            YamlSequence { Items.Count: > 0 } list => list.Items.OfType<YamlScalar>().ToList(),
            _ => throw new RuleException(condition, RuleErrorCode.WrongType, "the condition is empty or no text.", "Write for instance 'condition: selection'."),
        };
        var trees = texts.Select(text => new ConditionResolver(text, selections).Resolve(ConditionParser.Read(text))).ToList();
        return (ConditionTree.Or(trees), string.Join(" or ", texts.Select(text => texts.Count > 1 ? $"({text.Text})" : text.Text)));
    }

    ConditionTree Resolve(ConditionSyntax syntax) => syntax switch
    {
        NameSyntax name => Named(name),
        OfSyntax of => Of(of),
        NotSyntax not => new Not(Resolve(not.Child)),
        AndSyntax and => Both<AllOf>(Resolve(and.Left), Resolve(and.Right)),
        OrSyntax or => Both<AnyOf>(Resolve(or.Left), Resolve(or.Right)),
        _ => throw new ArgumentOutOfRangeException(nameof(syntax)),
    };

    static ConditionTree Both<TKind>(ConditionTree left, ConditionTree right) where TKind : ConditionTree
    {
        IReadOnlyList<ConditionTree> children = [.. Flat<TKind>(left), .. Flat<TKind>(right)];
        return typeof(TKind) == typeof(AllOf) ? new AllOf(children) : new AnyOf(children);
    }

    static IReadOnlyList<ConditionTree> Flat<TKind>(ConditionTree tree) => tree is TKind ? tree switch
    {
        AllOf all => all.Children,
        AnyOf any => any.Children,
        _ => [tree],
    } : [tree];

    ConditionTree Named(NameSyntax name)
    {
        if (name.Name.Contains('*')) return Of(new OfSyntax(1, name.Name, name.Offset));
        return selections.FirstOrDefault(selection => selection.Name == name.Name)?.Condition ?? throw Unknown(name.Name, name.Offset);
    }

    ConditionTree Of(OfSyntax of)
    {
        var chosen = selections.Where(selection => IsMeant(of.Pattern, selection.Name)).Select(selection => selection.Condition).ToList();
        if (chosen.Count == 0) throw Unknown(of.Pattern, of.Offset);
        return of.Count switch
        {
            0 => ConditionTree.And(chosen),
            1 => ConditionTree.Or(chosen),
            _ => of.Count == chosen.Count ? ConditionTree.And(chosen) : new AtLeast(of.Count, chosen),
        };
    }

    /// <summary><c>them</c> leaves out names that start with an underscore (specification, "Condition").</summary>
    static bool IsMeant(string pattern, string name) => pattern.Equals("them", StringComparison.OrdinalIgnoreCase)
        ? !name.StartsWith('_')
        : Regex.IsMatch(name, "^" + Regex.Escape(pattern).Replace("\\*", ".*") + "$", RegexOptions.NonBacktracking);

    RuleException Unknown(string name, int offset) => new(text, RuleErrorCode.UnknownSelection,
        $"the condition speaks of '{name}', but the detection has {string.Join(", ", selections.Select(selection => $"'{selection.Name}'"))}.",
        "Correct the name.", offset + (text.Plain ? 0 : 1));
}
