using BenchmarkDotNet.Attributes;
using Isms.Monitor.Events;
using Isms.Monitor.Sigma;
using Isms.Monitor.Sigma.Correlate;
using Isms.Monitor.Sigma.Detect;
using Isms.Monitor.Sigma.Rules;

namespace Isms.Monitor.Benchmarks;

/// <summary>The shipped rules and correlations on parsed firewall lines; the time is that of one event.</summary>
public class DetectBenchmarks
{
    const int Events = 20_480;

    readonly RuleSet _rules = RuleSet.Load([Path.Combine(AppContext.BaseDirectory, "rules")]);
    readonly List<RuleMatch> _matches = [];
    readonly List<Alert> _alerts = [];
    IReadOnlyList<EventBatch> _batches = [];
    List<RuleMatch>[] _matched = [];
    Detector _detector = null!;
    BatchMatcher _matcher = null!;

    [Params("asa", "eve")]
    public string Kind { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        _batches = new ParsedLogs().Batches(new LogGenerator(1).Lines(Kind, Events));
        _detector = new Detector(_rules, CorrelatorOptions.Files);
        _matcher = _detector.CreateMatcher();
        _matched = [.. _batches.Select(batch =>
        {
            var matches = new List<RuleMatch>();
            _matcher.Match(batch, matches);
            return matches;
        })];
    }

    [IterationSetup(Target = nameof(Correlate))]
    public void Empty() => _detector = new Detector(_rules, CorrelatorOptions.Files);

    [Benchmark(OperationsPerInvoke = Events)]
    public int Match()
    {
        _matches.Clear();
        foreach (var batch in _batches) _matcher.Match(batch, _matches);
        return _matches.Count;
    }

    /// <summary>From empty windows.</summary>
    [Benchmark(OperationsPerInvoke = Events)]
    public long Correlate()
    {
        _alerts.Clear();
        for (var at = 0; at < _batches.Count; at++) _detector.Correlate(_batches[at], _matched[at], _alerts);
        return _detector.Counters.Updates;
    }
}
