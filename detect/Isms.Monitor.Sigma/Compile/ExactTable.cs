using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Isms.Monitor.Sigma.Compile;

/// <summary>Literals that are the whole value: a hash table whose keys are compared byte for byte after the hash.</summary>
sealed class ExactTable
{
    readonly int[] _slots;
    readonly (byte[] Literal, int[] Bits)[] _entries;

    public ExactTable(IReadOnlyList<(byte[] Literal, int Bit)> literals)
    {
        _entries = [.. literals.GroupBy(literal => Convert.ToHexString(literal.Literal)).Select(same => (same.First().Literal, same.Select(one => one.Bit).ToArray()))];
        _slots = new int[BitOperations.RoundUpToPowerOf2((uint)_entries.Length * 2 + 1)];
        for (var i = 0; i < _entries.Length; i++)
        {
            var slot = Slot(_entries[i].Literal);
            while (_slots[slot] != 0) slot = (slot + 1) & (_slots.Length - 1);
            _slots[slot] = i + 1;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Find(ReadOnlySpan<byte> value, Marks marks)
    {
        for (var slot = Slot(value); _slots[slot] != 0; slot = (slot + 1) & (_slots.Length - 1))
        {
            ref var entry = ref _entries[_slots[slot] - 1];
            if (!value.SequenceEqual(entry.Literal)) continue;
            marks.Set(entry.Bits);
            return;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    int Slot(ReadOnlySpan<byte> value)
    {
        const ulong Prime = 0x9E3779B97F4A7C15;
        var hash = (ulong)value.Length * Prime;
        while (value.Length >= 8)
        {
            hash = (BitOperations.RotateLeft(hash, 23) ^ BinaryPrimitives.ReadUInt64LittleEndian(value)) * Prime;
            value = value[8..];
        }
        foreach (var letter in value) hash = (BitOperations.RotateLeft(hash, 9) ^ letter) * Prime;
        return (int)((hash ^ (hash >> 32)) & (uint)(_slots.Length - 1));
    }
}
