using Isms.Monitor.Events;

namespace Isms.Monitor.Sigma.Match;

/// <summary>Matches events against the rules of an engine. Belongs to one thread; allocates nothing in steady state.</summary>
public sealed class Matcher
{
    readonly SigmaEngine _engine;
    readonly bool _keywordsSeeOriginal;
    readonly EventValues _values = new();
    PlanMatcher?[] _bySource = new PlanMatcher?[16];
    readonly Dictionary<PlanSlot, PlanMatcher> _matchers = [];

    internal Matcher(SigmaEngine engine, bool keywordsSeeOriginal) => (_engine, _keywordsSeeOriginal) = (engine, keywordsSeeOriginal);

    /// <summary>Candidates evaluated so far, for measurements.</summary>
    internal long Candidates { get; private set; }

    /// <summary>Calls <paramref name="sink"/> for each rule that matches, in no particular order.</summary>
    public void Match(EcsEvent @event, MatchSink sink)
    {
        var matcher = For(@event.LogSource);
        if (matcher is null) return;
        _values.Take(@event);
        foreach (var rule in matcher.Match(_values, _keywordsSeeOriginal)) sink(@event, matcher.Plan.Rules[rule]);
        Candidates += matcher.LastCandidates;
        if (matcher.Successor() is { } better) Replace(matcher, better);
    }

    PlanMatcher? For(LogSourceId source)
    {
        if (source.Value >= _bySource.Length) Array.Resize(ref _bySource, source.Value * 2);
        return _bySource[source.Value] ?? Find(source);
    }

    PlanMatcher Find(LogSourceId source)
    {
        var slot = _engine.PlanFor(source);
        if (!_matchers.TryGetValue(slot, out var matcher)) _matchers[slot] = matcher = new PlanMatcher(slot);
        return _bySource[source.Value] = matcher;
    }

    void Replace(PlanMatcher matcher, PlanMatcher better)
    {
        _matchers[matcher.Slot] = better;
        for (var i = 0; i < _bySource.Length; i++)
            if (_bySource[i] == matcher) _bySource[i] = better;
    }
}
