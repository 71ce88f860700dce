using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Events;
using Isms.Monitor.Store.Days;
using Isms.Monitor.Store.Seal;
using static Isms.Monitor.Store.Tests.Evidence.EvidenceStore;

namespace Isms.Monitor.Store.Tests.Evidence;

/// <summary>The store answers what evidence in memory answers, also when the days are sealed, and after a start from what was kept of them.</summary>
public sealed class NetworkEvidenceTests : IDisposable
{
    const long Hour = UnixMicros.Hour;
    const long Day = UnixMicros.Day;
    const long First = Sample.Noon - Sample.Noon % Day;

    static readonly string[] Firewalls = ["edge", "unknown-fw"];
    static readonly string[] Zones = ["office", "guest", "internet"];
    static readonly string[] Addresses = ["10.0.0.1", "10.0.0.2", "10.90.0.7", "127.0.0.1", "203.0.113.5", "10.1.1.1"];

    readonly EvidenceStore _store = new();

    static CancellationToken Abort => TestContext.Current.CancellationToken;

    public void Dispose() => _store.Dispose();

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public async Task Addresses_rules_and_zones_are_those_of_the_reference(int seed)
    {
        var reference = await FillAsync(new Random(seed));
        await SameAsync(reference);
        _store.Clock.Now = Sample.NoonTime.AddDays(3);
        Assert.Equal(3, await new Sealer(_store.Days).SealAsync(Abort));
        await SameAsync(reference);
        Assert.Equal(3, Directory.GetFiles(Path.Combine(_store.Folder, "evidence"), "*.json.gz").Length);
        _store.Reopen();
        await SameAsync(reference);
    }

    [Fact]
    public async Task What_was_kept_of_a_sealed_day_and_cannot_be_read_is_counted_again()
    {
        var reference = await FillAsync(new Random(4));
        _store.Clock.Now = Sample.NoonTime.AddDays(3);
        await new Sealer(_store.Days).SealAsync(Abort);
        await SameAsync(reference);
        var kept = Directory.GetFiles(Path.Combine(_store.Folder, "evidence")).Order().ToList();
        File.WriteAllText(kept[0], "no gzip");
        File.Copy(kept[2], kept[1], overwrite: true);
        _store.Reopen();
        await SameAsync(reference);
    }

    [Fact]
    public async Task What_retention_took_is_not_kept_as_figures_either()
    {
        await FillAsync(new Random(5));
        _store.Clock.Now = Sample.NoonTime.AddDays(3);
        await new Sealer(_store.Days).SealAsync(Abort);
        Assert.NotEmpty(await _store.Evidence.NetworkEntitiesAsync(First, First + 3 * Day, Abort));
        _store.Days.Options.RetentionDays = 2;
        await new Sealer(_store.Days).RetainAsync(Abort);
        Assert.Empty(await _store.Evidence.NetworkEntitiesAsync(First, First + Day, Abort));
        Assert.Equal(["2026-11-25.1.json.gz", "2026-11-26.1.json.gz"], Directory.GetFiles(Path.Combine(_store.Folder, "evidence")).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task With_other_networks_the_addresses_are_counted_anew()
    {
        await _store.AddAsync([(Sample.Noon, Connection("edge", "10.0.0.1", "203.0.113.80", false)), (Sample.Noon, Connection("edge", "192.0.2.7", "203.0.113.80", false))]);
        var evidence = _store.Evidence;
        Assert.Equal("10.0.0.1", Assert.Single(await evidence.NetworkEntitiesAsync(First, First + Day, Abort)).Address);
        var registers = EvidenceStore.Organisation.Registers;
        var wider = new Registers.Organisation(registers with { Scope = registers.Scope with { Networks = [.. registers.Scope.Networks, new Registers.Model.Network { Range = System.Net.IPNetwork.Parse("192.0.2.0/24"), Zone = "office" }] } });
        Assert.Equal(2, (await evidence.Naming(wider).NetworkEntitiesAsync(First, First + Day, Abort)).Count);
    }

    /// <summary>Five hundred connections over three days, and the same facts in memory.</summary>
    async Task<InMemoryEvidence> FillAsync(Random random)
    {
        var reference = new InMemoryEvidence();
        var events = new List<(long, Action<EcsEvent>)>();
        foreach (var at in Enumerable.Range(0, 500).Select(_ => First + random.NextInt64(3 * Day)).Order())
        {
            string Any(string[] of) => of[random.Next(of.Length)];
            var (firewall, from, to, source, denied, rule) = (Any(Firewalls), Any(Zones), Any(Zones), Any(Addresses), random.Next(3) == 0, Any(["a", "b", ""]));
            var number = random.Next(2) == 0 ? "7" : "";
            events.Add((at, Connection(firewall, source, "203.0.113.80", denied, 443, from, to, rule, number)));
            var name = firewall == "edge" ? "fw-01" : firewall;
            if (source is "10.0.0.1" or "10.0.0.2" or "10.1.1.1") reference.Seen.Add(new(source, "office", source == "10.0.0.1" ? "wks-01" : null, at, at));
            if (rule.Length + number.Length > 0) reference.Hits.Add(new(name, rule, number, at, 1));
            if (from != to) reference.Flows.Add((at, new ZoneFlow(name, from, to, denied ? 0 : 1, denied ? 1 : 0)));
        }
        await _store.AddAsync(events);
        return reference;
    }

    async Task SameAsync(InMemoryEvidence reference)
    {
        foreach (var (from, to) in new[] { (First, First + 3 * Day), (First + Day, First + 2 * Day), (First - Day, First + Day), (First + 9 * Day, First + 10 * Day) })
        {
            Same(await reference.NetworkEntitiesAsync(from, to, Abort), await _store.Evidence.NetworkEntitiesAsync(from, to, Abort));
            Same(await reference.FirewallRuleHitsAsync(from, to, Abort), await _store.Evidence.FirewallRuleHitsAsync(from, to, Abort));
        }
        foreach (var (from, to) in new[] { (First, First + 3 * Day), (First + 5 * Hour, First + 6 * Hour), (First + 13 * Hour, First + 40 * Hour) })
            Same(await reference.ZoneFlowsAsync(from, to, Abort), await _store.Evidence.ZoneFlowsAsync(from, to, Abort));
    }

    static void Same<T>(IEnumerable<T> expected, IEnumerable<T> actual) =>
        Assert.Equal(expected.OrderBy(row => row!.ToString(), StringComparer.Ordinal), actual.OrderBy(row => row!.ToString(), StringComparer.Ordinal));

    [Theory]
    [InlineData(10, true, AttackFate.Blocked)]
    [InlineData(-59, true, AttackFate.Blocked)]
    [InlineData(59, false, AttackFate.Allowed)]
    [InlineData(61, true, AttackFate.Unknown)]
    public async Task An_attack_is_joined_to_what_a_firewall_did_with_its_connection_within_a_minute(int seconds, bool isDenied, AttackFate fate)
    {
        await _store.AddAsync([(Sample.Noon, Attack("203.0.113.9", "192.0.2.1", 443)), (Sample.Noon + seconds * UnixMicros.Second, Connection("edge", "203.0.113.9", "192.0.2.1", isDenied))]);
        Assert.Equal(new BoundaryAttack(true, "203.0.113.9", "192.0.2.1", "exploit", Sample.Noon, fate), Assert.Single(await AttacksAsync()));
    }

    [Fact]
    public async Task One_connection_let_through_decides_and_another_port_is_another_connection()
    {
        await _store.AddAsync([(Sample.Noon, Attack("203.0.113.9", "192.0.2.1", 443)), (Sample.Noon + 5, Attack("203.0.113.9", "192.0.2.1", 443)), (Sample.Noon + 1, Connection("edge", "203.0.113.9", "192.0.2.1", isDenied: true)),
            (Sample.Noon + 2, Connection("edge", "203.0.113.9", "192.0.2.1", isDenied: false)), (Sample.Noon, Attack("203.0.113.9", "192.0.2.2", 80)), (Sample.Noon, Connection("edge", "203.0.113.9", "192.0.2.2", isDenied: true))]);
        Assert.Equal([("192.0.2.1", AttackFate.Allowed), ("192.0.2.2", AttackFate.Unknown)], (await AttacksAsync()).OrderBy(attack => attack.Target, StringComparer.Ordinal).Select(attack => (attack.Target, attack.Fate)));
    }

    [Fact]
    public async Task What_the_sensor_stopped_is_blocked_and_small_internal_and_seeded_ones_are_no_attacks()
    {
        await _store.AddAsync([(Sample.Noon, Attack("10.0.0.1", "203.0.113.9", 443, "outbound", "denied")), (Sample.Noon, Attack("10.0.0.1", "10.0.0.2", 443, "internal")),
            (Sample.Noon, Attack("203.0.113.9", "192.0.2.1", 443, severity: 2))]);
        await _store.AddAsync(Sample.Noon, Attack("203.0.113.9", "192.0.2.3", 443), EventFlags.Seed);
        Assert.Equal(new BoundaryAttack(false, "10.0.0.1", "203.0.113.9", "exploit", Sample.Noon, AttackFate.Blocked), Assert.Single(await AttacksAsync()));
    }

    ValueTask<IReadOnlyList<BoundaryAttack>> AttacksAsync() => _store.Evidence.BoundaryAttacksAsync(First, First + Day, Abort);
}
