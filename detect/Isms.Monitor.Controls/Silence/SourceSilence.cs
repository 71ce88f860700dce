using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Controls.Silence;

/// <summary>One required source over one window.</summary>
/// <param name="Source">The asset.</param>
/// <param name="ExpectedMicros">Length of the window.</param>
/// <param name="Periods">When it was silent inside the window, in order, not overlapping.</param>
/// <param name="LastSeen">Time of the last event known; null when the history that was read has none.</param>
/// <param name="Delivered">At least one event that could be read in the time that it may be quiet, an hour at least, before the end of all that was read.</param>
/// <param name="HasHeartbeat">It sends a sign of life, so that quiet and dead can be told apart.</param>
sealed record SourceSilence(
    Asset Source, long ExpectedMicros, IReadOnlyList<SilentPeriod> Periods, long? LastSeen, bool Delivered, bool HasHeartbeat)
{
    public long SilentMicros => Periods.Sum(period => period.ToMicros - period.FromMicros);

    /// <summary>Silent at the end of the window.</summary>
    public bool IsSilent => Periods is [.., { Open: true }];

    /// <summary>Criticality 1 to 5: an hour of the core firewall weighs more than one of a printer.</summary>
    public double Weight => Math.Clamp(Source.Criticality, 1, 5);

    public string Sentence => LastSeen is { } seen
        ? $"{Source.Id} has been silent since {Events.UnixMicros.ToMinute(seen)}"
        : $"{Source.Id} has sent nothing in the window";
}

/// <summary>A stretch without events; an open one had not ended at the end of the window.</summary>
readonly record struct SilentPeriod(long FromMicros, long ToMicros, bool Open);
