using Isms.Monitor.Sigma.Rules;

namespace Isms.Monitor.Sigma.Compile;

/// <summary>Compiles conditions to nodes over the bits of one plan.</summary>
sealed class ConditionCompiler(BitTable table)
{
    public PlanNode Compile(ConditionTree tree) => tree switch
    {
        Test { Of: var test } => Compile(test),
        Not not => Negated(Compile(not.Child)),
        AllOf all => And([.. all.Children.Select(Compile)]),
        AnyOf any => Or([.. any.Children.Select(Compile)]),
        AtLeast some => new AtLeastNode(some.Count, [.. some.Children.Select(Compile)]),
        _ => throw new ArgumentOutOfRangeException(nameof(tree)),
    };

    PlanNode Compile(FieldTest test)
    {
        switch (test.Kind)
        {
            case TestKind.Never:
                return PlanNode.False;
            case TestKind.Exists:
                var occurs = new BitNode(table.Bit(test with { Value = "" }));
                return test.Value == "true" ? occurs : new NotNode(occurs);
            case TestKind.Null:
                // Absent, or there with null.
                return Or([new NotNode(new BitNode(table.Bit(test with { Kind = TestKind.Exists }))), new BitNode(table.Bit(test))]);
            case TestKind.Equal or TestKind.Contains or TestKind.StartsWith or TestKind.EndsWith when !test.Cased:
            case TestKind.Present or TestKind.Cidr or TestKind.Greater or TestKind.GreaterOrEqual or TestKind.Less or TestKind.LessOrEqual:
                return new BitNode(table.Bit(test));
            default:
                return new LazyNode(table.LazyIndex(test));
        }
    }

    static PlanNode Negated(PlanNode child) => child is NotNode not ? not.Child : new NotNode(child);

    static PlanNode And(IEnumerable<PlanNode> children)
    {
        var flat = children.SelectMany(child => child is AndNode and ? and.Children : [child]).Distinct().ToList();
        return flat.Count == 1 ? flat[0] : new AndNode(flat);
    }

    /// <summary>The alternatives that are bits become one bit.</summary>
    PlanNode Or(IEnumerable<PlanNode> children)
    {
        var flat = children.SelectMany(child => child is OrNode or ? or.Children : [child]).Distinct().ToList();
        var bits = flat.OfType<BitNode>().Select(node => node.Bit).ToList();
        if (bits.Count > 0) flat = [new BitNode(table.Group(bits)), .. flat.Where(node => node is not BitNode)];
        return flat.Count == 1 ? flat[0] : new OrNode(flat);
    }
}
