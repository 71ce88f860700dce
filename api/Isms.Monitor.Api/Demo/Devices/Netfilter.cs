using System.Globalization;
using Isms.Monitor.Events;

namespace Isms.Monitor.Api.Demo.Devices;

/// <summary>A Linux packet filter with UFW's prefixes. Its clock may be wrong by <paramref name="clockErrorMicros"/>.</summary>
sealed class Netfilter(string id, long clockErrorMicros = 0) : IDevice
{
    public string Id => id;

    public string Ordinary(long micros, Random chance)
    {
        var block = chance.Next(100) < 12;
        var port = block ? Places.ProbedPort(chance) : Places.WebPort(chance);
        return Packet(micros, block ? "BLOCK" : "ALLOW", block ? Places.Outside(chance) : Places.Workplace(chance), block ? Places.Server(chance) : Places.Outside(chance),
            port, chance);
    }

    public string Packet(long micros, string verdict, string source, string destination, int port, Random chance)
    {
        var shown = micros + clockErrorMicros;
        var uptime = (shown / (double)UnixMicros.Second % 10_000_000).ToString("0.000000", CultureInfo.InvariantCulture);
        var transport = port is 53 or 123 ? $"PROTO=UDP SPT={Places.HighPort(chance)} DPT={port} LEN=56" : $"PROTO=TCP SPT={Places.HighPort(chance)} DPT={port} WINDOW=64240 RES=0x00 SYN URGP=0";
        return $"<4>{Times.Rfc3164(shown)} {id} kernel: [{uptime}] [UFW {verdict}] IN=eth0 OUT=eth1 MAC=00:16:3e:10:20:30:52:54:00:12:35:02:08:00 SRC={source} DST={destination} LEN={chance.Next(40, 1400)} TOS=0x00 PREC=0x00 TTL={chance.Next(48, 64)} ID={chance.Next(65536)} DF {transport}";
    }
}
