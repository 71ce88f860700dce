using System.Net;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Isms.Monitor.Registers.Lookup;

namespace Isms.Monitor.Registers.Tests.Lookup;

public class NetworkTableTests
{
    /// <summary>Few distinct bits, so that ranges nest and addresses hit.</summary>
    static IPAddress Of(ushort seed) => new([10, (byte)(seed >> 12), (byte)(seed >> 8 & 3), (byte)seed]);

    [Property(MaxTest = 500)]
    public void The_table_finds_what_trying_every_range_finds((ushort Base, byte Length)[] ranges, ushort[] probes)
    {
        var entries = ranges
            .Select(range => Cut(Of(range.Base), range.Length % 33))
            .Distinct()
            .Select(range => (Range: range, Value: range.ToString()))
            .ToList();
        var table = new NetworkTable<string>(entries);

        foreach (var address in probes.Concat(ranges.Select(range => range.Base)).Select(Of))
        {
            var naive = entries.Where(entry => entry.Range.Contains(address)).OrderByDescending(entry => entry.Range.PrefixLength).Select(entry => entry.Value).FirstOrDefault();
            Assert.Equal(naive, table.Find(Address.Of(address)));
        }
    }

    [Property]
    public void An_address_written_and_read_is_the_same_in_both_families(byte[] seed)
    {
        var bytes = new byte[16];
        seed.AsSpan(0, Math.Min(seed.Length, 16)).CopyTo(bytes);
        foreach (var address in new[] { new IPAddress(bytes), new IPAddress(bytes.AsSpan(0, 4)) })
        {
            Assert.True(Address.TryParse(address.ToString(), out var read), address.ToString());
            Assert.Equal(Address.Of(address), read);
        }
    }

    static IPNetwork Cut(IPAddress address, int length)
    {
        var bytes = address.GetAddressBytes();
        for (var bit = length; bit < 32; bit++) bytes[bit / 8] &= (byte)~(0x80 >> bit % 8);
        return new IPNetwork(new IPAddress(bytes), length);
    }
}
