using System.Net;
using Isms.Monitor.Ingest.Enrich;
using Isms.Monitor.Registers;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Ingest.Tests.Enrich;

/// <summary>What the registers add: zones, direction, assets, identities.</summary>
public class RegisterEnrichmentTests
{
    static readonly Organisation Company = new(new RegisterSet
    {
        Scope = new Scope
        {
            Domains = ["example.com", "EXAMPLE"],
            Zones = [new Zone { Id = "office", Internal = true }, new Zone { Id = "guest", Internal = false }],
            Networks =
            [
                new Network { Range = IPNetwork.Parse("10.0.0.0/16"), Zone = "office" },
                new Network { Range = IPNetwork.Parse("10.0.9.0/24"), Zone = "guest" },
                new Network { Range = IPNetwork.Parse("198.51.100.0/24"), Zone = "office" },
            ],
        },
        Assets =
        [
            new Asset { Id = "fw-01", Kind = AssetKind.Firewall, Hosts = ["fw-01.example.com"], Owner = "network", Criticality = 5 },
            new Asset { Id = "srv-db", Kind = AssetKind.Server, Hosts = ["db"], Addresses = [IPNetwork.Parse("10.0.0.7/32")], Owner = "it", Criticality = 4 },
        ],
        People =
        [
            new Person { Id = "P-7", Name = "Jo", Users = ["jo"], Department = "Sales" },
            new Person { Id = "P-8", Name = "Kim", Users = ["admin-kim"], Department = "IT", Privileged = true },
            new Person { Id = "S-1", Name = "Backup", Users = ["svc-backup"], ServiceAccount = true },
        ],
    });

    readonly Enricher _enricher = new(Company, []);

    [Theory]
    [InlineData("10.0.0.7", "10.0.3.3", "internal", "office", "office")]
    [InlineData("10.0.0.7", "203.0.113.9", "outbound", "office", null)]
    [InlineData("203.0.113.9", "198.51.100.4", "inbound", null, "office")]
    [InlineData("203.0.113.9", "192.0.2.1", "external", null, null)]
    [InlineData("10.0.9.4", "10.0.0.7", "inbound", "guest", "office")]
    [InlineData("172.16.5.5", "203.0.113.9", "outbound", null, null)]
    [InlineData("::ffff:10.0.0.7", "2001:db8::1", "outbound", "office", null)]
    [InlineData("fd00::1", "fe80::2", "internal", null, null)]
    public void Networks_give_zones_and_a_direction(string source, string destination, string direction, string? sourceZone, string? destinationZone)
    {
        var happened = Happened.With(("source.ip", source), ("destination.ip", destination));
        _enricher.Enrich(happened);
        Assert.Equal(direction, happened.Text("network.direction"));
        Assert.Equal(sourceZone, happened.Text("source.zone"));
        Assert.Equal(destinationZone, happened.Text("destination.zone"));
    }

    [Fact]
    public void A_direction_of_the_log_is_kept()
    {
        var happened = Happened.With(("source.ip", "10.0.0.7"), ("destination.ip", "203.0.113.9"), ("network.direction", "egress"));
        _enricher.Enrich(happened);
        Assert.Equal("egress", happened.Text("network.direction"));
    }

    [Theory]
    [InlineData("host.name", "FW-01.example.com", "fw-01")]
    [InlineData("observer.name", "fw-01", "fw-01")]
    [InlineData("log.syslog.hostname", "10.0.0.7", "srv-db")]
    [InlineData("host.ip", "10.0.0.7", "srv-db")]
    [InlineData("host.name", "fw-01.elsewhere.net", null)]
    public void The_host_is_found_by_name_and_by_address(string field, string value, string? expected)
    {
        var happened = Happened.With((field, value));
        _enricher.Enrich(happened);
        Assert.Equal(expected, happened.Text("asset.id"));
    }

    [Fact]
    public void Both_ends_bring_criticality_and_owner()
    {
        var happened = Happened.With(("source.ip", "203.0.113.9"), ("destination.ip", "10.0.0.7"), ("observer.name", "fw-01"));
        _enricher.Enrich(happened);
        Assert.Equal(["5", "network"], new[] { "asset.criticality", "asset.owner" }.Select(happened.Text));
        Assert.Equal(["srv-db", "4", "it"], new[] { "destination.asset.id", "destination.asset.criticality", "destination.asset.owner" }.Select(happened.Text));
        Assert.Null(happened.Text("source.asset.id"));
    }

    [Fact]
    public void A_log_that_claims_to_be_an_asset_is_overruled()
    {
        var happened = Happened.With(("host.name", "fw-01"), ("asset.id", "other"), ("asset.criticality", "1"));
        _enricher.Enrich(happened);
        Assert.Equal(["fw-01", "5"], new[] { "asset.id", "asset.criticality" }.Select(happened.Text));
    }

    [Theory]
    [InlineData("jo", "", "P-7", "Sales", null)]
    [InlineData("JO", "EXAMPLE", "P-7", "Sales", null)]
    [InlineData("admin-kim@example.com", "", "P-8", "IT", "privileged")]
    [InlineData("svc-backup", "", "S-1", null, "service")]
    [InlineData("jo", "WS-7", null, null, null)]
    [InlineData("nobody", "EXAMPLE", null, null, null)]
    public void A_user_is_a_person_unless_the_account_is_the_hosts_own(string name, string domain, string? person, string? department, string? role)
    {
        var happened = Happened.With(("user.name", name), ("user.domain", domain), ("host.name", "ws-7.example.com"));
        _enricher.Enrich(happened);
        Assert.Equal([person, department, role], new[] { "user.person.id", "user.person.department", "user.roles" }.Select(happened.Text));
    }

    [Fact]
    public void Without_registers_private_addresses_are_still_internal()
    {
        var happened = Happened.With(("source.ip", "192.168.1.1"), ("destination.ip", "203.0.113.9"), ("user.name", "jo"), ("host.name", "x"));
        new Enricher(null, []).Enrich(happened);
        Assert.Equal("outbound", happened.Text("network.direction"));
        Assert.Null(happened.Text("asset.id"));
    }

    [Fact]
    public void A_scan_of_many_addresses_does_not_grow_the_cache_without_end()
    {
        var cache = new AddressCache<string>((_, _) => "x");
        for (var i = 0u; i < 3 * AddressCache<string>.Most; i++) cache.Of(new IpKey(i), default);
        Assert.InRange(cache.Count, 1, AddressCache<string>.Most);
    }
}
