using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Tests.Fakes;

namespace Isms.Monitor.Api.Tests.Rest;

public class SearchRouteTests
{
    const string Header = "{\"ignore_unavailable\":true,\"index\":\"isms-events-*\",\"search_type\":\"query_then_fetch\"}";

    [Fact]
    public async Task It_says_its_own_name_and_not_that_it_is_Elasticsearch()
    {
        await using var console = await TestConsole.StartAsync(Company.Empty());
        using var client = await console.LoginAsync(Role.Viewer);

        var answer = await client.GetAsync("/elasticsearch/");
        var identity = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

        Assert.Equal("isms-monitor", (string?)identity["version"]!["distribution"]);
        Assert.False(answer.Headers.Contains("X-Elastic-Product"));
        Assert.Equal("green", (string?)JsonNode.Parse(await client.GetStringAsync("/elasticsearch/_cluster/health?wait_for_status=yellow"))!["status"]);
    }

    [Fact]
    public async Task Each_of_several_searches_has_an_answer_or_an_error_of_its_own()
    {
        var company = Company.Empty();
        await using var console = await TestConsole.StartAsync(company);
        using var client = await console.LoginAsync(Role.Viewer);

        var answer = await client.PostAsync("/elasticsearch/_msearch?max_concurrent_shard_requests=5", Lines(Header, "{\"size\":0}", "{\"index\":\"secrets\"}", "{}", Header, "{\"size\":1}"));
        var responses = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["responses"]!.AsArray();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal([200, 404, 200], responses.Select(one => (int)one!["status"]!));
        Assert.Equal("index_not_found_exception", (string?)responses[1]!["error"]!["type"]);
        Assert.Equal([("isms-events-*", "{\"size\":0}"), ("isms-events-*", "{\"size\":1}")], company.Search.Asked);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}\n{}\n{}")]
    public async Task What_is_no_pair_of_lines_is_refused_with_a_sentence(string body)
    {
        await using var console = await TestConsole.StartAsync(Company.Empty());
        using var client = await console.LoginAsync(Role.Viewer);

        var answer = await client.PostAsync("/elasticsearch/_msearch", Lines(body));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.StartsWith("ISMS5098 The request is no JSON", (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["error"]!["reason"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fields_and_their_types_are_told()
    {
        await using var console = await TestConsole.StartAsync(Company.Empty());
        using var client = await console.LoginAsync(Role.Viewer);

        var time = JsonNode.Parse(await client.GetStringAsync("/elasticsearch/isms-events-*/_field_caps?fields=@timestamp"))!["fields"]!["@timestamp"]!;
        var mapping = JsonNode.Parse(await client.GetStringAsync("/elasticsearch/isms-incidents/_mapping"))!["isms-incidents"]!["mappings"]!["properties"]!;

        Assert.True((bool)time["date"]!["aggregatable"]!);
        Assert.Equal("double", (string?)mapping["seconds.to_resolve"]!["type"]);
    }

    [Fact]
    public async Task A_user_may_send_name_and_password_with_each_request_and_they_are_verified_once_in_a_while()
    {
        var company = Company.Empty();
        await using var console = await TestConsole.StartAsync(company);
        using var client = With(console, "viewer", TestConsole.Password);

        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync("/elasticsearch/isms-events-*/_search", Lines("{}"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync("/elasticsearch/isms-events-*/_count", Lines("{}"))).StatusCode);
        Assert.Single(company.Registers.Audit, entry => entry is { Action: "login", Actor: "viewer" });

        await company.Users.ChangeAsync("viewer", (now, _) => now with { Disabled = true, Stamp = now.Stamp + 1 }, CancellationToken.None);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.PostAsync("/elasticsearch/isms-events-*/_search", Lines("{}"))).StatusCode);
    }

    [Fact]
    public async Task A_password_in_a_request_opens_nothing_but_the_searches()
    {
        await using var console = await TestConsole.StartAsync(Company.Empty());
        using var client = With(console, "administrator", TestConsole.Password);

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/v1/users")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/elasticsearch/")).StatusCode);
    }

    [Fact]
    public async Task Wrong_passwords_wait_as_long_as_at_the_login()
    {
        await using var console = await TestConsole.StartAsync(Company.Empty());
        using var client = With(console, "viewer", "wrong");

        for (var attempt = 0; attempt < LoginThrottle.FreeFailures - 1; attempt++) Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/elasticsearch/")).StatusCode);
        var slowed = await client.GetAsync("/elasticsearch/");

        Assert.Equal(HttpStatusCode.TooManyRequests, slowed.StatusCode);
        Assert.NotNull(slowed.Headers.RetryAfter);
        using var right = With(console, "viewer", TestConsole.Password);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await right.GetAsync("/elasticsearch/")).StatusCode);
    }

    [Fact]
    public async Task Without_a_user_nothing_is_answered()
    {
        await using var console = await TestConsole.StartAsync(Company.Empty());
        using var client = console.Client();

        foreach (var path in new[] { "/elasticsearch/", "/elasticsearch/_cluster/health", "/elasticsearch/isms-events-*/_field_caps", "/elasticsearch/isms-events-*/_mapping" })
            Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.PostAsync("/elasticsearch/_msearch", Lines(Header, "{}"))).StatusCode);
    }

    static HttpClient With(TestConsole console, string name, string password)
    {
        var client = console.Client();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{name}:{password}")));
        return client;
    }

    static StringContent Lines(params string[] lines) => new(string.Join('\n', lines) + "\n", Encoding.UTF8, "application/x-ndjson");
}
