using Isms.Monitor.Api.Demo.Devices;
using Isms.Monitor.Events;

namespace Isms.Monitor.Api.Demo.Scenes;

/// <summary>One intrusion in five steps: scan of the perimeter, guessing of a password, a success, malware on the file server, a beacon.</summary>
sealed class Intrusion(Fleet fleet)
{
    public const string Attacker = "203.0.113.66";
    public const string Controller = "198.51.100.23";
    const string Portal = "192.0.2.12";
    const string PortalInside = "10.10.0.12";
    const string Files = "10.11.0.13";
    const string Malware = "Trojan:Win32/Demo.A!dha";

    public IEnumerable<DemoLine> Lines(long start, long to, Random chance)
    {
        var guessing = start + 25 * UnixMicros.Minute;
        var success = guessing + 9 * UnixMicros.Minute;
        var malware = success + 31 * UnixMicros.Minute;
        return Scan(start, chance).Concat(Guessing(guessing, success, chance)).Concat(Spread(success, malware, chance)).Concat(Beacon(malware + 4 * UnixMicros.Minute, to, chance));
    }

    IEnumerable<DemoLine> Scan(long start, Random chance)
    {
        var edge = fleet.Device<CiscoAsa>("fw-01");
        var sensor = fleet.Device<Suricata>("ids-01");
        for (var port = 0; port < 240; port++)
        {
            var at = start + port * 400_000L;
            yield return new DemoLine(at, edge.Id, edge.Denied(at, Attacker, Places.HighPort(chance), port % 2 == 0 ? Portal : "192.0.2.11", 1 + port * 37));
        }
        var seen = start + 20 * UnixMicros.Second;
        yield return new DemoLine(seen, sensor.Id, sensor.Alert(seen, Attacker, 40112, Portal, 22, 2_001_219, "SCAN Potential SSH scan inbound", "Attempted Information Leak", 2, "allowed"));
    }

    IEnumerable<DemoLine> Guessing(long start, long success, Random chance)
    {
        var portal = fleet.Device<LinuxHost>("srv-web-01");
        var edge = fleet.Device<CiscoAsa>("fw-01");
        for (var at = start; at < success; at += 2_700_000)
        {
            yield return new DemoLine(at, edge.Id, edge.Built(at, "TCP", Attacker, Places.HighPort(chance), PortalInside, 22, inbound: true));
            yield return new DemoLine(at + 600_000, portal.Id, chance.Next(3) == 0 ? portal.Failed(at + 600_000, "deploy", Attacker, chance) : portal.Guess(at + 600_000, Attacker, chance));
        }
        yield return new DemoLine(success, portal.Id, portal.Accepted(success, "deploy", Attacker, chance));
    }

    IEnumerable<DemoLine> Spread(long success, long malware, Random chance)
    {
        var files = fleet.Device<WindowsHost>("srv-files-01");
        var inner = fleet.Device<FortiGate>("fw-08");
        var sensor = fleet.Device<Suricata>("ids-02");
        for (var probe = 0; probe < 30; probe++)
        {
            var at = success + 6 * UnixMicros.Minute + probe * 900_000L;
            yield return new DemoLine(at, inner.Id, inner.Traffic(at, PortalInside, Places.HighPort(chance), $"10.11.0.{11 + probe % 9}", Places.ProbedPort(chance), "deny", 0, 0));
        }
        for (var attempt = 0; attempt < 12; attempt++)
        {
            var at = success + 14 * UnixMicros.Minute + attempt * 3_000_000L;
            yield return new DemoLine(at, files.Id, files.LogonFailed(at, "svc-deploy", PortalInside));
        }
        var inside = success + 15 * UnixMicros.Minute;
        yield return new DemoLine(inside, files.Id, files.Logon(inside, "svc-deploy", PortalInside));
        var moved = inside + 2 * UnixMicros.Minute;
        yield return new DemoLine(moved, sensor.Id, sensor.Alert(moved, PortalInside, 49200, Files, 445, 2_027_189, "EXPLOIT SMB remote service creation", "Attempted Administrator Privilege Gain", 1, "allowed"));
        const string path = @"D:\Shares\Public\update.exe";
        yield return new DemoLine(malware, files.Id, files.Found(malware, Malware, path));
        yield return new DemoLine(malware + 4_000_000, files.Id, files.Acted(malware + 4_000_000, Malware, path, "Quarantine", failed: true));
    }

    /// <summary>Every minute, give or take a second, the same few hundred bytes: what a beacon looks like at the firewall.</summary>
    IEnumerable<DemoLine> Beacon(long start, long to, Random chance)
    {
        var inner = fleet.Device<FortiGate>("fw-05");
        var sensor = fleet.Device<Suricata>("ids-02");
        for (var at = start; at < to; at += UnixMicros.Minute + chance.NextInt64(-UnixMicros.Second, UnixMicros.Second))
            yield return new DemoLine(at, inner.Id, inner.Traffic(at, Files, Places.HighPort(chance), Controller, 443, "accept", 412, 388));
        var seen = start + 11 * UnixMicros.Minute;
        if (seen < to)
            yield return new DemoLine(seen, sensor.Id, sensor.Alert(seen, Files, 50110, Controller, 443, 2_035_001, "MALWARE command and control beacon", "Malware Command and Control Activity Detected", 1, "allowed"));
    }
}
