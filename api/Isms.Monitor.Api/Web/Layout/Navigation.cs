using Isms.Monitor.Api.Security;
using Microsoft.AspNetCore.Components.Routing;

namespace Isms.Monitor.Api.Web.Layout;

/// <summary>The pages in the order of the navigation.</summary>
static class Navigation
{
    public static readonly IReadOnlyList<NavigationGroup> Groups =
    [
        new("Triage",
        [
            new("Queue", "/", Permission.ViewIncidents),
            new("Search", "/search", Permission.ViewEvents),
            new("Sources", "/sources", Permission.ViewSources),
        ]),
        new("ISMS",
        [
            new("Risks", "/risks", Permission.ViewRisks, "Plan"),
            new("Controls", "/controls", Permission.ViewControls, "Do"),
            new("Measures", "/measures", Permission.ViewControls, "Check"),
            new("Reviews", "/reviews", Permission.ViewReviews, "Act"),
        ]),
        new("System",
        [
            new("Rules", "/rules", Permission.ViewRules),
            new("Audit", "/audit", Permission.ViewAudit),
            new("Users", "/users", Permission.ManageUsers),
        ]),
    ];
}

/// <param name="Links">Those that the user may open are shown.</param>
sealed record NavigationGroup(string Name, IReadOnlyList<NavigationLink> Links);

/// <param name="Step">Step of plan, do, check, act that it serves.</param>
sealed record NavigationLink(string Name, string Path, Permission Needs, string Step = "")
{
    /// <summary>Every path starts with that of the queue.</summary>
    public NavLinkMatch Match => Path == "/" ? NavLinkMatch.All : NavLinkMatch.Prefix;
}
