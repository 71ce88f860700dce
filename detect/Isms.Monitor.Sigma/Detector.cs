using System.Collections.Frozen;
using Isms.Monitor.Events;
using Isms.Monitor.Sigma.Correlate;
using Isms.Monitor.Sigma.Detect;
using Isms.Monitor.Sigma.Match;
using Isms.Monitor.Sigma.Rules;

namespace Isms.Monitor.Sigma;

/// <summary>The whole detection: events in, matches and alerts out. New rules are a new detector, which takes over by
/// <see cref="Snapshot"/> and <see cref="Restore"/>.</summary>
/// <remarks>
/// One thread calls it, batch after batch. To match on several threads give each a matcher of its own (<see cref="CreateMatcher"/>)
/// and call <see cref="Correlate"/> on one thread, in the order of the batches. Recovery: <see cref="Restore"/> the last snapshot,
/// <see cref="Replay"/> every match that was stored after its positions, in the order of storing; then go on.
/// </remarks>
public sealed class Detector
{
    readonly SigmaEngine _engine;
    readonly Correlator _correlator;
    readonly FrozenDictionary<string, MatchReader> _readers;
    readonly BatchMatcher _matcher;

    /// <param name="rules">What was refused in it is not matched.</param>
    /// <param name="options">Live or files; null: live.</param>
    /// <param name="clock">For the watermark of a live system.</param>
    public Detector(RuleSet rules, CorrelatorOptions? options = null, TimeProvider? clock = null)
    {
        Rules = rules;
        _engine = new SigmaEngine(rules);
        _correlator = new Correlator(rules, options ?? CorrelatorOptions.Live, clock ?? TimeProvider.System);
        _readers = _correlator.Plans.Rules.Values.Select(plan => new MatchReader(plan)).ToFrozenDictionary(reader => reader.RuleId, StringComparer.OrdinalIgnoreCase);
        _matcher = CreateMatcher();
        Version = Logic.Version(string.Join('\n', rules.Rules.Cast<SigmaDocument>().Concat(rules.Correlations).Select(rule => $"{rule.Id} {rule.LogicText}").Order(StringComparer.Ordinal)));
    }

    public RuleSet Rules { get; }

    /// <summary>Hash of the detection logic of all rules.</summary>
    public string Version { get; }

    public CorrelatorCounters Counters => _correlator.Counters;

    /// <summary>Everything before this instant has been correlated; microseconds since 1970-01-01 UTC.</summary>
    public long WatermarkMicros => _correlator.WatermarkMicros;

    public int OpenAlerts => _correlator.OpenAlerts;

    public int OpenWindows => _correlator.OpenWindows;

    /// <summary>Sources whose clock is wrong by more than the lateness, with received minus event time in microseconds.</summary>
    public IReadOnlyDictionary<string, long> SkewedSources => _correlator.SkewedSources;

    /// <summary>How often each rule matched and each correlation's condition held since the start, by id; those that never did are there with 0.</summary>
    public IEnumerable<KeyValuePair<string, long>> MatchesByRule => _readers.Select(reader => KeyValuePair.Create(reader.Key, reader.Value.Matches))
        .Concat(_correlator.Plans.Correlations.Select(plan => KeyValuePair.Create(plan.Rule.Id, plan.Firings)));

    public BatchMatcher CreateMatcher() => new(_engine.CreateMatcher(), _readers);

    /// <summary>Matches and correlates a batch whose events are parsed, enriched and have their ids.</summary>
    public void Process(EventBatch batch, Detection into)
    {
        into.Matches.Clear();
        into.Alerts.Clear();
        _matcher.Match(batch, into.Matches);
        Correlate(batch, into.Matches, into.Alerts);
    }

    /// <summary>Correlates a batch that was matched elsewhere.</summary>
    public void Correlate(EventBatch batch, IReadOnlyList<RuleMatch> matches, List<Alert> into)
    {
        var source = SourceOf(batch);
        foreach (var one in batch.Events) _correlator.Observe(source, one.TimestampMicros, one.ReceivedMicros);
        Add(matches);
        Advance(into);
    }

    /// <summary>Takes matches whose events were observed, or need not be.</summary>
    public void Add(IReadOnlyList<RuleMatch> matches)
    {
        for (var i = 0; i < matches.Count; i++) _correlator.Add(matches[i]);
    }

    /// <summary>Moves the watermark for events that matched nothing.</summary>
    public void Observe(string source, long timestampMicros, long receivedMicros) => _correlator.Observe(source, timestampMicros, receivedMicros);

    /// <summary>Hands out what the watermark has passed; call it now and then when no batch comes, so that alerts appear and end in time.</summary>
    public void Advance(List<Alert> into) => _correlator.Advance(into);

    /// <summary>The input is over: correlates what is left and ends every alert. For files, not for a server that stops.</summary>
    public void Flush(List<Alert> into) => _correlator.Flush(into);

    /// <inheritdoc cref="Correlator.Replay"/>
    public void Replay(RuleMatch match) => _correlator.Replay(match);

    /// <inheritdoc cref="Correlator.Snapshot"/>
    public void Snapshot(Stream to, IReadOnlyList<SourcePosition> positions) => _correlator.Snapshot(to, positions);

    /// <inheritdoc cref="Correlator.Restore"/>
    public IReadOnlyList<SourcePosition> Restore(Stream from) => _correlator.Restore(from);

    /// <summary>Whose clock and order the events share: the sender where it is known, since one listener serves many devices.</summary>
    internal static string SourceOf(EventBatch batch) => batch.Sender.Length > 0 ? batch.Sender : batch.Position.Source ?? "";
}
