namespace Isms.Monitor.Registers.Model;

/// <summary>A training (7.2, A.6.3) with who completed it when.</summary>
public sealed record Course : Entry
{
    public string Title { get; init; } = "";
    public bool Mandatory { get; init; }
    /// <summary>Days that a completion counts.</summary>
    public int ValidDays { get; init; } = 365;
    /// <summary>Days that a joiner has to complete it.</summary>
    public int GraceDays { get; init; } = 30;
    /// <summary>One record for each person and completion.</summary>
    public IReadOnlyList<TrainingRecord> Records { get; init; } = [];
}

/// <summary>Person <paramref name="Person"/> (an id) completed a course on a day.</summary>
public sealed record TrainingRecord(string Person, DateOnly Completed);
