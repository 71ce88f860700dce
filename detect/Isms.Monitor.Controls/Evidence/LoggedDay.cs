namespace Isms.Monitor.Controls.Evidence;

/// <param name="Day">UTC day of reception.</param>
/// <param name="State">How its log is.</param>
/// <param name="What">One clause in words; empty for one that is intact.</param>
public sealed record LoggedDay(DateOnly Day, LogState State, string What);

public enum LogState
{
    /// <summary>Sealed, there, and every file has the hash that the chain holds.</summary>
    Intact,

    /// <summary>Still being written or not due for sealing.</summary>
    Open,

    /// <summary>No file, though the store was in use before.</summary>
    Missing,

    /// <summary>Taken away by retention.</summary>
    Deleted,

    /// <summary>A file is gone or changed, or the chain is broken before it.</summary>
    Damaged,
}
