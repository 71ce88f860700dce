using System.Runtime.CompilerServices;
using Isms.Monitor.Sigma.Compile;

namespace Isms.Monitor.Sigma.Match;

/// <summary>One thread's state of one plan: marks the bits of an event, then evaluates the rules that they trigger.</summary>
sealed class PlanMatcher
{
    readonly FieldRoutes _routes;
    readonly Marks _marks;
    readonly ConditionEvaluator _evaluator;
    readonly int[] _matched;
    readonly int _timestampField;
    readonly bool _isMeasuring;
    int _events;

    public PlanMatcher(PlanSlot slot)
    {
        (Slot, Plan) = (slot, slot.Plan);
        _routes = new FieldRoutes(Plan);
        _marks = new Marks(Plan.Links, Plan.Rules.Length);
        _evaluator = new ConditionEvaluator(Plan, _marks);
        _matched = new int[Plan.Rules.Length];
        _timestampField = Plan.FieldIndex.GetValueOrDefault("@timestamp", -1);
        _isMeasuring = slot.TryMeasure();
        if (_isMeasuring) _marks.Hits = new int[Plan.Links.Bits];
    }

    public PlanSlot Slot { get; }

    public Plan Plan { get; }

    public int LastCandidates { get; private set; }

    /// <returns>Indices into the rules of the plan; valid until the next call.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ReadOnlySpan<int> Match(EventValues values, bool keywordsSeeOriginal)
    {
        _marks.Begin();
        _evaluator.Begin(values, keywordsSeeOriginal);
        foreach (var rule in Plan.Always) _marks.Propose(rule);
        var fields = values.Event.Fields;
        var hasTimestamp = false;
        for (var slot = 0; slot < fields.Length; slot++)
        {
            var route = _routes.Of(fields[slot]);
            if (route >= 0)
            {
                hasTimestamp |= route == _timestampField;
                Scan(values, slot, route);
            }
            else if (route < -1)
            {
                foreach (var field in _routes.Several(route)) Scan(values, slot, field);
            }
            if (Plan.Keywords is { } keywords && !values.IsNull(slot)) ScanKeywords(keywords, values.Folded(slot));
        }
        if (_timestampField >= 0 && !hasTimestamp && values.Event.TimestampMicros != 0) Scan(values, values.AddTimestamp(), _timestampField);
        if (keywordsSeeOriginal && Plan.Keywords is { } all && values.Event.Original.Length > 0)
            ScanKeywords(all, values.FoldedText(values.Event.Original));
        return Evaluate();
    }

    /// <summary>A matcher of the better plan, when there is one now.</summary>
    public PlanMatcher? Successor()
    {
        if (_isMeasuring && ++_events == PlanSlot.MeasuredEvents) Slot.Refine(_marks.Hits!);
        return Plan == Slot.Plan ? null : new PlanMatcher(Slot);
    }

    void Scan(EventValues values, int value, int field)
    {
        var plan = Plan.Fields[field];
        if (plan.OccursBit >= 0) _marks.Set(plan.OccursBit);
        if (values.IsNull(value))
        {
            if (plan.NullBit >= 0) _marks.Set(plan.NullBit);
            return;
        }
        if (plan.PresentBit >= 0) _marks.Set(plan.PresentBit);
        if (!plan.NeedsValue) return;
        _evaluator.Add(value, field);
        plan.Scan(values.Folded(value), _marks);
    }

    void ScanKeywords(FieldPlan keywords, ReadOnlySpan<byte> folded)
    {
        if (keywords.PresentBit >= 0) _marks.Set(keywords.PresentBit);
        keywords.Scan(folded, _marks);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    ReadOnlySpan<int> Evaluate()
    {
        var matched = 0;
        var candidates = _marks.Candidates;
        LastCandidates = candidates.Length;
        foreach (var rule in candidates)
            if (_evaluator.IsMatch(rule)) _matched[matched++] = rule;
        return _matched.AsSpan(0, matched);
    }
}
