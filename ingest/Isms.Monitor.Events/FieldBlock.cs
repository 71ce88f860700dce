using System.Text;

namespace Isms.Monitor.Events;

/// <summary>Values that many events have in common, prepared so that an event takes them all in one copy.</summary>
/// <remarks>Built once, then only read: safe for many threads.</remarks>
public sealed class FieldBlock
{
    internal byte[] Bytes { get; private set; } = [];

    internal ushort[] Fields { get; private set; } = [];

    internal EcsEvent.Slot[] Slots { get; private set; } = [];

    public int Count => Fields.Length;

    /// <summary>The same block with one value more.</summary>
    public FieldBlock With(FieldId field, string value, ValueKind kind = ValueKind.Text)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        return new FieldBlock
        {
            Bytes = [.. Bytes, .. bytes],
            Fields = [.. Fields, field.Value],
            Slots = [.. Slots, new EcsEvent.Slot(Bytes.Length, bytes.Length, kind)],
        };
    }

    /// <summary>Whether the event has a value of one of these fields already.</summary>
    public bool Meets(EcsEvent other)
    {
        foreach (var field in Fields)
            if (other.Fields.Contains(field)) return true;
        return false;
    }
}
