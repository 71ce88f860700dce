using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Tests.Fakes;

namespace Isms.Monitor.Api.Tests.Rest;

/// <summary>A management review from issue to signature and correction, over REST.</summary>
public class ReviewCourseTests
{
    static object Minutes(int version, string adequate = "Means suffice") => new
    {
        version, attendees = new[] { "top-management", "it-lead" }, discussed = new Dictionary<string, string> { ["d2"] = "Malware is stopped." },
        decisions = new[] { new { id = "D1", text = "Buy a second sensor", owner = "it-lead", due = "2026-12-20", kpi = "PRV-01", changes = "resources" } },
        suitable = new { yes = true, reason = "Scope fits" }, adequate = new { yes = true, reason = adequate }, effective = new { yes = false, reason = "Two controls fail" },
    };

    static async Task<int> SaveAsync(HttpClient client, object minutes)
    {
        var answer = await client.PutAsJsonAsync("/api/v1/reviews/r1/minutes", minutes);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await IncidentRouteTests.JsonAsync(answer)).GetProperty("version").GetInt32();
    }

    static Task<HttpResponseMessage> SignAsync(HttpClient client, int version, string role) => client.PostAsJsonAsync("/api/v1/reviews/r1/signature", new { version, role });

    [Fact]
    public async Task A_review_is_minuted_by_the_ISMS_manager_signed_by_top_management_and_never_changes_again()
    {
        var company = Company.Full();
        await using var console = await TestConsole.StartAsync(company);
        company.Registers.Holders["management"] = ["top-management"];
        using var manager = await console.LoginAsync(Role.IsmsManager);
        using var top = await console.LoginAsync(Role.Management);

        var version = await SaveAsync(manager, Minutes(0));
        var signed = await SignAsync(top, version, "top-management");
        var view = await IncidentRouteTests.JsonAsync(await top.GetAsync("/api/v1/reviews/r1"));
        var change = await manager.PutAsJsonAsync("/api/v1/reviews/r1/minutes", Minutes(version + 1, "Changed"));

        Assert.Equal(HttpStatusCode.OK, signed.StatusCode);
        Assert.Equal(("signed", "management as top-management"), (view.GetProperty("row").GetProperty("stage").GetString(), view.GetProperty("row").GetProperty("signed").GetString()));
        Assert.Equal("The snapshot is as issued, and the signature holds.", view.GetProperty("verdict").GetProperty("sentence").GetString());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, change.StatusCode);
        Assert.StartsWith("ISMS5068 the review r1 is signed and does not change", await IncidentRouteTests.TitleAsync(change), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_is_a_new_version_that_names_the_signed_one_which_stays()
    {
        await using var console = await TestConsole.StartAsync(Company.Full());
        using var manager = await console.LoginAsync(Role.IsmsManager);
        Assert.StartsWith("ISMS5069 the review r1 is not signed", await IncidentRouteTests.TitleAsync(await CorrectAsync(manager, await SaveAsync(manager, Minutes(0)) > 0 ? "why" : "")), StringComparison.Ordinal);
        await SignAsync(manager, 1, "isms-manager");

        var none = await CorrectAsync(manager, " ");
        var correction = (await IncidentRouteTests.JsonAsync(await CorrectAsync(manager, "The owner of D1 is wrong"))).GetProperty("value");
        var list = await IncidentRouteTests.JsonAsync(await manager.GetAsync("/api/v1/reviews"));

        Assert.StartsWith("ISMS5069 a correction needs a reason", await IncidentRouteTests.TitleAsync(none), StringComparison.Ordinal);
        Assert.Equal(("r1", "", "D1"), (correction.GetProperty("corrects").GetString(), correction.GetProperty("signedBy").GetString(), correction.GetProperty("decisions")[0].GetProperty("id").GetString()));
        Assert.Equal(["minutes", "signed"], list.EnumerateArray().Select(row => row.GetProperty("stage").GetString()));
    }

    static Task<HttpResponseMessage> CorrectAsync(HttpClient client, string reason) => client.PostAsJsonAsync("/api/v1/reviews/r1/corrections", new { reason });

    [Fact]
    public async Task Nobody_signs_in_a_role_that_the_register_gives_to_another_nor_what_is_incomplete_nor_another_version()
    {
        var company = Company.Full();
        await using var console = await TestConsole.StartAsync(company);
        using var manager = await console.LoginAsync(Role.IsmsManager);
        using var other = await console.LoginAsync(Role.Management);
        var version = await SaveAsync(manager, new { version = 0 });

        var incomplete = await SignAsync(manager, version, "isms-manager");
        Assert.StartsWith("ISMS5069 the minutes do not say who took part", await IncidentRouteTests.TitleAsync(incomplete), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await SignAsync(other, version, "top-management")).StatusCode);
        Assert.StartsWith("ISMS5067 You do not hold the role 'top-management'", await IncidentRouteTests.TitleAsync(await SignAsync(manager, version, "top-management")), StringComparison.Ordinal);
        Assert.StartsWith("ISMS5008", await IncidentRouteTests.TitleAsync(await SignAsync(manager, version + 1, "isms-manager")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_snapshot_that_was_changed_is_found_and_is_not_signed()
    {
        var company = Company.Full();
        await using var console = await TestConsole.StartAsync(company);
        using var manager = await console.LoginAsync(Role.IsmsManager);
        var version = await SaveAsync(manager, Minutes(0));
        company.Registers.SnapshotJson = company.Registers.SnapshotJson.Replace("All sites", "All but one site", StringComparison.Ordinal);

        var view = await IncidentRouteTests.JsonAsync(await manager.GetAsync("/api/v1/reviews/r1"));

        Assert.False(view.GetProperty("verdict").GetProperty("snapshotWhole").GetBoolean());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignAsync(manager, version, "isms-manager")).StatusCode);
    }

    [Fact]
    public async Task The_record_for_keeping_has_snapshot_minutes_and_signature_and_the_report_prints_them()
    {
        await using var console = await TestConsole.StartAsync(Company.Full());
        using var manager = await console.LoginAsync(Role.IsmsManager);
        using var auditor = await console.LoginAsync(Role.Auditor);
        await SignAsync(manager, await SaveAsync(manager, Minutes(await SaveAsync(manager, Minutes(0)))), "isms-manager");

        var record = JsonDocument.Parse(await auditor.GetStringAsync("/api/v1/reviews/r1/record")).RootElement;
        var page = await auditor.GetStringAsync("/api/v1/reviews/r1/html");

        Assert.Equal("isms-manager", record.GetProperty("minutes").GetProperty("value").GetProperty("signed_by").GetString());
        Assert.Equal("Example Instruments", record.GetProperty("review").GetProperty("organisation").GetString());
        Assert.Contains("Signed by isms-manager in the role isms-manager", page, StringComparison.Ordinal);
        Assert.Contains("Buy a second sensor", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_PDF_comes_where_there_is_a_chromium_and_else_the_sentence_that_says_so()
    {
        await using var console = await TestConsole.StartAsync(Company.Full());
        using var client = await console.LoginAsync(Role.Auditor);

        var answer = await client.GetAsync("/api/v1/reviews/r1/pdf");

        if (answer.IsSuccessStatusCode) Assert.Equal("%PDF"u8.ToArray(), (await answer.Content.ReadAsByteArrayAsync())[..4]);
        else Assert.Equal("ISMS5005 There is no PDF of the review 'r1'.", await IncidentRouteTests.TitleAsync(answer));
    }

    [Fact]
    public async Task A_body_with_nulls_and_unknown_names_is_refused_with_what_is_wrong()
    {
        await using var console = await TestConsole.StartAsync(Company.Full());
        using var manager = await console.LoginAsync(Role.IsmsManager);

        var nulls = await manager.PutAsJsonAsync("/api/v1/reviews/r1/minutes", new { version = 0, decisions = new[] { new { id = (string?)null, due = "2026-12-20" } }, discussed = new Dictionary<string, string?> { ["d2"] = null } });
        var missing = await manager.PutAsJsonAsync("/api/v1/reviews/r9/minutes", new { version = 0 });

        Assert.True((int)nulls.StatusCode is 400 or 422, await nulls.Content.ReadAsStringAsync());
        Assert.Equal("ISMS5005 There is no review 'r9'.", await IncidentRouteTests.TitleAsync(missing));
    }
}
