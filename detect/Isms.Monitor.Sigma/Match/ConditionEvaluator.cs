using System.Runtime.CompilerServices;
using Isms.Monitor.Sigma.Compile;

namespace Isms.Monitor.Sigma.Match;

/// <summary>Decides the candidates of one event from the bits that are set and, where they do not suffice, from its values.</summary>
sealed class ConditionEvaluator
{
    readonly Plan _plan;
    readonly Marks _marks;
    readonly uint[] _decided;
    readonly bool[] _verdicts;
    readonly LazyEvaluator _lazy = new();
    uint _epoch;

    public ConditionEvaluator(Plan plan, Marks marks)
    {
        (_plan, _marks) = (plan, marks);
        (_decided, _verdicts) = (new uint[plan.Lazy.Length], new bool[plan.Lazy.Length]);
    }

    public void Begin(EventValues values, bool keywordsSeeOriginal)
    {
        _lazy.Begin(values, keywordsSeeOriginal);
        if (++_epoch != 0) return;
        Array.Clear(_decided);
        _epoch = 1;
    }

    /// <summary>A value of a field, for the lazy tests.</summary>
    public void Add(int value, int field) => _lazy.Add(value, field);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool IsMatch(int rule)
    {
        ref readonly var program = ref _plan.Programs[rule];
        var bits = _plan.ProgramBits.AsSpan(program.Start, program.Required + program.Forbidden);
        foreach (var bit in bits[..program.Required])
            if (!_marks.IsSet(bit)) return false;
        foreach (var bit in bits[program.Required..])
            if (_marks.IsSet(bit)) return false;
        return program.Rest < 0 || IsTrue(program.Rest);
    }

    bool IsTrue(int index)
    {
        ref readonly var step = ref _plan.Steps[index];
        switch (step.Kind)
        {
            case StepKind.Bit: return _marks.IsSet(step.A);
            case StepKind.Lazy: return IsLazyTrue(step.A);
            case StepKind.Not: return !IsTrue(step.A);
            case StepKind.And:
                for (var child = step.A; child < step.B; child++)
                    if (!IsTrue(_plan.Children[child])) return false;
                return true;
            case StepKind.Or:
                for (var child = step.A; child < step.B; child++)
                    if (IsTrue(_plan.Children[child])) return true;
                return false;
            default:
                var count = 0;
                for (var child = step.A; child < step.B; child++)
                    if (IsTrue(_plan.Children[child]) && ++count == step.Count) return true;
                return false;
        }
    }

    bool IsLazyTrue(int index)
    {
        var test = _plan.Lazy[index];
        if (!_marks.IsSet(test.Guard)) return false;
        if (_decided[index] != _epoch) (_decided[index], _verdicts[index]) = (_epoch, _lazy.IsTrue(test));
        return _verdicts[index];
    }
}
