using System.Text;

namespace Isms.Monitor.Ingest.Formats.Text;

/// <summary>Values by key, where the key is looked up as bytes: no string an event. Keys out of logs may be added, up to the capacity.</summary>
/// <param name="capacity">Most keys, a power of two.</param>
sealed class KeyTable<TValue>(int capacity = 1024)
{
    readonly Entry[] _slots = new Entry[capacity * 2];
    int _count;

    readonly record struct Entry(byte[]? Key, TValue Value);

    public bool IsFull => _count == capacity;

    public bool TryGet(ReadOnlySpan<byte> key, out TValue value)
    {
        for (var slot = HashOf(key); _slots[slot].Key is { } known; slot = (slot + 1) & (_slots.Length - 1))
        {
            if (!key.SequenceEqual(known)) continue;
            value = _slots[slot].Value;
            return true;
        }
        value = default!;
        return false;
    }

    /// <summary>Adds or replaces.</summary>
    /// <exception cref="InvalidOperationException">The table is full.</exception>
    public void Set(ReadOnlySpan<byte> key, TValue value)
    {
        var slot = HashOf(key);
        while (_slots[slot].Key is { } known && !key.SequenceEqual(known)) slot = (slot + 1) & (_slots.Length - 1);
        if (_slots[slot].Key is null && ++_count > capacity) throw new InvalidOperationException($"More than {capacity} keys.");
        _slots[slot] = new Entry(key.ToArray(), value);
    }

    public void Set(string key, TValue value) => Set(Encoding.UTF8.GetBytes(key), value);

    /// <summary>FNV-1a.</summary>
    int HashOf(ReadOnlySpan<byte> key)
    {
        var hash = 2166136261u;
        foreach (var letter in key) hash = (hash ^ letter) * 16777619;
        return (int)((hash ^ hash >> 15) & (uint)(_slots.Length - 1));
    }
}
