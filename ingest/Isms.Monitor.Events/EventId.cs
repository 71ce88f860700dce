using System.Globalization;

namespace Isms.Monitor.Events;

/// <summary>Identity of a record: 48 bits of received time in milliseconds, then 80 bits that mix the origin and the offset.</summary>
/// <remarks>It says where the record stands, never when it was read, so that a second reading gives the same id. It sorts by
/// received time. Text form: 32 hexadecimal digits.</remarks>
public readonly record struct EventId(UInt128 Value) : IComparable<EventId>
{
    public static EventId None => default;

    public ulong High => (ulong)(Value >> 64);

    public ulong Low => (ulong)Value;

    /// <summary>When the record was received, to the millisecond, in microseconds since 1970-01-01 UTC.</summary>
    public long ReceivedMicros => (long)(High >> 16) * 1000;

    /// <param name="receivedMicros">Stored with the position: a replay must give the same value.</param>
    /// <param name="origin">What the offset counts in: a file generation, a listener's incarnation, a topic partition.</param>
    /// <param name="offset">Position of the record there.</param>
    public static EventId Of(long receivedMicros, UInt128 origin, long offset)
    {
        var first = Mix((ulong)offset + (ulong)origin);
        var second = Mix(first ^ (ulong)(origin >> 64) ^ 0x9E3779B97F4A7C15);
        return new EventId(new UInt128(((ulong)(receivedMicros / 1000) << 16) | (first >> 48), second));
    }

    public static bool TryParse(ReadOnlySpan<char> text, out EventId id)
    {
        var right = UInt128.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) && text.Length == 32;
        id = right ? new EventId(value) : None;
        return right;
    }

    public int CompareTo(EventId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("x32", CultureInfo.InvariantCulture);

    public static bool operator <(EventId left, EventId right) => left.Value < right.Value;

    public static bool operator >(EventId left, EventId right) => left.Value > right.Value;

    public static bool operator <=(EventId left, EventId right) => left.Value <= right.Value;

    public static bool operator >=(EventId left, EventId right) => left.Value >= right.Value;

    /// <summary>Finaliser of SplitMix64 (Steele, Lea, Flood 2014): each bit of the input moves half of the output.</summary>
    static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
