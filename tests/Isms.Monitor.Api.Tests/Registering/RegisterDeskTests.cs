using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Server;
using Isms.Monitor.Api.Server.Registering;
using Isms.Monitor.Api.Tests.Fakes;
using Isms.Monitor.Api.Tests.Readings;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Events;

namespace Isms.Monitor.Api.Tests.Registering;

public class RegisterDeskTests
{
    const string Cloud = "id: P-11\ndocument: Cloud\nowner: it-lead\nlast_review: 2026-11-01\n";

    static CancellationToken Abort => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_accepted_edit_holds_at_once_and_says_who_when_and_why()
    {
        var company = Company.Empty();
        var before = company.Desk.Now;

        var outcome = await company.Desk.ChangeAsync(Change(Cloud), "c.lindt", Abort);

        Assert.Equal(new EditOutcome.Done(1), outcome);
        Assert.Equal("Cloud", company.Desk.Now.Organisation.Registers.Policies.Single(policy => policy.Id == "P-11").Document);
        Assert.DoesNotContain(before.Organisation.Registers.Policies, policy => policy.Id == "P-11");
        var version = Assert.Single(await company.Desk.HistoryAsync("policies", "P-11", Abort));
        Assert.Equal((1, company.Now, "c.lindt", "new policy", Cloud), (version.Version, version.AtMicros, version.By, version.Reason, version.Value.Yaml));
    }

    [Fact]
    public async Task An_edit_with_an_error_changes_nothing()
    {
        var company = Company.Empty();
        var before = company.Desk.Now;

        var refused = Assert.IsType<EditOutcome.Refused>(await company.Desk.ChangeAsync(Change(Cloud.Replace("it-lead", "it-laed", StringComparison.Ordinal)), "c.lindt", Abort));

        Assert.Equal(["policies/P-11(3,8): ISMS3012 there is no role \"it-laed\". Did you mean \"it-lead\"? Else add the role."], refused.Errors.Select(error => error.ToString()));
        Assert.Same(before, company.Desk.Now);
        Assert.Empty(await company.Desk.HistoryAsync("policies", "P-11", Abort));
    }

    [Fact]
    public async Task Of_two_edits_of_one_version_the_second_is_a_conflict()
    {
        var company = Company.Empty();
        await company.Desk.ChangeAsync(Change(Cloud), "c.lindt", Abort);

        Assert.Equal(new EditOutcome.Conflict(1), await company.Desk.ChangeAsync(Change(Cloud.Replace("Cloud", "Sky", StringComparison.Ordinal)), "a.berg", Abort));
        Assert.Equal("Cloud", company.Desk.Now.Organisation.Registers.Policies.Single(policy => policy.Id == "P-11").Document);
    }

    [Fact]
    public async Task What_held_at_a_time_is_without_the_edits_that_came_later()
    {
        var company = Company.Empty();
        await company.Desk.ChangeAsync(Change(Cloud), "c.lindt", Abort);
        company.Clock.Now += TimeSpan.FromHours(1);
        company.Records.NowMicros = company.Now;
        await company.Desk.ChangeAsync(Change("") with { Version = 1 }, "c.lindt", Abort);

        Assert.Equal(0, await PoliciesAsync(FixedClock.Start));
        Assert.Equal(1, await PoliciesAsync(FixedClock.Start.AddMinutes(30)));
        Assert.Equal(0, await PoliciesAsync(FixedClock.Start.AddHours(2)));
        Assert.Same(company.Desk.Now, await company.Desk.AtAsync(company.Now + 1, Abort));

        async Task<int> PoliciesAsync(DateTimeOffset at) =>
            (await company.Desk.AtAsync(UnixMicros.From(at), Abort)).Organisation.Registers.Policies.Count(policy => policy.Id == "P-11");
    }

    [Fact]
    public async Task A_target_edited_here_is_the_target_of_the_measure()
    {
        var company = Company.Empty();
        await company.Desk.ChangeAsync(new RegisterChange("kpi_targets", "VIS-01", "kpi: VIS-01\ntarget: 91\nwarning: 90", 0, "agreed"), "c.lindt", Abort);

        Assert.Equal(91, company.Desk.Now.Catalogue.Definitions.Single(kpi => kpi.Id == "VIS-01").Target);
    }

    [Fact]
    public async Task Stored_edits_hold_after_a_restart_and_those_that_no_longer_fit_are_left_out_and_named()
    {
        var company = Company.Empty();
        var records = company.Records
            .With(new RegisterEdit { Id = "policies/P-11", Yaml = Cloud.Replace("it-lead", "cloud-lead", StringComparison.Ordinal) }, 1, "c.lindt")
            .With(new RegisterEdit { Id = "roles/cloud-lead", Yaml = "id: cloud-lead\ntitle: Cloud\nholders: j.falk" }, 2, "c.lindt")
            .With(new RegisterEdit { Id = "policies/P-12", Yaml = Cloud.Replace("P-11", "P-12", StringComparison.Ordinal).Replace("it-lead", "gone", StringComparison.Ordinal) }, 3, "a.berg");
        var (files, definitions) = Registry.Read(Path.Combine(AppContext.BaseDirectory, "isms"), company.Clock);
        using var desk = new RegisterDesk(files, definitions, records, company.Clock);

        await desk.LoadAsync(Abort);

        Assert.Contains(desk.Now.Organisation.Registers.Policies, policy => policy.Owner == "cloud-lead");
        Assert.False(desk.Now.Edition.HasErrors);
        Assert.Equal(["ISMS5056 the edit of policies/P-12 by a.berg is left out: there is no role \"gone\". Correct the files, or edit the entry again."], desk.LeftOut);
    }

    [Fact]
    public async Task Events_name_a_new_asset_without_a_restart()
    {
        await using var bench = new Bench();
        var enricher = new CurrentEnricher(() => bench.Monitor.Organisation, []);
        Assert.Equal("", Enriched());

        await bench.Monitor.Registers.ChangeAsync(new RegisterChange("assets", "srv-new-01", "id: srv-new-01\nkind: server\nips: 10.11.0.77\nowner: it-lead\nzone: server", 0, "delivered"), "c.lindt", Abort);

        Assert.Equal("srv-new-01", Enriched());

        string Enriched()
        {
            var happened = new EcsEvent();
            happened.SetText(Ecs.SourceIp, "10.11.0.77");
            enricher.Enrich(happened);
            return happened.TryGet(FieldTable.Get("source.asset.id"), out var id) ? System.Text.Encoding.UTF8.GetString(id) : "";
        }
    }

    [Fact]
    public async Task A_past_time_is_measured_by_the_registers_that_held_then()
    {
        await using var bench = new Bench();
        await bench.StoreAsync(Bench.Denied("fw-01", "203.0.113.9", bench.Now - 2 * UnixMicros.Hour), bench.Now - 2 * UnixMicros.Hour);
        var before = bench.Now;
        bench.Clock.Now += TimeSpan.FromHours(1);
        await bench.Monitor.Registers.ChangeAsync(new RegisterChange("kpi_targets", "VIS-01", "kpi: VIS-01\ntarget: 71\nwarning: 70", 0, "agreed"), "c.lindt", Abort);
        bench.Clock.Now += TimeSpan.FromHours(1);

        var then = await bench.Monitor.Measuring.MeasureAsync(before, Abort);
        var now = await bench.Monitor.Measuring.MeasureAsync(bench.Now, Abort);

        Assert.Equal<(double?, double?)>((98, 71), (then.StatusOf("VIS-01").Target, now.StatusOf("VIS-01").Target));
        Assert.NotEqual(then.SampleOf("VIS-01").DefinitionVersion, now.SampleOf("VIS-01").DefinitionVersion);
    }

    static RegisterChange Change(string yaml) => new("policies", "P-11", yaml, 0, "new policy");
}
