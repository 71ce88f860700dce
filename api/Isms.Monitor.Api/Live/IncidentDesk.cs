using System.Security.Claims;
using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;

namespace Isms.Monitor.Api.Live;

/// <summary>Where console and REST change incidents: the permission is asked and open pages are told here, once for both.</summary>
sealed class IncidentDesk(IIncidents incidents, BulkJobs bulk, Announcer announcer)
{
    /// <exception cref="UnauthorizedAccessException">The user's role does not allow it.</exception>
    public async Task<ActionOutcome> ActAsync(ClaimsPrincipal user, string id, int version, IncidentAction action, CancellationToken abort)
    {
        Demand(user);
        return Told(await incidents.ApplyAsync(id, version, action, Session.NameOf(user), abort));
    }

    /// <exception cref="UnauthorizedAccessException">The user's role does not allow it.</exception>
    public async Task<ActionOutcome> UndoAsync(ClaimsPrincipal user, string id, int version, CancellationToken abort)
    {
        Demand(user);
        return Told(await incidents.UndoAsync(id, version, Session.NameOf(user), abort));
    }

    /// <exception cref="UnauthorizedAccessException">The user's role does not allow it.</exception>
    public Task<Answer<BulkJob>> ActOnAllAsync(ClaimsPrincipal user, string filter, IncidentAction action, CancellationToken abort)
    {
        Demand(user);
        return bulk.StartAsync(filter, action, Session.NameOf(user), abort);
    }

    /// <exception cref="UnauthorizedAccessException">The user's role does not allow it.</exception>
    public Task<BulkJob> ActOnAsync(ClaimsPrincipal user, IReadOnlyList<IncidentVersion> chosen, IncidentAction action, CancellationToken abort)
    {
        Demand(user);
        return bulk.StartAsync(chosen, $"{chosen.Count} chosen by hand", action, Session.NameOf(user), abort);
    }

    public BulkJob? Job(string id) => bulk.Find(id);

    /// <exception cref="UnauthorizedAccessException">The user's role does not allow it.</exception>
    public BulkJob? UndoJob(ClaimsPrincipal user, string id)
    {
        Demand(user);
        return bulk.Undo(id, Session.NameOf(user));
    }

    ActionOutcome Told(ActionOutcome outcome)
    {
        if (outcome is ActionOutcome.Done) announcer.Publish(Topic.Incidents);
        return outcome;
    }

    static void Demand(ClaimsPrincipal user)
    {
        if (!Session.May(user, Permission.ActOnIncidents))
            throw new UnauthorizedAccessException("Your role does not allow changing incidents.");
    }
}
