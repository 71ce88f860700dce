using System.Net;
using System.Text;
using FsCheck.Xunit;
using Isms.Monitor.Ingest.Enrich;

namespace Isms.Monitor.Ingest.Tests.Enrich;

public class IpKeyTests
{
    [Property(MaxTest = 1000)]
    public void Any_IPv4_address_is_read_as_the_framework_does(uint number)
    {
        var address = new IPAddress(number);
        Assert.True(IpKey.TryParse(Encoding.ASCII.GetBytes(address.ToString()), out var key));
        Assert.Equal(address, key.ToAddress());
    }

    [Property(MaxTest = 1000)]
    public void Any_IPv6_address_is_read_as_the_framework_does(ulong high, ulong low)
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, high | 1);
        BitConverter.TryWriteBytes(bytes[8..], low);
        var address = new IPAddress(bytes);
        Assert.True(IpKey.TryParse(Encoding.ASCII.GetBytes(address.ToString()), out var key));
        Assert.Equal(address, key.ToAddress());
    }

    [Theory]
    [InlineData("1.2.3")]
    [InlineData("1.2.3.4.5")]
    [InlineData("1.2.3.256")]
    [InlineData("0x7f.1.1.1")]
    [InlineData("1..2.3")]
    [InlineData("1.2.3.010")]
    [InlineData("1.2.3.")]
    [InlineData("host:80")]
    [InlineData("")]
    public void What_is_no_address_is_refused(string text) => Assert.False(IpKey.TryParse(Encoding.ASCII.GetBytes(text), out _));

    [Property(MaxTest = 2000)]
    public void What_is_read_is_an_address_for_the_framework_too(byte[] picks)
    {
        byte[] text = [.. picks.Select(pick => "0123456789..::af%x"u8[pick % 18])];
        if (IpKey.TryParse(text, out _)) Assert.True(IPAddress.IsValidUtf8(text));
    }

    [Theory]
    [InlineData("10.1.2.3", true)]
    [InlineData("172.15.0.1", false)]
    [InlineData("172.16.0.1", true)]
    [InlineData("172.32.0.1", false)]
    [InlineData("100.63.0.1", false)]
    [InlineData("100.64.0.1", true)]
    [InlineData("100.127.0.1", true)]
    [InlineData("100.128.0.1", false)]
    [InlineData("169.254.1.1", true)]
    [InlineData("192.168.0.1", true)]
    [InlineData("224.0.0.251", true)]
    [InlineData("240.0.0.1", false)]
    [InlineData("255.255.255.255", true)]
    [InlineData("203.0.113.1", false)]
    [InlineData("::1", true)]
    [InlineData("fe80::1", true)]
    [InlineData("fd12::1", true)]
    [InlineData("ff02::1", true)]
    [InlineData("2001:db8::1", false)]
    public void Private_ranges_end_where_the_standards_say(string text, bool isPrivate)
    {
        Assert.True(IpKey.TryParse(Encoding.ASCII.GetBytes(text), out var key));
        Assert.Equal(isPrivate, key.IsPrivate);
    }
}
