using System.Collections.Frozen;
using static Isms.Monitor.Api.Security.Role;

namespace Isms.Monitor.Api.Security;

/// <summary>Which role may do what: the one table that REST routes, pages and buttons ask.</summary>
public static class Permissions
{
    static readonly FrozenDictionary<Permission, Role[]> Table = new Dictionary<Permission, Role[]>
    {
        [Permission.ViewIncidents] = [Viewer, Analyst, IsmsManager, Administrator],
        [Permission.ActOnIncidents] = [Analyst, Administrator],
        [Permission.ViewEvents] = [Viewer, Analyst, IsmsManager, Administrator],
        [Permission.ViewSources] = [Viewer, Analyst, IsmsManager, Administrator],
        [Permission.RedriveDeadLetters] = [Analyst, Administrator],
        [Permission.ViewControls] = [Viewer, Analyst, IsmsManager, Administrator],
        [Permission.ViewRisks] = [Viewer, Analyst, IsmsManager, Administrator],
        [Permission.ViewReviews] = [Viewer, IsmsManager, Administrator],
        [Permission.BuildReview] = [IsmsManager, Administrator],
        [Permission.ViewRules] = [Viewer, Analyst, IsmsManager, Administrator],
        [Permission.ViewAudit] = [IsmsManager, Administrator],
        [Permission.ViewMetrics] = [Viewer, Analyst, IsmsManager, Administrator],
        [Permission.ManageUsers] = [Administrator],
        [Permission.RecordCourse] = [Analyst, IsmsManager, Administrator],
        [Permission.ManageActions] = [IsmsManager, Administrator],
        [Permission.OverrideStates] = [IsmsManager, Administrator],
        [Permission.ChangeOwnPassword] = [Viewer, Analyst, IsmsManager, Administrator],
    }.ToFrozenDictionary();

    public static IReadOnlyList<Role> Of(Permission permission) => Table[permission];

    public static bool Allows(Role role, Permission permission) => Table[permission].Contains(role);
}
