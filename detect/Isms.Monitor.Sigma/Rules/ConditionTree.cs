namespace Isms.Monitor.Sigma.Rules;

/// <summary>
/// What a rule demands of one event, as a boolean tree over tests of single values. Lists, maps, <c>|all</c>, <c>1 of x*</c> and filters
/// are already resolved to these five shapes.
/// </summary>
public abstract record ConditionTree
{
    /// <summary>All children; true when there is none.</summary>
    public static ConditionTree And(IReadOnlyList<ConditionTree> children) => children.Count == 1 ? children[0] : new AllOf(children);

    /// <summary>Any child; false when there is none.</summary>
    public static ConditionTree Or(IReadOnlyList<ConditionTree> children) => children.Count == 1 ? children[0] : new AnyOf(children);
}

public sealed record AllOf(IReadOnlyList<ConditionTree> Children) : ConditionTree;

public sealed record AnyOf(IReadOnlyList<ConditionTree> Children) : ConditionTree;

/// <summary><c>N of x*</c> with N above 1.</summary>
public sealed record AtLeast(int Count, IReadOnlyList<ConditionTree> Children) : ConditionTree;

public sealed record Not(ConditionTree Child) : ConditionTree;

public sealed record Test(FieldTest Of) : ConditionTree;
