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
        [Permission.DecideRisks] = [Management, IsmsManager, Administrator],
        [Permission.DecideForOwners] = [IsmsManager, Administrator],
        [Permission.ViewReviews] = [Viewer, IsmsManager, Administrator],
        [Permission.BuildReview] = [IsmsManager, Administrator],
        [Permission.SignReviews] = [Management, IsmsManager, Administrator],
        [Permission.ViewRules] = [Viewer, Analyst, IsmsManager, Administrator],
        [Permission.ViewTrials] = [Viewer, Analyst, IsmsManager, Administrator],
        [Permission.RunTrials] = [IsmsManager, Administrator],
        [Permission.ViewAudit] = [IsmsManager, Administrator],
        [Permission.ViewMetrics] = [Viewer, Analyst, IsmsManager, Administrator],
        [Permission.ViewRegisters] = [Viewer, Analyst, IsmsManager, Administrator],
        [Permission.EditRegisters] = [IsmsManager, Administrator],
        [Permission.ManageUsers] = [Administrator],
        [Permission.ViewNotifications] = [IsmsManager, Administrator],
        [Permission.SendNotifications] = [Administrator],
        [Permission.RecordCourse] = [Analyst, IsmsManager, Administrator],
        [Permission.ManageActions] = [IsmsManager, Administrator],
        [Permission.OverrideStates] = [IsmsManager, Administrator],
        [Permission.ViewEvidence] = [Analyst, IsmsManager, Administrator],
        [Permission.IssueEvidence] = [Analyst, IsmsManager, Administrator],
        [Permission.ViewDashboards] = [Viewer, Analyst, IsmsManager, Administrator],
        [Permission.ChangeOwnPassword] = [Viewer, Analyst, IsmsManager, Administrator],
    }.ToFrozenDictionary();

    /// <summary>Rows name the roles that work with the program. Two follow from them: the auditor has whatever only looks, management what a viewer has.</summary>
    public static IReadOnlyList<Role> Of(Permission permission) => [.. Enum.GetValues<Role>().Where(role => Allows(role, permission))];

    public static bool Allows(Role role, Permission permission) => role switch
    {
        Auditor => OnlyLooks(permission) || permission == Permission.ChangeOwnPassword,
        Management when Table[permission].Contains(Viewer) => true,
        _ => Table[permission].Contains(role),
    };

    /// <summary>What changes something is named after the change.</summary>
    public static bool OnlyLooks(Permission permission) => permission.ToString().StartsWith("View", StringComparison.Ordinal);
}
