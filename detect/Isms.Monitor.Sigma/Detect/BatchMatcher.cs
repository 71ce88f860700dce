using System.Collections.Frozen;
using Isms.Monitor.Events;
using Isms.Monitor.Sigma.Match;
using Isms.Monitor.Sigma.Rules;

namespace Isms.Monitor.Sigma.Detect;

/// <summary>Matches events against the rules of a detector. Belongs to one thread; allocates nothing for events that match nothing.</summary>
public sealed class BatchMatcher
{
    readonly Matcher _matcher;
    readonly FrozenDictionary<string, MatchReader> _readers;
    readonly MatchSink _sink;
    List<RuleMatch> _into = [];
    string _source = "";

    internal BatchMatcher(Matcher matcher, FrozenDictionary<string, MatchReader> readers)
    {
        (_matcher, _readers) = (matcher, readers);
        _sink = Take;
    }

    /// <summary>Appends the matches of a batch, in the order of its events and of the rules' ids.</summary>
    public void Match(EventBatch batch, List<RuleMatch> into)
    {
        var source = Detector.SourceOf(batch);
        foreach (var one in batch.Events) Match(one, source, into);
    }

    /// <summary>Appends the matches of one event.</summary>
    public void Match(EcsEvent one, string source, List<RuleMatch> into)
    {
        var before = into.Count;
        (_into, _source) = (into, source);
        _matcher.Match(one, _sink);
        if (into.Count > before + 1) into.Sort(before, into.Count - before, ByRule.Instance);
    }

    void Take(EcsEvent matched, SigmaRule rule) => _into.Add(_readers[rule.Id].Read(matched, _source));

    sealed class ByRule : IComparer<RuleMatch>
    {
        public static readonly ByRule Instance = new();

        public int Compare(RuleMatch? left, RuleMatch? right) => string.CompareOrdinal(left!.Rule.Id, right!.Rule.Id);
    }
}
