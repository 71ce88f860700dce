using Isms.Monitor.Sigma.Rules;

namespace Isms.Monitor.Sigma.Compile;

/// <summary>The rules of one log source, compiled. Immutable and shared by all threads; what changes with an event is in a matcher.</summary>
sealed class Plan
{
    public required SigmaRule[] Rules { get; init; }
    public required RuleProgram[] Programs { get; init; }
    public required int[] ProgramBits { get; init; }
    public required Step[] Steps { get; init; }
    public required int[] Children { get; init; }
    public required LazyTest[] Lazy { get; init; }
    public required BitLinks Links { get; init; }

    /// <summary>Rules that nothing triggers: candidates of every event.</summary>
    public required int[] Always { get; init; }

    public required FieldPlan[] Fields { get; init; }
    public required IReadOnlyDictionary<string, int> FieldIndex { get; init; }

    /// <summary>What keywords ask of every value; null where no rule has any.</summary>
    public required FieldPlan? Keywords { get; init; }

    /// <summary>By bit: how probable it is; a guess, until it was measured.</summary>
    public required double[] Scores { get; init; }

    public long AutomatonBytes => Fields.Sum(plan => plan.AutomatonBytes) + (Keywords?.AutomatonBytes ?? 0);
}
