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
        ]),
        new("Plan",
        [
            new("Registers", "/registers", Permission.ViewRegisters),
            new("Risks", "/risks", Permission.ViewRisks),
        ]),
        new("Do",
        [
            new("Sources", "/sources", Permission.ViewSources),
            new("Rules", "/rules", Permission.ViewRules),
            new("Trials", "/trials", Permission.ViewTrials),
            new("Notifications", "/notifications", Permission.ViewNotifications),
        ]),
        new("Check",
        [
            new("Controls", "/controls", Permission.ViewControls),
            new("Measures", "/measures", Permission.ViewControls),
            new("Sample", "/sample", Permission.ViewEvidence),
            new("Reviews", "/reviews", Permission.ViewReviews),
        ]),
        new("Act",
        [
            new("Actions", "/actions", Permission.ViewControls),
            new("Clocks", "/clocks", Permission.ViewIncidents),
        ]),
        new("System",
        [
            new("Audit", "/audit", Permission.ViewAudit),
            new("Users", "/users", Permission.ManageUsers),
        ]),
    ];
}

/// <summary>Between triage and system the ISMS: plan, do, check, act (ISO/IEC 27001:2022, 6, 8, 9, 10).</summary>
/// <param name="Links">Those that the user may open are shown; a group without one is not.</param>
sealed record NavigationGroup(string Name, IReadOnlyList<NavigationLink> Links);

/// <param name="Needs">Permission of the page.</param>
sealed record NavigationLink(string Name, string Path, Permission Needs)
{
    /// <summary>Every path starts with that of the queue.</summary>
    public NavLinkMatch Match => Path == "/" ? NavLinkMatch.All : NavLinkMatch.Prefix;
}
