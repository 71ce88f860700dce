using System.Text;
using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Enrich;

namespace Isms.Monitor.Ingest.Tests.Enrich;

public class CommunityIdTests
{
    /// <summary>Vectors of the specification, seed 0.</summary>
    [Theory]
    [InlineData(6, "128.232.110.120", 34855, "66.35.250.204", 80, "1:LQU9qZlK+B5F3KDmev6m5PMibrg=")]
    [InlineData(6, "66.35.250.204", 80, "128.232.110.120", 34855, "1:LQU9qZlK+B5F3KDmev6m5PMibrg=")]
    [InlineData(6, "10.0.0.1", 10, "10.0.0.2", 11569, "1:SXBGMX1lBOwhhoDrZynfROxnhnM=")]
    [InlineData(6, "2001:470:e5bf:dead:4957:2174:e82c:4887", 63943, "2607:f8b0:400c:c03::1a", 25, "1:/qFaeAR+gFe1KYjMzVDsMv+wgU4=")]
    [InlineData(17, "192.168.1.52", 54585, "8.8.8.8", 53, "1:d/FP5EW3wiY1vCndhwleRRKHowQ=")]
    [InlineData(17, "8.8.8.8", 53, "192.168.1.52", 54585, "1:d/FP5EW3wiY1vCndhwleRRKHowQ=")]
    [InlineData(1, "192.168.0.89", 8, "192.168.0.1", 0, "1:X0snYXpgwiv9TZtqg64sgzUn6Dk=")]
    [InlineData(1, "192.168.0.1", 0, "192.168.0.89", 8, "1:X0snYXpgwiv9TZtqg64sgzUn6Dk=")]
    [InlineData(1, "192.168.0.89", 20, "192.168.0.1", 0, "1:3o2RFccXzUgjl7zDpqmY7yJi8rI=")]
    [InlineData(1, "192.168.0.89", 20, "192.168.0.1", 1, "1:tz/fHIDUHs19NkixVVoOZywde+I=")]
    [InlineData(58, "fe80::200:86ff:fe05:80da", 135, "fe80::260:97ff:fe07:69ea", 0, "1:dGHyGvjMfljg6Bppwm3bg0LO8TY=")]
    [InlineData(58, "fe80::260:97ff:fe07:69ea", 136, "fe80::200:86ff:fe05:80da", 0, "1:dGHyGvjMfljg6Bppwm3bg0LO8TY=")]
    [InlineData(58, "3ffe:507:0:1:260:97ff:fe07:69ea", 3, "3ffe:507:0:1:200:86ff:fe05:80da", 0, "1:NdobDX8PQNJbAyfkWxhtL2Pqp5w=")]
    [InlineData(58, "3ffe:507:0:1:200:86ff:fe05:80da", 3, "3ffe:507:0:1:260:97ff:fe07:69ea", 0, "1:/OGBt9BN1ofenrmSPWYicpij2Vc=")]
    public void It_is_the_one_of_the_specification(byte protocol, string source, ushort from, string destination, ushort to, string expected)
    {
        Assert.True(IpKey.TryParse(Encoding.ASCII.GetBytes(source), out var left) & IpKey.TryParse(Encoding.ASCII.GetBytes(destination), out var right));
        var id = new byte[CommunityId.Length];
        CommunityId.Write(left, from, right, to, protocol, id);
        Assert.Equal(expected, Encoding.ASCII.GetString(id));
    }

    [Fact]
    public void A_flow_gets_one_and_the_logs_own_is_kept()
    {
        var enrichment = new CommunityIdEnrichment();
        var flow = Happened.With(("source.ip", "128.232.110.120"), ("source.port", "34855"), ("destination.ip", "66.35.250.204"), ("destination.port", "80"), ("network.transport", "tcp"));
        enrichment.Enrich(flow);
        Assert.Equal("1:LQU9qZlK+B5F3KDmev6m5PMibrg=", flow.Text(Ecs.NetworkCommunityId));

        var named = Happened.With(("source.ip", "10.0.0.1"), ("source.port", "1"), ("destination.ip", "10.0.0.2"), ("destination.port", "2"), ("network.transport", "tcp"), ("network.community_id", "1:own"));
        enrichment.Enrich(named);
        Assert.Equal("1:own", named.Text(Ecs.NetworkCommunityId));
    }

    [Fact]
    public void Icmp_takes_type_and_code_of_the_log()
    {
        var ping = Happened.With(("source.ip", "192.168.0.89"), ("destination.ip", "192.168.0.1"), ("network.transport", "icmp"), ("suricata.eve.icmp_type", "8"), ("suricata.eve.icmp_code", "0"));
        new CommunityIdEnrichment().Enrich(ping);
        Assert.Equal("1:X0snYXpgwiv9TZtqg64sgzUn6Dk=", ping.Text(Ecs.NetworkCommunityId));
    }

    [Theory]
    [InlineData("tcp", "10.0.0.1", "", "10.0.0.2", "80")]
    [InlineData("tcp", "10.0.0.1", "70000", "10.0.0.2", "80")]
    [InlineData("tcp", "10.0.0.1", "1", "2001:db8::1", "80")]
    [InlineData("tcp", "somewhere", "1", "10.0.0.2", "80")]
    [InlineData("gre", "10.0.0.1", "1", "10.0.0.2", "80")]
    [InlineData("icmp", "10.0.0.1", "1", "10.0.0.2", "80")]
    public void What_is_not_known_is_not_guessed(string transport, string source, string from, string destination, string to)
    {
        var happened = Happened.With(("source.ip", source), ("source.port", from), ("destination.ip", destination), ("destination.port", to), ("network.transport", transport));
        new CommunityIdEnrichment().Enrich(happened);
        Assert.False(happened.Has(Ecs.NetworkCommunityId));
    }
}
