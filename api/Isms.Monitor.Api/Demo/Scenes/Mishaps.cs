using Isms.Monitor.Api.Demo.Devices;
using Isms.Monitor.Events;

namespace Isms.Monitor.Api.Demo.Scenes;

/// <summary>What happens in ordinary weeks: malware that is stopped (and now and then is not), a scan, guessed VPN passwords, a virus at
/// the gateway.</summary>
sealed class Mishaps(Fleet fleet)
{
    static readonly string[] Threats = ["Trojan:Win32/Wacatac.B!ml", "PUA:Win32/Presenoker", "Trojan:Script/Phish.H", "Adware:Win32/Neoreklami"];

    public IEnumerable<DemoLine> Lines(long day, long to, Random chance)
    {
        IEnumerable<DemoLine> lines = [];
        if (chance.Next(100) < 55) lines = lines.Concat(Malware(At(day, chance), chance));
        if (chance.Next(100) < 12) lines = lines.Concat(Scan(At(day, chance), chance));
        if (chance.Next(100) < 20) lines = lines.Concat(VpnGuessing(At(day, chance), chance));
        if (chance.Next(100) < 20) lines = lines.Concat(Gateway(At(day, chance), chance));
        if (chance.Next(100) < 45) lines = lines.Concat(SshGuessing(At(day, chance), chance));
        if (chance.Next(100) < 25) lines = lines.Concat(Exploit(At(day, chance), chance));
        if (chance.Next(100) < 20) lines = lines.Concat(SwitchedOff(At(day, chance), chance));
        return lines.Where(line => line.ReceivedMicros < to);
    }

    static long At(long day, Random chance) => day + 7 * UnixMicros.Hour + chance.NextInt64(10 * UnixMicros.Hour);

    IEnumerable<DemoLine> Malware(long at, Random chance)
    {
        var host = fleet.Device<WindowsHost>($"wks-{1 + chance.Next(100):000}");
        var threat = Threats[chance.Next(Threats.Length)];
        var path = $@"C:\Users\Public\Downloads\setup-{chance.Next(1000)}.exe";
        yield return new DemoLine(at, host.Id, host.Found(at, threat, path));
        var failed = chance.Next(12) == 0;
        yield return new DemoLine(at + 3_000_000, host.Id, host.Acted(at + 3_000_000, threat, path, "Quarantine", failed));
    }

    IEnumerable<DemoLine> Scan(long start, Random chance)
    {
        var edge = fleet.Device<CiscoAsa>(chance.Next(2) == 0 ? "fw-01" : "fw-04");
        var source = Places.Outside(chance);
        for (var port = 0; port < 60; port++)
        {
            var at = start + port * 500_000L;
            yield return new DemoLine(at, edge.Id, edge.Denied(at, source, Places.HighPort(chance), "192.0.2.11", 20 + port * 11));
        }
    }

    IEnumerable<DemoLine> VpnGuessing(long start, Random chance)
    {
        var gateway = fleet.Device<CiscoAsa>("fw-03");
        var source = Places.Outside(chance);
        for (var guess = 0; guess < 24; guess++)
        {
            var at = start + guess * 4_000_000L;
            yield return new DemoLine(at, gateway.Id, gateway.VpnRejected(at, source, guess % 3 == 0 ? "admin" : "vpnuser"));
        }
    }

    IEnumerable<DemoLine> SshGuessing(long start, Random chance)
    {
        var server = fleet.Device<LinuxHost>(chance.Next(2) == 0 ? "srv-web-01" : "srv-mail-01");
        var source = Places.Outside(chance);
        for (var guess = 0; guess < 18; guess++)
        {
            var at = start + guess * 6_000_000L;
            yield return new DemoLine(at, server.Id, server.Guess(at, source, chance));
        }
    }

    /// <summary>A scanner of the internet tries an exploit at the portal, which is patched.</summary>
    IEnumerable<DemoLine> Exploit(long at, Random chance)
    {
        var sensor = fleet.Device<Suricata>("ids-01");
        yield return new DemoLine(at, sensor.Id, sensor.Alert(at, Places.Outside(chance), Places.HighPort(chance), "10.10.0.12", 443, 2_034_647, "EXPLOIT Log4j remote code execution attempt", "Attempted Administrator Privilege Gain", 1, "allowed"));
    }

    IEnumerable<DemoLine> SwitchedOff(long at, Random chance)
    {
        var host = fleet.Device<WindowsHost>($"wks-{1 + chance.Next(100):000}");
        yield return new DemoLine(at, host.Id, host.SwitchedOff(at));
    }

    IEnumerable<DemoLine> Gateway(long at, Random chance)
    {
        var gateway = fleet.Device<FortiGate>("fw-06");
        yield return new DemoLine(at, gateway.Id, gateway.Virus(at, Places.Workplace(chance), "198.51.100.77", $"invoice-{chance.Next(1000)}.zip", "W32/Agent.DEMO!tr", "blocked"));
    }
}
