namespace Isms.Monitor.Sigma.Compile;

/// <summary>A condition while it is compiled: its tests are bits or lazy tests.</summary>
abstract record PlanNode
{
    public static readonly PlanNode False = new OrNode([]);
}

sealed record BitNode(int Bit) : PlanNode;

sealed record LazyNode(int Test) : PlanNode;

sealed record NotNode(PlanNode Child) : PlanNode;

sealed record AndNode(IReadOnlyList<PlanNode> Children) : PlanNode;

sealed record OrNode(IReadOnlyList<PlanNode> Children) : PlanNode;

sealed record AtLeastNode(int Count, IReadOnlyList<PlanNode> Children) : PlanNode;
