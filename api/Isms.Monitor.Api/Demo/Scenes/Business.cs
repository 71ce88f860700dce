using Isms.Monitor.Api.Demo.Devices;
using Isms.Monitor.Events;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Api.Demo.Scenes;

/// <summary>Ordinary days: every expected source speaks inside its interval, more by day than by night, and antivirus reports once a day.</summary>
sealed class Business(Fleet fleet)
{
    /// <param name="from">Start of the time to fill.</param>
    /// <param name="to">Its end.</param>
    /// <param name="share">Lines for each expected interval: a little above 1 is a thin day, 20 a full one.</param>
    /// <param name="chance">The seeded source of chance.</param>
    public IEnumerable<DemoLine> Lines(long from, long to, double share, Random chance)
    {
        foreach (var asset in fleet.Expected)
        {
            var lines = asset.Kind == AssetKind.Endpoint ? Endpoint(asset, from, to, chance) : Source(asset, from, to, share, chance);
            foreach (var line in lines) yield return line;
        }
    }

    IEnumerable<DemoLine> Source(Asset asset, long from, long to, double share, Random chance)
    {
        var device = fleet.All.First(device => device.Id == asset.Id);
        // A full day is the firewalls' and sensors'; people log in as often as on other days, or nearly.
        var density = asset.Kind == AssetKind.Server ? Math.Max(share / 12, Math.Min(share, 1.1)) : share;
        var step = asset.ExpectedInterval!.Value.Ticks / TimeSpan.TicksPerMicrosecond / density * 0.8;
        var at = from + (long)(chance.NextDouble() * step);
        while (at < to)
        {
            yield return new DemoLine(at, asset.Id, device.Ordinary(at, chance));
            at += (long)(step * (0.6 + 0.5 * chance.NextDouble()) / Busy(at, share));
        }
        foreach (var line in Antivirus(asset, device, from, to, chance)) yield return line;
    }

    /// <summary>By day there is more to log; a thin day stays even, so that no source falls out of its interval.</summary>
    static double Busy(long micros, double share)
    {
        var hour = micros / UnixMicros.Hour % 24;
        return share < 3 ? 1 : hour is >= 7 and < 18 ? 1.6 : 0.6;
    }

    /// <summary>Servers report their antivirus too, whatever else they log.</summary>
    static IEnumerable<DemoLine> Antivirus(Asset asset, IDevice device, long from, long to, Random chance)
    {
        if (!asset.AntimalwareRequired) yield break;
        for (var at = from + chance.NextInt64(UnixMicros.Hour, 3 * UnixMicros.Hour); at < to; at += UnixMicros.Day / 2)
        {
            if (device is WindowsHost windows) yield return new DemoLine(at, asset.Id, windows.Healthy(at, chance.Next(2)));
            else if (device is LinuxHost linux) yield return new DemoLine(at, asset.Id, linux.Updated(at));
        }
    }

    /// <summary>A workplace reports in the morning. One in fifty is away for the day, two always have old signatures.</summary>
    IEnumerable<DemoLine> Endpoint(Asset asset, long from, long to, Random chance)
    {
        var device = fleet.Device<WindowsHost>(asset.Id);
        var age = asset.Id is "wks-017" or "wks-063" ? 12 : chance.Next(3);
        for (var day = from - from % UnixMicros.Day; day < to; day += UnixMicros.Day)
        {
            var at = day + 6 * UnixMicros.Hour + chance.NextInt64(4 * UnixMicros.Hour);
            var isAway = chance.Next(50) == 0;
            if (at >= from && at < to && !isAway) yield return new DemoLine(at, asset.Id, device.Healthy(at, age));
        }
    }
}
