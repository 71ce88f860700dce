using Isms.Monitor.Anomaly.Features;

namespace Isms.Monitor.Anomaly.Baselines;

/// <summary>Which pairs of values have occurred together: a user and a host, say. A pair is news only when both sides are old acquaintances,
/// else every new colleague would be an alarm.</summary>
sealed class FirstSeen(int maxPairs)
{
    /// <summary>Sightings of the left side before a new right side means something.</summary>
    const int Familiar = 40;

    readonly HashSet<ulong> _pairs = [];
    readonly Dictionary<ulong, (int Count, int Partners)> _left = [];

    /// <summary>Pairs that were not remembered because the table is full.</summary>
    public long Refused { get; private set; }

    /// <returns>How many partners the left side had before, when this pair is news; else null.</returns>
    public int? See(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var leftHash = Profile.Hash(left);
        var (count, partners) = _left.GetValueOrDefault(leftHash);
        var pair = leftHash * 31 + Profile.Hash(right);
        if (_pairs.Contains(pair))
        {
            _left[leftHash] = (count + 1, partners);
            return null;
        }
        if (_pairs.Count >= maxPairs)
        {
            Refused++;
            return null;
        }
        _pairs.Add(pair);
        _left[leftHash] = (count + 1, partners + 1);
        return count >= Familiar && partners <= count / 20 ? partners : null;
    }

    internal void Save(BinaryWriter to)
    {
        to.Write(_pairs.Count);
        foreach (var pair in _pairs) to.Write(pair);
        to.Write(_left.Count);
        foreach (var (hash, (count, partners)) in _left)
        {
            to.Write(hash);
            to.Write(count);
            to.Write(partners);
        }
    }

    internal void Load(BinaryReader from)
    {
        _pairs.Clear();
        _left.Clear();
        for (var left = from.ReadInt32(); left > 0; left--) _pairs.Add(from.ReadUInt64());
        for (var left = from.ReadInt32(); left > 0; left--) _left[from.ReadUInt64()] = (from.ReadInt32(), from.ReadInt32());
    }
}
