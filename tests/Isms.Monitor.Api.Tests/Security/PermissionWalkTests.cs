using System.Net;
using System.Text;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Tests.Fakes;
using Isms.Monitor.Api.Web;
using Isms.Monitor.Api.Web.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Isms.Monitor.Api.Tests.Security;

/// <summary>Every route and every page, with every role and with none: the answer is that of the one table.</summary>
public class PermissionWalkTests
{
    /// <summary>What may be asked without a login; a further one must be added here, on purpose.</summary>
    static readonly string[] Open =
    [
        "POST /api/v1/session", "GET /openapi/{documentName}.json", "* /health", "* /health/live", "* /health/ready",
        "POST /session/login", "POST /session/logout",
    ];

    /// <summary>Searches are sent there with a body: POST, but they only look.</summary>
    static readonly string[] Searches = ["POST /elasticsearch/_msearch", "POST /elasticsearch/{index}/_search", "POST /elasticsearch/{index}/_count"];

    [Fact]
    public async Task Every_route_says_who_may_use_it()
    {
        await using var console = await TestConsole.StartAsync(Company.Empty());

        Assert.Equal(Open.Order(), Routes(console).Where(r => r.Needs is null).Select(r => $"{r.Method} {r.Path}").Order());
        Assert.True(Routes(console).Count(r => r.Needs is not null) > 35);
    }

    [Theory]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Analyst)]
    [InlineData(Role.IsmsManager)]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Management)]
    public async Task Every_route_gives_a_role_what_the_table_says(Role role)
    {
        await using var console = await TestConsole.StartAsync(Company.Empty());
        using var client = await console.LoginAsync(role);
        var wrong = new List<string>();

        foreach (var route in Routes(console).Where(r => r.Needs is not null).OrderBy(r => r.Method == "DELETE"))
        {
            var status = (await SendAsync(client, route)).StatusCode;
            var refused = status is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized;
            if (refused == Permissions.Allows(role, route.Needs!.Value)) wrong.Add($"{route.Method} {route.Path}: {status}");
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Without_a_login_every_route_answers_401()
    {
        await using var console = await TestConsole.StartAsync(Company.Empty());
        using var client = console.Client();
        var wrong = new List<string>();

        foreach (var route in Routes(console).Where(r => r.Needs is not null && r.Path.StartsWith("/api", StringComparison.Ordinal)))
        {
            var answer = await SendAsync(client, route);
            if (answer.StatusCode != HttpStatusCode.Unauthorized || answer.Content.Headers.ContentType?.MediaType != "application/problem+json")
                wrong.Add($"{route.Method} {route.Path}: {answer.StatusCode}");
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Analyst)]
    [InlineData(Role.IsmsManager)]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Management)]
    public async Task Every_page_gives_a_role_what_the_table_says(Role role)
    {
        await using var console = await TestConsole.StartAsync(Company.Empty());
        using var client = await console.LoginAsync(role);
        var wrong = new List<string>();

        foreach (var (path, needs) in Pages())
        {
            var answer = await client.GetAsync(path);
            var opened = answer.StatusCode == HttpStatusCode.OK || path == "/not-found" && answer.StatusCode == HttpStatusCode.NotFound;
            if (opened != (needs is null || Permissions.Allows(role, needs.Value))) wrong.Add($"{path}: {answer.StatusCode}");
            if (!opened && answer.Headers.Location?.ToString() != "/denied") wrong.Add($"{path} leads to {answer.Headers.Location}");
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Without_a_login_every_page_leads_to_the_login()
    {
        await using var console = await TestConsole.StartAsync(Company.Empty());
        using var client = console.Client();

        foreach (var (path, needs) in Pages())
        {
            var answer = await client.GetAsync(path);
            if (needs is null) Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            else Assert.StartsWith("http://localhost/login?returnUrl=", answer.Headers.Location?.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_user_with_a_first_password_can_do_nothing_but_change_it()
    {
        var company = Company.Empty();
        await using var console = await TestConsole.StartAsync(company);
        company.Users.Add("administrator", Role.Administrator, TestConsole.Password, first: true);
        using var client = await console.LoginAsync(Role.Administrator);

        foreach (var route in Routes(console).Where(r => r.Needs is not null and not Permission.ChangeOwnPassword))
            Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(client, route)).StatusCode);
        Assert.Equal("/password", (await client.GetAsync("/")).Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/password")).StatusCode);
    }

    [Fact]
    public void Every_permission_is_in_the_table_and_the_administrator_has_them_all() =>
        Assert.All(Enum.GetValues<Permission>(), p => Assert.Contains(Role.Administrator, Permissions.Of(p)));

    [Fact]
    public void A_viewer_changes_nothing() =>
        Assert.All(
            [Permission.ActOnIncidents, Permission.RedriveDeadLetters, Permission.RunTrials, Permission.BuildReview, Permission.ManageUsers, Permission.SendNotifications, Permission.RecordCourse,
                Permission.ManageActions, Permission.OverrideStates],
            p => Assert.False(Permissions.Allows(Role.Viewer, p)));

    [Fact]
    public async Task An_auditor_may_read_every_route_that_only_looks_and_change_nothing_but_the_own_session()
    {
        await using var console = await TestConsole.StartAsync(Company.Empty());
        var allowed = Routes(console).Where(r => r.Needs is { } needs && Permissions.Allows(Role.Auditor, needs)).ToList();

        Assert.All(allowed.Where(r => r.Method is not ("GET" or "*") && !Searches.Contains($"{r.Method} {r.Path}")), r => Assert.Equal(Permission.ChangeOwnPassword, r.Needs));
        Assert.All(Enum.GetValues<Permission>().Where(Permissions.OnlyLooks), p => Assert.True(Permissions.Allows(Role.Auditor, p)));
        Assert.All(Routes(console).Where(r => r.Method == "GET" && r.Needs is { } needs && Permissions.OnlyLooks(needs)), r => Assert.Contains(r, allowed));
        Assert.Equal([Permission.ChangeOwnPassword], Enum.GetValues<Permission>().Where(p => !Permissions.OnlyLooks(p) && Permissions.Allows(Role.Auditor, p)));
    }

    [Fact]
    public async Task A_route_that_changes_something_is_never_opened_by_a_right_to_look()
    {
        await using var console = await TestConsole.StartAsync(Company.Empty());

        var opened = Routes(console).Where(r => r.Method is "POST" or "PUT" or "DELETE" or "PATCH" && r.Needs is { } needs && Permissions.OnlyLooks(needs)).Select(r => $"{r.Method} {r.Path}");
        Assert.Equal(Searches.Order(), opened.Order());
    }

    [Fact]
    public void Who_may_search_for_dashboards_may_view_everything_that_is_searched()
    {
        foreach (var role in Permissions.Of(Permission.ViewDashboards))
            Assert.All([Permission.ViewEvents, Permission.ViewIncidents, Permission.ViewControls, Permission.ViewRisks], part => Assert.True(Permissions.Allows(role, part)));
    }

    [Fact]
    public void The_steps_of_the_ISMS_are_the_navigation_and_every_link_opens_a_page_with_the_right_it_names()
    {
        var pages = Pages().ToDictionary(page => page.Path, page => page.Needs);

        Assert.Equal(["Triage", "Plan", "Do", "Check", "Act", "System"], Navigation.Groups.Select(group => group.Name));
        Assert.All(Navigation.Groups.SelectMany(group => group.Links), link => Assert.Equal(pages[link.Path], link.Needs));
    }

    static async Task<HttpResponseMessage> SendAsync(HttpClient client, Route route)
    {
        var path = route.Path.Replace("{id}", "none", StringComparison.Ordinal).Replace("{name}", "none", StringComparison.Ordinal);
        using var request = new HttpRequestMessage(new HttpMethod(route.Method == "*" ? "GET" : route.Method), path);
        if (route.Method is "POST" or "PUT") request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        return await client.SendAsync(request);
    }

    static List<Route> Routes(TestConsole console) =>
    [
        .. console.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => !IsFramework(e) && e.Metadata.GetMetadata<Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata>() is null)
            .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["*"]).Select(method =>
                new Route(method, "/" + e.RoutePattern.RawText!.TrimStart('/'), e.Metadata.GetMetadata<NeedsAttribute>()?.Permission))),
    ];

    /// <summary>Static files, the circuit and the fallbacks, which the policy for everything else covers.</summary>
    static bool IsFramework(RouteEndpoint endpoint) =>
        endpoint.RoutePattern.RawText is not { } text || text.StartsWith('_') || text.StartsWith("/_", StringComparison.Ordinal)
        || text.Contains("{**", StringComparison.Ordinal) || text.Contains("{*", StringComparison.Ordinal)
        || endpoint.DisplayName?.Contains("static asset", StringComparison.OrdinalIgnoreCase) == true
        || Path.HasExtension(text) && !text.StartsWith("/openapi", StringComparison.Ordinal);

    static IEnumerable<(string Path, Permission? Needs)> Pages() =>
        from type in typeof(App).Assembly.GetTypes()
        from route in type.GetCustomAttributes(typeof(RouteAttribute), false).Cast<RouteAttribute>()
        let needs = type.GetCustomAttributes(typeof(NeedsAttribute), false).Cast<NeedsAttribute>().FirstOrDefault()
        where needs is not null || type.IsDefined(typeof(AllowAnonymousAttribute), false) || Fail(type)
        select (route.Template.Replace("{Id}", "none", StringComparison.Ordinal), needs?.Permission);

    static bool Fail(Type page) => throw new InvalidOperationException($"{page.Name} does not say who may open it.");

    sealed record Route(string Method, string Path, Permission? Needs);
}
