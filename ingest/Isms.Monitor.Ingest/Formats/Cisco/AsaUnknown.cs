using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Formats.Text;

namespace Isms.Monitor.Ingest.Formats.Cisco;

/// <summary>Messages, or shapes of messages, that the table does not know.</summary>
static class AsaUnknown
{
    public static ConstantFields Meaning { get; } = AsaMessage.Meaning(null, null, "network", "info");

    /// <summary>Takes <c>src X</c> or <c>from X</c>, and <c>dst Y</c> or <c>to Y</c>, where X and Y hold an address.</summary>
    public static void WriteEndpoints(ref FieldCursor at, EcsEvent into)
    {
        if (Find(ref at, " src "u8, " from "u8) && !TryEndpoint(ref at, into, SideFields.Source, AsaEndpoint.TrySource)) return;
        if (Find(ref at, " dst "u8, " to "u8)) TryEndpoint(ref at, into, SideFields.Destination, AsaEndpoint.TryDestination);
    }

    static bool Find(ref FieldCursor at, ReadOnlySpan<byte> one, ReadOnlySpan<byte> other) => at.SkipPast(one) || at.SkipPast(other);

    static bool TryEndpoint(ref FieldCursor at, EcsEvent into, SideFields side, PieceReader read)
    {
        var count = into.Count;
        if (into.Has(side.Address)) return false;
        if (read(ref at, into) && into.Has(side.Ip)) return true;
        into.CutTo(count);
        return false;
    }
}
