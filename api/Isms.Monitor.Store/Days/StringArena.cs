using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Isms.Monitor.Store.Days;

/// <summary>Native memory for the long strings of one chunk: DuckDB copies a chunk when it takes it, so until then an entry may point here.</summary>
/// <remarks>DuckDB's own call for a string costs a mutex and a heap allocation each. One thread.</remarks>
sealed unsafe class StringArena : IDisposable
{
    const int BlockBytes = 1 << 20;

    /// <summary>Blocks that are kept for the next chunk: 2,048 rows of 4 KiB.</summary>
    const int KeptBlocks = 8;

    readonly List<nint> _blocks = [];
    readonly List<nint> _oversized = [];
    int _block = -1;
    int _used = BlockBytes;

    /// <summary>It holds more than it keeps: time to hand the chunk over, whatever its rows, since lines of 1 MB each would make it 2 GB.</summary>
    public bool IsFull => _block >= KeptBlocks || _oversized.Count > 0;

    /// <summary>Copies the bytes; valid until <see cref="Reset"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte* Copy(ReadOnlySpan<byte> value)
    {
        var to = value.Length <= BlockBytes - _used ? (byte*)_blocks[_block] + _used : Grow(value.Length);
        if (value.Length <= BlockBytes) _used += value.Length;
        value.CopyTo(new Span<byte>(to, value.Length));
        return to;
    }

    /// <summary>Everything copied before is void.</summary>
    public void Reset()
    {
        Free(_oversized, 0);
        Free(_blocks, KeptBlocks);
        (_block, _used) = (-1, BlockBytes);
    }

    public void Dispose()
    {
        Free(_oversized, 0);
        Free(_blocks, 0);
        (_block, _used) = (-1, BlockBytes);
    }

    byte* Grow(int length)
    {
        if (length > BlockBytes)
        {
            _oversized.Add((nint)NativeMemory.Alloc((nuint)length));
            return (byte*)_oversized[^1];
        }
        if (++_block == _blocks.Count) _blocks.Add((nint)NativeMemory.Alloc(BlockBytes));
        _used = 0;
        return (byte*)_blocks[_block];
    }

    static void Free(List<nint> blocks, int kept)
    {
        for (var at = blocks.Count - 1; at >= kept; at--)
        {
            NativeMemory.Free((void*)blocks[at]);
            blocks.RemoveAt(at);
        }
    }
}
