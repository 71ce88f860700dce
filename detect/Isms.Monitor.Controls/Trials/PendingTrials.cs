using System.Collections.Frozen;
using Isms.Monitor.Controls.Records;

namespace Isms.Monitor.Controls.Trials;

/// <summary>The trials whose lines may arrive now. Immutable and safe for any number of readers.</summary>
/// <remarks>An attacker must not be able to exempt himself. So a tag in a line is a claim, and it is believed only when the ledger has a trial
/// of that id that waits, the line was received in the time of that trial, and it is byte for byte one of the lines that were sent: who copies a
/// tag out of a log gains nothing.</remarks>
public sealed class PendingTrials
{
    public static readonly PendingTrials None = new([]);

    readonly FrozenDictionary<ulong, Expected> _byId;

    sealed record Expected(long From, long To, FrozenSet<string> Lines);

    public PendingTrials(IEnumerable<Trial> trials) => _byId = trials
        .Select(trial => (IsTag: TrialTag.TryParse(trial.Id, out var id), Id: id, Trial: trial)).Where(one => one.IsTag)
        .ToFrozenDictionary(one => one.Id, one => new Expected(one.Trial.InjectedMicros, one.Trial.InjectedMicros + one.Trial.LimitMicros, one.Trial.Fingerprints.ToFrozenSet(StringComparer.Ordinal)));

    public int Count => _byId.Count;

    /// <summary>Whether a line that carries the tag of a trial is of that trial.</summary>
    /// <param name="id">What the line claims.</param>
    /// <param name="line">The raw frame.</param>
    /// <param name="receivedMicros">When it was received.</param>
    public bool Holds(ulong id, ReadOnlySpan<byte> line, long receivedMicros) =>
        _byId.TryGetValue(id, out var expected) && receivedMicros >= expected.From && receivedMicros <= expected.To && expected.Lines.Contains(TrialTag.Fingerprint(line));
}
