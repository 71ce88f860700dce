namespace Isms.Monitor.Registers.Model;

/// <summary>Time that analysts have for alerts (7.1): what their work is held against. Of the team; no person is named.</summary>
public sealed record Shift : Entry
{
    /// <summary>Days of the week, UTC, on which it begins.</summary>
    public IReadOnlyList<DayOfWeek> Days { get; init; } = [];
    /// <summary>At most a day.</summary>
    public TimeSpan Length { get; init; }
    /// <summary>How many people are on it, 1 or more.</summary>
    public int Analysts { get; init; } = 1;
}
