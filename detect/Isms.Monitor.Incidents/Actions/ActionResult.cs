namespace Isms.Monitor.Incidents;

/// <summary>What became of an action.</summary>
public abstract record ActionResult
{
    /// <summary>It was carried out.</summary>
    /// <param name="Incident">The incident after it.</param>
    /// <param name="History">Lines for the history; none when nothing had to change.</param>
    public sealed record Done(Incident Incident, IReadOnlyList<HistoryEntry> History) : ActionResult;

    /// <summary>The life-cycle does not allow it.</summary>
    /// <param name="Incident">The incident, unchanged.</param>
    /// <param name="Why">A sentence with what is allowed.</param>
    public sealed record Refused(Incident Incident, string Why) : ActionResult;

    /// <summary>Somebody was faster.</summary>
    /// <param name="Incident">The incident as it is now.</param>
    /// <param name="Why">A sentence with both versions.</param>
    public sealed record Conflict(Incident Incident, string Why) : ActionResult;
}
