using Isms.Monitor.Events;

namespace Isms.Monitor.Sigma.Correlate.Windows;

/// <summary>One event in a window, or several once they were merged: 56 bytes.</summary>
struct Entry
{
    public long Micros;
    public ulong IdHigh;
    public ulong IdLow;

    /// <summary>What the measure makes of the event: a hash, the bits of a number, or the step.</summary>
    public ulong Value;

    /// <summary>Packed by <see cref="Correlate.Entities"/>; often shared with the entry before.</summary>
    public byte[] Entities;

    /// <summary>Events that it stands for.</summary>
    public int Weight;

    /// <summary>The next one in time, or -1.</summary>
    public int Next;

    /// <summary>Index of the rule in the correlation's list.</summary>
    public ushort Step;

    /// <summary>Whether the open alert has counted it.</summary>
    public bool IsCounted;

    public readonly EventId Id => new(new UInt128(IdHigh, IdLow));
}
