namespace Isms.Monitor.Store.Days;

/// <summary>Which alerts, by their last revision; what is null does not restrict.</summary>
public sealed record AlertFilter
{
    public IReadOnlyCollection<string>? Ids { get; init; }

    /// <summary>Last seen at or after.</summary>
    public long? FromMicros { get; init; }

    /// <summary>First seen before.</summary>
    public long? ToMicros { get; init; }

    /// <summary>Last revision made by events received at or after: for state that follows the store.</summary>
    public long? ReceivedFromMicros { get; init; }

    public int Limit { get; init; } = 100_000;
}
