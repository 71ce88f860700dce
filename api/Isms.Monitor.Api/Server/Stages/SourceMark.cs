using Isms.Monitor.Events;

namespace Isms.Monitor.Api.Server.Stages;

/// <summary>The last event of a source that a snapshot holds.</summary>
/// <param name="ReceivedMicros">When it was received.</param>
/// <param name="Offset">Its offset.</param>
readonly record struct SourceMark(long ReceivedMicros, long Offset)
{
    /// <summary>Whether an event came after this one. Within one source received times never go back, and of one instant offsets grow.</summary>
    public bool IsBefore(EcsEvent happened) =>
        happened.ReceivedMicros > ReceivedMicros || (happened.ReceivedMicros == ReceivedMicros && happened.Offset > Offset);

    /// <summary>As the snapshot keeps it beside its state.</summary>
    public SourcePosition ToPosition(string source) => new(source, (UInt128)ReceivedMicros, Offset);

    public static SourceMark Of(SourcePosition position) => new((long)position.Origin, position.Offset);
}
