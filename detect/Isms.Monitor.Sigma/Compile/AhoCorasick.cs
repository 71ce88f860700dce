using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Isms.Monitor.Sigma.Compile;

/// <summary>
/// Finds all of thousands of literals in one pass over a folded value: Aho and Corasick's automaton as a complete table, its bytes
/// reduced to the classes that occur, its states numbered breadth first so that the ones in use lie together.
/// </summary>
sealed class AhoCorasick
{
    readonly byte[] _classOf = new byte[256];
    readonly int _classes;

    /// <summary>By row and class: the next row, or the complement of an index into <see cref="_outputs"/> where literals end.</summary>
    readonly int[] _next;

    readonly Output[] _outputs;
    readonly int[] _bits;

    readonly record struct Output(int Row, int Start, int Count);

    public AhoCorasick(IReadOnlyList<(byte[] Literal, int Bit)> literals)
    {
        var trie = new TrieBuilder();
        foreach (var (literal, bit) in literals) trie.Add(literal, bit, reversed: false);
        _classes = trie.AssignClasses(_classOf);
        var order = trie.BreadthFirst();
        _next = new int[order.Length * _classes];
        var number = new int[order.Length];
        for (var i = 0; i < order.Length; i++) number[order[i]] = i;
        var (outputs, bits) = (new List<Output>(), new List<int>());
        var outputOf = new int[order.Length];
        var failOf = new int[order.Length];
        for (var state = 0; state < order.Length; state++)
        {
            outputOf[state] = Collect(trie.BitsOf(order[state]), state == 0 ? -1 : outputOf[failOf[state]], state, outputs, bits);
            var row = _next.AsSpan(state * _classes, _classes);
            var failRow = failOf[state] * _classes;
            if (state > 0) _next.AsSpan(failRow, _classes).CopyTo(row);
            for (var child = trie.FirstChild(order[state]); child >= 0; child = trie.NextSibling(child))
            {
                var letter = _classOf[trie.Letter(child)];
                failOf[number[child]] = state == 0 ? 0 : _next[failRow + letter];
                row[letter] = number[child];
            }
        }
        (_outputs, _bits) = ([.. outputs], [.. bits]);
        for (var i = 0; i < _next.Length; i++)
            _next[i] = outputOf[_next[i]] >= 0 ? ~outputOf[_next[i]] : _next[i] * _classes;
    }

    public long Bytes => _next.LongLength * sizeof(int);

    /// <summary>Outputs of a state are its own and those of the longest suffix that is a state too.</summary>
    int Collect(List<int>? own, int inherited, int state, List<Output> outputs, List<int> bits)
    {
        if (own is null && inherited < 0) return -1;
        var start = bits.Count;
        if (own is not null) bits.AddRange(own);
        if (inherited >= 0) bits.AddRange(bits.GetRange(outputs[inherited].Start, outputs[inherited].Count));
        outputs.Add(new Output(state * _classes, start, bits.Count - start));
        return outputs.Count - 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Scan(ReadOnlySpan<byte> value, Marks marks)
    {
        ref var next = ref MemoryMarshal.GetArrayDataReference(_next);
        ref var classOf = ref MemoryMarshal.GetArrayDataReference(_classOf);
        var row = 0;
        foreach (var letter in value)
        {
            // Rows and classes come from this automaton's own table, so they are in range.
            row = Unsafe.Add(ref next, row + Unsafe.Add(ref classOf, letter));
            if (row >= 0) continue;
            ref var output = ref _outputs[~row];
            row = output.Row;
            marks.Set(_bits.AsSpan(output.Start, output.Count));
        }
    }
}
