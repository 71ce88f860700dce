namespace Isms.Monitor.Store.State;

/// <summary>A thing that people keep and change: a user, an exception, a setting.</summary>
/// <param name="Id">Unique in its table.</param>
/// <param name="Json">All of it; the columns beside are for finding it.</param>
public sealed record Document(string Id, string Json)
{
    /// <summary>From 1; grows with each change.</summary>
    public long Version { get; init; }

    /// <summary>For example active, expired, disabled.</summary>
    public string? State { get; init; }

    /// <summary>What it belongs to: a rule of an exception, an incident of a clock, a role of a user.</summary>
    public string? Subject { get; init; }

    /// <summary>When it ends or must be looked at, microseconds UTC.</summary>
    public long? DueMicros { get; init; }

    /// <summary>When this version was written, microseconds UTC.</summary>
    public long UpdatedMicros { get; init; }
}
