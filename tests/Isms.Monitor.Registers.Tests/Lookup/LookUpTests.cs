using System.Net;
using System.Text;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Registers.Tests.Lookup;

public class LookUpTests
{
    static readonly Organisation Organisation = new(new RegisterSet
    {
        Scope = new Scope
        {
            Domains = ["example.com", "NORDHAFEN"],
            Zones = [new Zone { Id = "internet" }, new Zone { Id = "office" }, new Zone { Id = "lab" }],
            Networks =
            [
                new Network { Range = IPNetwork.Parse("0.0.0.0/0"), Zone = "internet" },
                new Network { Range = IPNetwork.Parse("10.0.0.0/8"), Zone = "office" },
                new Network { Range = IPNetwork.Parse("10.4.0.0/16"), Zone = "lab" },
                new Network { Range = IPNetwork.Parse("2001:db8::/32"), Zone = "lab" },
            ],
        },
        Assets =
        [
            new Asset { Id = "fw-01", Kind = AssetKind.Firewall, Hosts = ["fw-01.example.com"], Addresses = [IPNetwork.Parse("10.1.0.1/32")] },
            new Asset { Id = "pool", Kind = AssetKind.Endpoint, Hosts = ["pool"], Addresses = [IPNetwork.Parse("10.1.0.0/24")] },
        ],
        People =
        [
            new Person { Id = "a.berg", Users = ["a.berg", "adm-a.berg"] },
            new Person { Id = "partner", Users = ["guest@partner.example.net"] },
        ],
    });

    [Theory]
    [InlineData("fw-01.example.com", "fw-01")]
    [InlineData("FW-01.EXAMPLE.COM.", "fw-01")]
    [InlineData("fw-01", "fw-01")]
    [InlineData("Fw-01.corp.example.com", "fw-01")]
    [InlineData("pool.example.com", "pool")]
    [InlineData("fw-01.example.net", null)]
    [InlineData("fw-01.notexample.com", null)]
    [InlineData("", null)]
    [InlineData("10.1.0.1", null)]
    public void A_host_is_found_by_full_or_short_name_inside_our_domains(string host, string? asset)
    {
        Assert.Equal(asset, Organisation.AssetByHost(host)?.Id);
        Assert.Equal(asset, Organisation.AssetByHost(Encoding.UTF8.GetBytes(host))?.Id);
    }

    [Theory]
    [InlineData("10.1.0.1", "fw-01")]
    [InlineData("::ffff:10.1.0.1", "fw-01")]
    [InlineData("10.1.0.77", "pool")]
    [InlineData("10.2.0.1", null)]
    [InlineData("10.1.0.256", null)]
    [InlineData("10.1.1", null)]
    [InlineData("0x0a010001", null)]
    [InlineData("", null)]
    public void An_address_is_found_exactly_before_its_range(string address, string? asset)
    {
        Assert.Equal(asset, Organisation.AssetByIp(address)?.Id);
        Assert.Equal(asset, Organisation.AssetByIp(Encoding.UTF8.GetBytes(address))?.Id);
    }

    [Theory]
    [InlineData("a.berg", "a.berg")]
    [InlineData("A.Berg", "a.berg")]
    [InlineData(@"NORDHAFEN\a.berg", "a.berg")]
    [InlineData(@"nordhafen\adm-a.berg", "a.berg")]
    [InlineData("a.berg@example.com", "a.berg")]
    [InlineData("guest@partner.example.net", "partner")]
    [InlineData(@"OTHER\a.berg", null)]
    [InlineData("a.berg@example.net", null)]
    [InlineData(@"\a.berg", null)]
    [InlineData("@example.com", null)]
    public void A_user_is_found_in_three_forms_but_not_with_a_strangers_domain(string user, string? person)
    {
        Assert.Equal(person, Organisation.PersonByUser(user)?.Id);
        Assert.Equal(person, Organisation.PersonByUser(Encoding.UTF8.GetBytes(user))?.Id);
    }

    [Theory]
    [InlineData("10.3.0.1", "office")]
    [InlineData("10.4.0.1", "lab")]
    [InlineData("203.0.113.7", "internet")]
    [InlineData("2001:db8::5", "lab")]
    [InlineData("2001:db9::5", null)]
    public void The_longest_network_gives_the_zone(string address, string? zone) =>
        Assert.Equal(zone, Organisation.ZoneByIp(IPAddress.Parse(address))?.Id);

    [Fact]
    public void A_look_up_by_the_bytes_of_an_event_allocates_nothing()
    {
        static int Hits() =>
            (Organisation.AssetByHost("FW-01.corp.example.com"u8) is null ? 0 : 1)
            + (Organisation.AssetByIp("10.1.0.77"u8) is null ? 0 : 1)
            + (Organisation.PersonByUser("NORDHAFEN\\a.berg"u8) is null ? 0 : 1)
            + (Organisation.ZoneByIp("203.0.113.7"u8) is null ? 0 : 1);
        Assert.Equal(4, Hits());

        var before = GC.GetAllocatedBytesForCurrentThread();
        var hits = 0;
        for (var i = 0; i < 1000; i++) hits += Hits();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal((4000, 0L), (hits, allocated));
    }

    [Fact]
    public void Bytes_that_are_no_text_or_too_long_are_nobody()
    {
        Assert.Null(Organisation.AssetByHost(new byte[] { 0xff, 0xfe, 0x41 }));
        Assert.Null(Organisation.PersonByUser(new byte[100_000]));
    }

    [Fact]
    public void A_sub_technique_is_evidence_for_the_risk_of_its_technique_and_not_the_reverse()
    {
        var organisation = new Organisation(new RegisterSet
        {
            Risks = [new Risk { Id = "R-1", Techniques = ["T1562"] }, new Risk { Id = "R-2", Techniques = ["T1562.001"] }],
        });

        Assert.Equal(["R-1", "R-2"], organisation.RisksOfTechnique("T1562.001").Select(risk => risk.Id));
        Assert.Equal(["R-1"], organisation.RisksOfTechnique("T1562").Select(risk => risk.Id));
        Assert.Equal(["R-1"], organisation.RisksOfTechnique("T1562.004").Select(risk => risk.Id));
    }
}
