using System.Runtime.CompilerServices;

namespace Isms.Monitor.Sigma.Compile;

/// <summary>The literals that a value starts with (or, read backwards, ends with); looks at few bytes and keeps them out of the automaton.</summary>
sealed class LiteralTrie
{
    readonly byte[] _classOf = new byte[256];
    readonly int _classes;
    readonly int[] _next;
    readonly int[]?[] _bits;
    readonly bool _reversed;

    public LiteralTrie(IReadOnlyList<(byte[] Literal, int Bit)> literals, bool reversed)
    {
        _reversed = reversed;
        var trie = new TrieBuilder();
        foreach (var (literal, bit) in literals) trie.Add(literal, bit, reversed);
        _classes = trie.AssignClasses(_classOf);
        _next = new int[trie.Count * _classes];
        _bits = new int[]?[trie.Count];
        for (var state = 0; state < trie.Count; state++)
        {
            _bits[state] = trie.BitsOf(state)?.ToArray();
            for (var child = trie.FirstChild(state); child >= 0; child = trie.NextSibling(child))
                _next[state * _classes + _classOf[trie.Letter(child)]] = child;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Walk(ReadOnlySpan<byte> value, Marks marks)
    {
        var state = 0;
        for (var i = 0; i < value.Length; i++)
        {
            var letter = _classOf[value[_reversed ? value.Length - 1 - i : i]];
            if (letter == 0) return;
            state = _next[state * _classes + letter];
            if (state == 0) return;
            if (_bits[state] is { } bits) marks.Set(bits);
        }
    }
}
