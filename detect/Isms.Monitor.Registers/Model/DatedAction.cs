namespace Isms.Monitor.Registers.Model;

/// <summary>Something that somebody owes by a day. Moving the day does not turn a miss into a hit, so the original day stays.</summary>
public abstract record DatedAction : Entry
{
    /// <summary>Id of a <see cref="Role"/>.</summary>
    public string Owner { get; init; } = "";
    /// <summary>The first day that was agreed; null only where the register lacks it, which is a finding.</summary>
    public DateOnly? OriginalDue { get; init; }
    public DateOnly? Due { get; init; }
    public DateOnly? Completed { get; init; }

    public bool OpenOn(DateOnly day) => Completed is null || Completed > day;

    public bool LateOn(DateOnly day) => (OriginalDue ?? Due) is { } due && (Completed ?? day) > due;
}
