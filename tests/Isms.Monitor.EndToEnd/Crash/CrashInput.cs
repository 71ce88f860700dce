using Isms.Monitor.Api.Demo;
using Isms.Monitor.Api.Demo.Devices;
using Isms.Monitor.Api.Demo.Scenes;
using Isms.Monitor.Events;
using Isms.Monitor.Registers;

namespace Isms.Monitor.EndToEnd.Crash;

/// <summary>Three days of the demo company's lines, thinned out to where something happens: two intrusions (the first goes on over midnight while
/// passwords are guessed), stopped malware, ordinary noise; at last silence long enough that every episode ends.</summary>
static class CrashInput
{
    const long Width = 10 * UnixMicros.Second;

    /// <summary>Midnight of the first day.</summary>
    static readonly long Start = UnixMicros.From(new DateTimeOffset(2026, 11, 16, 0, 0, 0, TimeSpan.Zero));

    /// <param name="viaFile">Which devices write to the file; the others send over HTTP.</param>
    public static IReadOnlyList<Slice> Slices(Func<string, bool> viaFile)
    {
        var organisation = Organisation.Load(Path.Combine(AppContext.BaseDirectory, "isms"), new DateOnly(2026, 11, 16)).Organisation;
        var fleet = new Fleet(organisation);
        var (first, second) = (Start + 23 * UnixMicros.Hour + 31 * UnixMicros.Minute, Start + 2 * UnixMicros.Day + 10 * UnixMicros.Hour);
        var chance = new Random(27001);
        var scenes = Scenes(fleet, first, chance).Concat(Scenes(fleet, second, chance)).ToList();
        var busy = scenes.Select(line => line.ReceivedMicros / Width).ToHashSet();
        var noise = new[] { first, second }.SelectMany(start => new Business(fleet).Lines(start, start + 3 * UnixMicros.Hour, 24, chance)).Where(line => busy.Contains(line.ReceivedMicros / Width));
        var last = new[] { 3, 27, 28 }.SelectMany(hours => Ordinary(fleet, second + (3 + hours) * UnixMicros.Hour, chance));
        return Cut(scenes.Concat(noise).Concat(last).OrderBy(line => line.ReceivedMicros).ThenBy(line => line.Text, StringComparer.Ordinal), viaFile);
    }

    static IEnumerable<DemoLine> Scenes(Fleet fleet, long start, Random chance)
    {
        var mishaps = Enumerable.Range(0, 4).SelectMany(_ => new Mishaps(fleet).Lines(start - 8 * UnixMicros.Hour, start + UnixMicros.Hour, chance)).Take(40);
        return new Intrusion(fleet).Lines(start, start + 2 * UnixMicros.Hour, chance).Concat(mishaps);
    }

    static IEnumerable<DemoLine> Ordinary(Fleet fleet, long at, Random chance) => fleet.All.Where(device => device.Id is "fw-01" or "ids-01").Select(device => new DemoLine(at, device.Id, device.Ordinary(at, chance)));

    static List<Slice> Cut(IEnumerable<DemoLine> lines, Func<string, bool> viaFile)
    {
        var slices = new List<Slice>();
        var hour = 0L;
        foreach (var slot in lines.GroupBy(line => line.ReceivedMicros / Width))
        {
            var now = (slot.Key + 1) * Width;
            var byWay = slot.ToLookup(line => viaFile(line.Device), line => line.Text);
            slices.Add(new Slice(now, now / UnixMicros.Hour != hour, [.. byWay[true]], [.. byWay[false]]));
            hour = now / UnixMicros.Hour;
        }
        return slices;
    }
}
