using Isms.Monitor.Anomaly.Features;
using Isms.Monitor.Events;

namespace Isms.Monitor.Anomaly.Baselines;

/// <summary>At which hours of the week somebody logs in. An hour is unusual when neither it nor its neighbours held one in two hundred logins.</summary>
sealed class OffHours
{
    const int Hours = 168;
    const int MinLogins = 200;
    const int MinWeeks = 3;

    readonly Dictionary<ulong, (int[] Counts, int Total, long FirstMicros)> _people = [];

    /// <returns>The share of earlier logins around that hour, when it is unusual; else null.</returns>
    public double? See(ReadOnlySpan<byte> user, long micros)
    {
        var key = Profile.Hash(user);
        var hour = (int)(micros / UnixMicros.Hour % Hours);
        if (!_people.TryGetValue(key, out var person)) person = (new int[Hours], 0, micros);
        var around = person.Counts[hour] + person.Counts[(hour + 1) % Hours] + person.Counts[(hour + Hours - 1) % Hours];
        person.Counts[hour]++;
        var share = person.Total == 0 ? 1 : (double)around / person.Total;
        var judges = person.Total >= MinLogins && micros - person.FirstMicros >= MinWeeks * 7 * UnixMicros.Day;
        _people[key] = person with { Total = person.Total + 1 };
        return judges && share < 0.005 ? share : null;
    }

    internal void Save(BinaryWriter to)
    {
        to.Write(_people.Count);
        foreach (var (key, (counts, total, first)) in _people)
        {
            to.Write(key);
            to.Write(total);
            to.Write(first);
            foreach (var count in counts) to.Write(count);
        }
    }

    internal void Load(BinaryReader from)
    {
        _people.Clear();
        for (var left = from.ReadInt32(); left > 0; left--)
        {
            var key = from.ReadUInt64();
            var (total, first) = (from.ReadInt32(), from.ReadInt64());
            var counts = new int[Hours];
            for (var hour = 0; hour < Hours; hour++) counts[hour] = from.ReadInt32();
            _people[key] = (counts, total, first);
        }
    }
}
