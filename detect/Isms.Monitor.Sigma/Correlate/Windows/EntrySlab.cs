namespace Isms.Monitor.Sigma.Correlate.Windows;

/// <summary>All entries of all windows, in chunks that are never moved and never given back: a reference stays valid while others are rented.</summary>
sealed class EntrySlab
{
    const int ChunkBits = 12;
    const int ChunkSize = 1 << ChunkBits;

    readonly List<Entry[]> _chunks = [];
    int _free = -1;
    int _used;

    public ref Entry this[int index] => ref _chunks[index >> ChunkBits][index & (ChunkSize - 1)];

    public int Rent()
    {
        if (_free >= 0)
        {
            var index = _free;
            _free = this[index].Next;
            return index;
        }
        if (_used == _chunks.Count << ChunkBits) _chunks.Add(new Entry[ChunkSize]);
        return _used++;
    }

    public void Return(int index)
    {
        ref var entry = ref this[index];
        entry = default;
        entry.Next = _free;
        _free = index;
    }
}
