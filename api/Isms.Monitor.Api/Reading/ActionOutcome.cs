using Isms.Monitor.Incidents;

namespace Isms.Monitor.Api.Reading;

/// <summary>What became of an action on one incident.</summary>
public abstract record ActionOutcome
{
    ActionOutcome()
    {
    }

    /// <summary>It was stored; <paramref name="Incident"/> is the new version.</summary>
    public sealed record Done(Incident Incident) : ActionOutcome;

    /// <summary>Somebody else was faster: nothing was changed.</summary>
    /// <param name="Current">What is stored now.</param>
    /// <param name="Since">The history that the caller has not seen, oldest first.</param>
    public sealed record Conflict(Incident Current, IReadOnlyList<HistoryEntry> Since) : ActionOutcome;

    /// <summary>The life-cycle does not allow it: nothing was changed.</summary>
    /// <param name="Problem">Why not, one sentence.</param>
    /// <param name="Allowed">The states that the present one leads to.</param>
    public sealed record Refused(Incident Current, string Problem, IReadOnlyList<IncidentState> Allowed) : ActionOutcome;

    public sealed record NotFound : ActionOutcome;
}
