using System.Numerics;

namespace Isms.Monitor.Anomaly.Features;

/// <summary>Counts distinct values: exactly up to 64, then by linear counting over 4,096 bits (error about 2 % up to 10,000).</summary>
sealed class DistinctCount
{
    const int Exact = 64;
    const int Bits = 4096;

    ulong[] _few = [];
    int _fewCount;
    ulong[]? _bits;

    public double Count
    {
        get
        {
            if (_bits is null) return _fewCount;
            var empty = Bits - _bits.Sum(BitOperations.PopCount);
            return empty == 0 ? Bits * Math.Log(Bits) : Bits * Math.Log((double)Bits / empty);
        }
    }

    public void Add(ulong hash)
    {
        if (_bits is not null)
        {
            Mark(hash);
            return;
        }
        if (_few.AsSpan(0, _fewCount).Contains(hash)) return;
        if (_fewCount < Exact)
        {
            if (_fewCount == _few.Length) Array.Resize(ref _few, Math.Max(1, _few.Length * 2));
            _few[_fewCount++] = hash;
            return;
        }
        _bits = new ulong[Bits / 64];
        foreach (var known in _few) Mark(known);
        Mark(hash);
        (_few, _fewCount) = ([], 0);
    }

    public void Clear()
    {
        _fewCount = 0;
        _bits = null;
    }

    internal void Save(BinaryWriter to)
    {
        to.Write(_fewCount);
        foreach (var hash in _few.AsSpan(0, _fewCount)) to.Write(hash);
        to.Write(_bits is not null);
        foreach (var word in _bits ?? []) to.Write(word);
    }

    internal void Load(BinaryReader from)
    {
        Clear();
        for (var left = from.ReadInt32(); left > 0; left--) Add(from.ReadUInt64());
        if (!from.ReadBoolean()) return;
        _bits = new ulong[Bits / 64];
        for (var at = 0; at < _bits.Length; at++) _bits[at] = from.ReadUInt64();
    }

    void Mark(ulong hash)
    {
        var bit = (int)((hash * 0x9E3779B97F4A7C15) >> 52);
        _bits![bit >> 6] |= 1UL << (bit & 63);
    }
}
