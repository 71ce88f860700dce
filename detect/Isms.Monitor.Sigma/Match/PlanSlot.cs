using Isms.Monitor.Sigma.Compile;
using Isms.Monitor.Sigma.Rules;

namespace Isms.Monitor.Sigma.Match;

/// <summary>
/// The plan of one log source. It is first made from guesses about which tests are rare; one matcher counts over its first events,
/// and the plan made from the counts replaces the first. Both give the same matches.
/// </summary>
sealed class PlanSlot(IReadOnlyList<SigmaRule> rules)
{
    /// <summary>Events counted; enough to know a frequency of a percent.</summary>
    public const int MeasuredEvents = 4096;

    readonly Lock _building = new();
    volatile Plan? _plan;
    bool _isMeasured;

    public Plan Plan
    {
        get
        {
            if (_plan is { } known) return known;
            lock (_building) return _plan ??= PlanBuilder.Build(rules);
        }
    }

    /// <summary>Whether the caller is the one matcher that counts.</summary>
    public bool TryMeasure()
    {
        lock (_building)
        {
            if (_isMeasured) return false;
            return _isMeasured = true;
        }
    }

    /// <param name="hits">By bit: in how many of <see cref="MeasuredEvents"/> events it was set.</param>
    public void Refine(int[] hits)
    {
        var plan = Plan;
        var scores = plan.Scores;
        for (var bit = 0; bit < scores.Length; bit++)
            scores[bit] = (hits[bit] + Math.Min(1, scores[bit])) / (MeasuredEvents + 1.0);
        _plan = PlanBuilder.Build(rules, plan);
    }
}
