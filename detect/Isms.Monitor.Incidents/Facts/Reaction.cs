namespace Isms.Monitor.Incidents.Facts;

/// <summary>What the sensor says happened to what it saw.</summary>
enum Reaction : byte
{
    /// <summary>The logs do not say.</summary>
    Unknown,

    /// <summary>Denied, dropped, quarantined, deleted, cleaned.</summary>
    Blocked,

    /// <summary>Let through, or the cleaning failed.</summary>
    Allowed,
}
