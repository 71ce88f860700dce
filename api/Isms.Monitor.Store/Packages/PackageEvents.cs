using Isms.Monitor.Controls.Packages;
using Isms.Monitor.Events;
using Isms.Monitor.Store.Days;

namespace Isms.Monitor.Store.Packages;

/// <summary>The events that alerts name, out of the day files.</summary>
/// <param name="days">The store.</param>
sealed class PackageEvents(DayStore days)
{
    /// <summary>Most events of a package.</summary>
    public const int MaxEvents = 100_000;

    /// <summary>Most bytes of their lines: with fields and JSON around them a package stays below what is read.</summary>
    public const long MaxBytes = 96L << 20;

    const int Chunk = 2_000;

    /// <summary>In the order of their ids, which is that of receipt.</summary>
    /// <returns>The events; how many are no longer stored; how many did not fit.</returns>
    public async Task<(List<PackagedEvent> Events, int NotStored, int LeftOut)> ReadAsync(IEnumerable<EventId> named, CancellationToken abort)
    {
        var ids = named.Distinct().Order().ToList();
        var (events, notStored, leftOut, room) = (new List<PackagedEvent>(), 0, 0, MaxBytes);
        foreach (var chunk in ids.Chunk(Chunk))
        {
            var stored = await days.Reader.GetAsync(chunk, abort);
            notStored += chunk.Length - stored.Count;
            foreach (var one in stored.OrderBy(one => one.Event.Id))
            {
                room -= one.Event.Original.Length;
                if (room < 0 || events.Count == MaxEvents) leftOut++;
                else events.Add(PackagedEvent.Of(one.Event, one.Source, Flags(one.Flags)));
            }
        }
        return (events, notStored, leftOut);
    }

    static IReadOnlyList<string> Flags(EventFlags flags) =>
        [.. Enum.GetValues<EventFlags>().Where(flag => flag != EventFlags.None && flags.HasFlag(flag)).Select(flag => flag.ToString().ToLowerInvariant())];
}
