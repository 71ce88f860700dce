namespace Isms.Monitor.Store.Days;

/// <summary>What the store keeps about an event beside its fields.</summary>
[Flags]
public enum EventFlags : byte
{
    None = 0,

    /// <summary>A field with a column of its own did not fit it and lies in <c>rest</c>. Set by the store.</summary>
    Overflow = 1,

    /// <summary>The event came after its correlation window had been closed.</summary>
    Late = 2,

    /// <summary>Made by the demo.</summary>
    Demo = 4,

    /// <summary>A seeded trial: counts for control tests, not for incidents, risks or load.</summary>
    Seed = 8,

    /// <summary>A frame that no format understood when it came, understood later: <c>isms.reparsed_of</c> names the event it was kept as. It is no
    /// further frame, so figures of telemetry leave it out.</summary>
    Reparsed = 16,
}
