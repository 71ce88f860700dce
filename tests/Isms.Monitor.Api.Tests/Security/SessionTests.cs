using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Tests.Fakes;

namespace Isms.Monitor.Api.Tests.Security;

public partial class SessionTests
{
    [Fact]
    public async Task A_login_by_form_sets_a_cookie_that_scripts_and_other_sites_cannot_use()
    {
        await using var console = await TestConsole.StartAsync(Company.Empty());
        using var client = console.Client();

        var answer = await LoginAsync(client, "analyst", TestConsole.Password, "/sources");

        Assert.Equal("/sources", answer.Headers.Location?.ToString());
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("isms-monitor=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        await using var console = await TestConsole.StartAsync(Company.Empty());
        using var client = console.Client();

        var answer = await client.PostAsync("/session/login", new FormUrlEncodedContent(new Dictionary<string, string> { ["name"] = "analyst", ["password"] = TestConsole.Password }));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("https://example.com/", "/")]
    [InlineData("//example.com", "/")]
    [InlineData("/\\example.com", "/")]
    [InlineData(null, "/")]
    [InlineData("/controls?show=effective", "/controls?show=effective")]
    public void A_login_leads_nowhere_else_than_to_this_site(string? asked, string given) => Assert.Equal(given, SessionRoutes.Local(asked));

    [Fact]
    public async Task A_wrong_password_says_no_more_than_that_and_is_in_the_audit_record()
    {
        var company = Company.Empty();
        await using var console = await TestConsole.StartAsync(company);
        using var client = console.Client();

        var known = await client.PostAsJsonAsync("/api/v1/session", new { name = "analyst", password = "wrong wrong wrong" });
        var unknown = await client.PostAsJsonAsync("/api/v1/session", new { name = "nobody", password = "wrong wrong wrong" });

        Assert.Equal(HttpStatusCode.Unauthorized, known.StatusCode);
        Assert.Equal(Title(await known.Content.ReadAsStringAsync()), Title(await unknown.Content.ReadAsStringAsync()));
        Assert.Equal(2, company.Registers.Audit.Count(a => a.Action == "login refused"));
        Assert.DoesNotContain(company.Registers.Audit, a => a.Detail.Contains("wrong wrong", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Guessing_is_answered_with_429_and_even_the_right_password_waits()
    {
        var company = Company.Empty();
        await using var console = await TestConsole.StartAsync(company);
        using var client = console.Client();
        for (var i = 0; i < 5; i++) await client.PostAsJsonAsync("/api/v1/session", new { name = "analyst", password = "guess" + i });

        var answer = await client.PostAsJsonAsync("/api/v1/session", new { name = "analyst", password = TestConsole.Password });
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal("30", answer.Headers.RetryAfter?.ToString());

        company.Clock.Now += TimeSpan.FromSeconds(31);
        answer = await client.PostAsJsonAsync("/api/v1/session", new { name = "analyst", password = TestConsole.Password });
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    [Fact]
    public async Task The_first_password_is_changed_and_then_everything_opens()
    {
        var company = Company.Empty();
        await using var console = await TestConsole.StartAsync(company);
        company.Users.Add("administrator", Role.Administrator, TestConsole.Password, first: true);
        using var client = console.Client();
        Assert.Equal("/password", (await LoginAsync(client, "administrator", TestConsole.Password, "/")).Headers.Location?.ToString());

        var token = Token(await client.GetStringAsync("/password"));
        var answer = await client.PostAsync("/session/password", Form(token, ("old", TestConsole.Password), ("password", "another long one 7"), ("again", "another long one 7")));

        Assert.Equal("/", answer.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/users")).StatusCode);
        Assert.False(await FirstStart.IsPendingAsync(company.Users, default));
    }

    [Fact]
    public async Task A_cookie_ends_with_the_change_of_its_account()
    {
        var company = Company.Empty();
        await using var console = await TestConsole.StartAsync(company);
        using var analyst = await console.LoginAsync(Role.Analyst);
        using var administrator = await console.LoginAsync(Role.Administrator);
        Assert.Equal(HttpStatusCode.OK, (await analyst.GetAsync("/api/v1/session")).StatusCode);

        await administrator.PutAsJsonAsync("/api/v1/users/analyst", new { role = "viewer", disabled = false });

        Assert.Equal(HttpStatusCode.Unauthorized, (await analyst.GetAsync("/api/v1/session")).StatusCode);
    }

    [Fact]
    public async Task The_last_administrator_stays_one()
    {
        await using var console = await TestConsole.StartAsync(Company.Empty());
        using var client = await console.LoginAsync(Role.Administrator);

        var answer = await client.PutAsJsonAsync("/api/v1/users/administrator", new { role = "viewer", disabled = false });

        Assert.Contains("The last administrator cannot be disabled or lose the role.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_user_gets_a_password_once_and_no_answer_holds_a_hash()
    {
        var company = Company.Empty();
        await using var console = await TestConsole.StartAsync(company);
        using var client = await console.LoginAsync(Role.Administrator);

        var added = await client.PostAsJsonAsync("/api/v1/users", new { name = "lena.ott", role = "analyst" });

        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        Assert.True((await company.Users.FindAsync("lena.ott", default))!.MustChangePassword);
        Assert.DoesNotContain("pbkdf2", await client.GetStringAsync("/api/v1/users"), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("cross-site", null, HttpStatusCode.Forbidden)]
    [InlineData("same-site", null, HttpStatusCode.Forbidden)]
    [InlineData(null, "https://example.com", HttpStatusCode.Forbidden)]
    [InlineData("same-origin", null, HttpStatusCode.OK)]
    [InlineData(null, "http://localhost", HttpStatusCode.OK)]
    [InlineData(null, null, HttpStatusCode.OK)]
    public async Task A_change_that_another_site_sends_is_refused(string? site, string? origin, HttpStatusCode status)
    {
        await using var console = await TestConsole.StartAsync(Company.Full());
        using var client = await console.LoginAsync(Role.Analyst);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/dead-letters/redrive");
        if (site is not null) request.Headers.Add("Sec-Fetch-Site", site);
        if (origin is not null) request.Headers.Add("Origin", origin);

        Assert.Equal(status, (await client.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Every_answer_keeps_a_page_to_its_own_origin()
    {
        await using var console = await TestConsole.StartAsync(Company.Empty());
        using var client = console.Client();

        var headers = (await client.GetAsync("/login")).Headers;

        var policy = string.Join("; ", headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", headers.GetValues("X-Content-Type-Options").Single());
    }

    static async Task<HttpResponseMessage> LoginAsync(HttpClient client, string name, string password, string returnUrl)
    {
        var token = Token(await client.GetStringAsync("/login"));
        return await client.PostAsync("/session/login", Form(token, ("name", name), ("password", password), ("returnUrl", returnUrl)));
    }

    static FormUrlEncodedContent Form(string token, params (string Name, string Value)[] fields) =>
        new(fields.Append(("__RequestVerificationToken", token)).ToDictionary(f => f.Item1, f => f.Item2));

    static string Token(string html) => TokenField().Match(html).Groups[1].Value;

    static string Title(string problem) => TitleField().Match(problem).Groups[1].Value;

    [GeneratedRegex("__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex TokenField();

    [GeneratedRegex("\"title\":\"([^\"]+)\"")]
    private static partial Regex TitleField();
}
