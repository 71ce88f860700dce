namespace Isms.Monitor.Sigma.Compile;

/// <summary>
/// Chooses what a rule waits for: a set of bits one of which is set in every event that the rule matches. A rule whose condition
/// gives none (it only says what must not be) is a candidate for every event.
/// </summary>
static class TriggerChoice
{
    /// <returns>The bits with their joint probability; null when the condition can hold with no bit set.</returns>
    public static (IReadOnlyList<int> Bits, double Score)? Of(PlanNode node, BitTable table)
    {
        switch (node)
        {
            case BitNode bit:
                return ([bit.Bit], table.Scores[bit.Bit]);
            case LazyNode lazy:
                var guard = table.Lazy[lazy.Test].Guard;
                return ([guard], table.Scores[guard]);
            case OrNode or:
                return Union(or.Children, table);
            case AtLeastNode some:
                return Union(some.Children, table);
            case AndNode and:
                (IReadOnlyList<int>, double Score)? best = null;
                foreach (var child in and.Children)
                    if (Of(child, table) is { } choice && (best is null || choice.Score < best.Value.Score)) best = choice;
                return best;
            default:
                return null;
        }
    }

    static (IReadOnlyList<int>, double)? Union(IReadOnlyList<PlanNode> children, BitTable table)
    {
        var (bits, score) = (new List<int>(), 0.0);
        foreach (var child in children)
        {
            if (Of(child, table) is not { } choice) return null;
            bits.AddRange(choice.Bits);
            score += choice.Score;
        }
        return (bits.Distinct().ToList(), score);
    }
}
