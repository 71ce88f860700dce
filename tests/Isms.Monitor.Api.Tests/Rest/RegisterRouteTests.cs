using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Tests.Fakes;

namespace Isms.Monitor.Api.Tests.Rest;

public class RegisterRouteTests
{
    const string Entry = "/api/v1/registers/suppliers/entries/S-05";

    [Fact]
    public async Task Registers_and_their_entries_are_listed_with_findings()
    {
        await using var console = await TestConsole.StartAsync(Company.Empty());
        using var client = await console.LoginAsync(Role.Viewer);

        var all = await IncidentRouteTests.JsonAsync(await client.GetAsync("/api/v1/registers"));
        var risks = await IncidentRouteTests.JsonAsync(await client.GetAsync("/api/v1/registers/risks/entries"));

        var section = all.GetProperty("sections").EnumerateArray().Single(one => one.GetProperty("key").GetString() == "risks");
        Assert.Equal(risks.GetArrayLength(), section.GetProperty("entries").GetInt32());
        Assert.Contains(risks.EnumerateArray(), risk => risk.GetProperty("id").GetString() == "R-07"
            && risk.GetProperty("findings").EnumerateArray().Any(finding => finding.GetString()!.StartsWith("ISMS3104 ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_entry_is_changed_refused_stale_restored_and_taken_out()
    {
        await using var console = await TestConsole.StartAsync(Company.Empty());
        using var client = await console.LoginAsync(Role.IsmsManager);
        var first = await IncidentRouteTests.JsonAsync(await client.GetAsync(Entry));
        var yaml = first.GetProperty("yaml").GetString()!;

        var changed = await IncidentRouteTests.JsonAsync(await client.PutAsJsonAsync(Entry, new { version = 0, yaml = yaml.Replace("Meetings", "Calls", StringComparison.Ordinal), reason = "renamed" }));
        Assert.Equal(1, changed.GetProperty("version").GetInt32());
        var stale = await client.PutAsJsonAsync(Entry, new { version = 0, yaml, reason = "again" });
        Assert.Equal((HttpStatusCode.Conflict, "ISMS5008 The entry has version 1, not 0: somebody changed it meanwhile."), (stale.StatusCode, await IncidentRouteTests.TitleAsync(stale)));
        var wrong = await client.PutAsJsonAsync(Entry, new { version = 1, yaml = yaml.Replace("it-lead", "nobody", StringComparison.Ordinal), reason = "wrong" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "ISMS5055 With this entry the registers would have an error: nothing was changed."), (wrong.StatusCode, await IncidentRouteTests.TitleAsync(wrong)));
        var gone = await IncidentRouteTests.JsonAsync(await client.DeleteAsync($"{Entry}?version=1&reason=ended"));
        Assert.True(gone.GetProperty("isTakenOut").GetBoolean());
        var back = await IncidentRouteTests.JsonAsync(await client.PostAsJsonAsync($"{Entry}/restore", new { version = 2, restore = 1, reason = "not ended" }));
        Assert.Contains("Calls", back.GetProperty("yaml").GetString(), StringComparison.Ordinal);
        Assert.Equal(["renamed", "ended", "not ended"], back.GetProperty("history").EnumerateArray().Select(one => one.GetProperty("reason").GetString()));
    }

    [Theory]
    [InlineData("""{"version":0,"yaml":"id: S-05"}""", "ISMS5010 A change of a register needs a reason.")]
    [InlineData("""{"version":0,"reason":"x"}""", "ISMS5010 'yaml' is empty.")]
    public async Task A_change_without_text_or_reason_is_a_wrong_request(string body, string title)
    {
        await using var console = await TestConsole.StartAsync(Company.Empty());
        using var client = await console.LoginAsync(Role.IsmsManager);

        Assert.Equal(title, await IncidentRouteTests.TitleAsync(await client.PutAsync(Entry, new StringContent(body, System.Text.Encoding.UTF8, "application/json"))));
    }

    [Theory]
    [InlineData("/api/v1/registers/nothing/entries", "ISMS5005 There is no register 'nothing'.")]
    [InlineData("/api/v1/registers/risks/entries/R-99", "ISMS5005 There is no entry 'risks/R-99'.")]
    public async Task What_is_not_there_is_said(string path, string title)
    {
        await using var console = await TestConsole.StartAsync(Company.Empty());
        using var client = await console.LoginAsync(Role.Viewer);

        Assert.Equal(title, await IncidentRouteTests.TitleAsync(await client.GetAsync(path)));
    }

    [Fact]
    public async Task A_register_is_downloaded_as_a_table_and_the_statement_as_OSCAL()
    {
        await using var console = await TestConsole.StartAsync(Company.Empty());
        using var client = await console.LoginAsync(Role.Viewer);

        Assert.StartsWith("id,name,delivers,", await client.GetStringAsync("/api/v1/registers/suppliers/csv"), StringComparison.Ordinal);
        var statement = await IncidentRouteTests.JsonAsync(await client.GetAsync("/api/v1/oscal/component-definition"));
        Assert.Equal("1.2.2", statement.GetProperty("component-definition").GetProperty("metadata").GetProperty("oscal-version").GetString());
        Assert.Equal("ISMS5005 There is no measurement 'last'.", await IncidentRouteTests.TitleAsync(await client.GetAsync("/api/v1/oscal/assessment-results")));
    }

    [Fact]
    public async Task The_files_of_all_registers_are_one_archive()
    {
        await using var console = await TestConsole.StartAsync(Company.Empty());
        using var client = await console.LoginAsync(Role.Viewer);

        await using var zip = new ZipArchive(await client.GetStreamAsync("/api/v1/registers/files"), ZipArchiveMode.Read);

        Assert.Contains(zip.Entries, entry => entry.FullName == "risks.yml");
        Assert.All(zip.Entries, entry => Assert.EndsWith(".yml", entry.FullName, StringComparison.Ordinal));
    }
}
