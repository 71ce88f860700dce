using Isms.Monitor.Api.Commands;
using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Server.Readings;
using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Events;
using Isms.Monitor.Registers;

namespace Isms.Monitor.Api.Tests.Readings;

public class OtherReadingTests
{
    static CancellationToken Abort => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Alerts_answer_the_query_language_newest_first()
    {
        await using var bench = new Bench();
        var now = bench.Now;
        await bench.StoreAsync(
            Sample.Alert("a1", "Port scan", Level.Medium, now - 3, ("source.ip", "203.0.113.7")),
            Sample.Alert("a2", "Brute force", Level.High, now - 2, ("source.ip", "198.51.100.7")),
            Sample.Alert("a3", "Malware", Level.Critical, now - 1, ("host.name", "srv-01")));
        var alerts = new AlertReading(bench.Monitor.Days);
        async Task<string> Ids(string filter) => string.Join(' ', (await alerts.QueryAsync(filter, 0, now, 10, Abort)).Value!.Rows.Select(alert => alert.Id));
        Assert.Equal("a3 a2 a1", await Ids(""));
        Assert.Equal("a3 a2", await Ids("level:>=high"));
        Assert.Equal("a2", await Ids("level:>medium not rule:malware"));
        Assert.Equal("a1", await Ids("source.ip:203.0.113.0/24"));
        Assert.Equal("a1", await Ids("scan"));
        Assert.Equal("a3 a2 a1", await Ids("control:A.8.20"));
        Assert.Equal("", await Ids("host.name:srv-01 and level:low"));
        Assert.Equal(7, (await alerts.QueryAsync("level:grave", 0, now, 10, Abort)).Problem!.Column);
        Assert.Equal((1, 3L), ((await alerts.QueryAsync("", 0, now, 1, Abort)).Value!.Rows.Count, (await alerts.QueryAsync("", 0, now, 1, Abort)).Value!.Total));
        Assert.Equal("Brute force", (await alerts.GetAsync("a2", Abort))!.Rule.Name);
        Assert.Null(await alerts.GetAsync("nothing", Abort));
    }

    [Fact]
    public async Task Every_shipped_rule_is_listed_with_right_samples_and_says_when_it_cannot_fire()
    {
        await using var bench = new Bench();
        await bench.StoreAsync(Bench.Denied("fw-01", "203.0.113.9", bench.Now), bench.Now);
        var rows = await new RuleReading(bench.Monitor.Rules, bench.Monitor.Days, bench.Monitor.State, bench.Clock).ListAsync(Abort);
        Assert.Equal(bench.Monitor.Rules.Rules.Count + bench.Monitor.Rules.Correlations.Count, rows.Count);
        Assert.All(rows, row => Assert.True(row is { SamplesFire: > 0, SamplesQuiet: > 0, SamplesWrong: 0 }, row.File));
        Assert.All(rows, row => Assert.False(Path.IsPathRooted(row.File)));
        Assert.Contains(rows, row => row.Kind == RuleKind.Sigma && row.Problem is null);
        Assert.Contains(rows, row => row.Problem?.EndsWith("): it cannot fire.", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task The_audit_trail_is_searched_in_every_column_and_keeps_its_chain()
    {
        await using var bench = new Bench();
        var audit = new AuditReading(bench.Monitor.State);
        for (var at = 0; at < 5; at++) await audit.AppendAsync(new AuditEntry(bench.Now + at, "admin", "login", $"user-{at}", at == 2 ? "a \"quoted\" détail" : "", "192.0.2.77"), Abort);
        var found = await audit.QueryAsync("USER-", 1, 2, Abort);
        Assert.Equal((5L, "user-3", "user-2"), (found.Total, found.Rows[0].Subject, found.Rows[1].Subject));
        Assert.Equal(("a \"quoted\" détail", "192.0.2.77"), (found.Rows[1].Detail, found.Rows[1].Address));
        Assert.Equal(1, (await audit.QueryAsync("détail", 0, 10, Abort)).Total);
        Assert.Equal(0, (await audit.QueryAsync("address", 0, 10, Abort)).Total);
        Assert.Null(bench.Monitor.State.Read(session => session.Audit.FirstBroken()));
    }

    [Theory]
    [InlineData("""{"version":2,"reason":"moved","sha256":"0a1b"}""", "version 2, reason moved, sha256 0a1b")]
    [InlineData("""{"version":1,"reason":"","sha256":"0a1b"}""", "version 1, sha256 0a1b")]
    [InlineData("12 frames parsed again", "12 frames parsed again")]
    [InlineData("""["only one"]""", """["only one"]""")]
    [InlineData("{half", "{half")]
    [InlineData(null, "")]
    public async Task An_audit_entry_that_another_part_wrote_in_its_own_form_is_shown_and_hides_none(string? written, string shown)
    {
        await using var bench = new Bench();
        var audit = new AuditReading(bench.Monitor.State);
        await audit.AppendAsync(new AuditEntry(bench.Now, "admin", "login", "jane", "first", "192.0.2.77"), Abort);
        bench.Monitor.State.Write(session => session.Audit.Add(new Store.State.AuditEntry(bench.Now + 1, "jane", "record.minutes", "r-1", written)));
        var found = await audit.QueryAsync("", 0, 10, Abort);
        Assert.Equal([shown, "first"], found.Rows.Take(2).Select(row => row.Detail));
        Assert.Equal("-", found.Rows[0].Address);
    }

    [Fact]
    public async Task An_account_comes_back_with_its_hash()
    {
        await using var bench = new Bench();
        var users = new UserReading(bench.Monitor.State);
        var account = new UserAccount { Name = "jane", Role = Role.Analyst, PasswordHash = "hash", MustChangePassword = true, Stamp = 4, CreatedMicros = 7, LastLoginMicros = 9 };
        Assert.True(await users.AddAsync(account with { Stamp = 3 }, Abort));
        Assert.False(await users.AddAsync(account with { Stamp = 9 }, Abort));
        Assert.Equal(account, await users.ChangeAsync("jane", (now, others) => others.Count == 0 ? now with { Stamp = now.Stamp + 1 } : null, Abort));
        Assert.Null(await users.ChangeAsync("jane", (_, _) => null, Abort));
        Assert.Equal(account, await users.FindAsync("jane", Abort));
        Assert.Equal([account], await users.ListAsync(Abort));
        Assert.Null(await users.FindAsync("john", Abort));
    }

    [Fact]
    public async Task Administrators_who_demote_each_other_at_once_leave_one()
    {
        await using var bench = new Bench();
        var accounts = new Accounts(new UserReading(bench.Monitor.State), new AuditReading(bench.Monitor.State), new LoginThrottle(bench.Clock), bench.Clock);
        string[] names = ["anna", "bert", "cora", "dora"];
        foreach (var name in names) Assert.NotNull((await accounts.AddAsync(name, Role.Administrator, new Caller("-", "-"), Abort)).Password);
        var problems = await Task.WhenAll(names.Select((name, at) => Task.Run(() => accounts.ChangeAsync(name, Role.Viewer, at % 2 == 0, new Caller("-", "-"), Abort), Abort)));
        Assert.Single(problems, "The last administrator cannot be disabled or lose the role.");
        Assert.Single(await new UserReading(bench.Monitor.State).ListAsync(Abort), user => user is { Role: Role.Administrator, Disabled: false });
    }

    [Fact]
    public async Task The_command_line_measures_a_data_folder_unless_a_server_has_it()
    {
        var bench = new Bench();
        await bench.StoreAsync(Bench.Denied("fw-01", "203.0.113.9", bench.Now), bench.Now);
        var registers = bench.Monitor.Organisation.Registers;
        Assert.Contains("ISMS4010", Assert.Throws<EvidenceUnavailableException>(() => EvidenceSource.Open(bench.Folder, registers)).Message, StringComparison.Ordinal);
        await bench.Monitor.DisposeAsync();
        using (var source = EvidenceSource.Open(bench.Folder, registers))
            Assert.Equal(bench.Now, (await source.Evidence.SpanAsync(bench.Now + 1, Abort))!.LastMicros);
        Directory.Delete(bench.Folder, recursive: true);
        Assert.Contains("ISMS4014", Assert.Throws<EvidenceUnavailableException>(() => EvidenceSource.Open(bench.Folder, new RegisterSet())).Message, StringComparison.Ordinal);
    }
}
