namespace Isms.Monitor.Sigma.Compile;

enum StepKind : byte { Bit, Lazy, Not, And, Or, AtLeast }

/// <summary>One node of a condition in an array; <c>A</c> is a bit, a lazy test, a step, or the start of its children, which end before <c>B</c>.</summary>
readonly record struct Step(StepKind Kind, int A, int B = 0, int Count = 0);

/// <summary>
/// The condition of one rule: bits that must be set and bits that must not, which decide nearly every candidate in a few loads, and
/// the step that decides the rest, or -1.
/// </summary>
readonly record struct RuleProgram(int Start, int Required, int Forbidden, int Rest);

/// <summary>Writes the conditions of a plan's rules into arrays.</summary>
sealed class ProgramWriter(BitTable table)
{
    readonly List<Step> _steps = [];
    readonly List<int> _children = [];
    readonly List<int> _bits = [];

    public Step[] Steps => [.. _steps];
    public int[] Children => [.. _children];
    public int[] Bits => [.. _bits];

    /// <summary>Bits that some condition, guard or trigger looks at; all others only serve their group.</summary>
    public HashSet<int> Referenced { get; } = [];

    public RuleProgram Write(PlanNode condition)
    {
        IReadOnlyList<PlanNode> parts = condition is AndNode and ? and.Children : [condition];
        var required = parts.OfType<BitNode>().Select(node => node.Bit).OrderBy(bit => table.Scores[bit]).ToList();
        var forbidden = parts.OfType<NotNode>().Select(node => node.Child).OfType<BitNode>().Select(node => node.Bit).ToList();
        var rest = parts.Where(node => node is not (BitNode or NotNode { Child: BitNode })).ToList();
        var start = _bits.Count;
        _bits.AddRange(required);
        _bits.AddRange(forbidden);
        Referenced.UnionWith(required);
        Referenced.UnionWith(forbidden);
        var step = rest.Count == 0 ? -1 : Add(rest.Count == 1 ? rest[0] : new AndNode(rest));
        return new RuleProgram(start, required.Count, forbidden.Count, step);
    }

    int Add(PlanNode node)
    {
        var step = node switch
        {
            BitNode bit => Referring(bit.Bit),
            LazyNode lazy => new Step(StepKind.Lazy, lazy.Test),
            NotNode not => new Step(StepKind.Not, Add(not.Child)),
            AndNode and => Parent(StepKind.And, and.Children, 0),
            OrNode or => Parent(StepKind.Or, or.Children, 0),
            AtLeastNode some => Parent(StepKind.AtLeast, some.Children, some.Count),
            _ => throw new ArgumentOutOfRangeException(nameof(node)),
        };
        _steps.Add(step);
        return _steps.Count - 1;
    }

    Step Referring(int bit)
    {
        Referenced.Add(bit);
        return new Step(StepKind.Bit, bit);
    }

    Step Parent(StepKind kind, IReadOnlyList<PlanNode> children, int count)
    {
        var steps = children.OrderBy(Cost).Select(Add).ToList();
        var start = _children.Count;
        _children.AddRange(steps);
        return new Step(kind, start, _children.Count, count);
    }

    static int Cost(PlanNode node) => node switch
    {
        BitNode => 1,
        LazyNode => 1000,
        NotNode not => Cost(not.Child) + 1,
        AndNode and => and.Children.Sum(Cost),
        OrNode or => or.Children.Sum(Cost),
        AtLeastNode some => some.Children.Sum(Cost),
        _ => 0,
    };
}
