namespace Isms.Monitor.Sigma.Compile;

/// <summary>A trie of bytes while it is built: children are linked lists, which is small and fast enough for one compilation.</summary>
sealed class TrieBuilder
{
    readonly List<(byte Letter, int FirstChild, int NextSibling)> _states = [(0, -1, -1)];
    readonly List<List<int>?> _bits = [null];

    public int Count => _states.Count;

    public void Add(ReadOnlySpan<byte> literal, int bit, bool reversed)
    {
        var state = 0;
        for (var i = 0; i < literal.Length; i++) state = Child(state, literal[reversed ? literal.Length - 1 - i : i]);
        (_bits[state] ??= []).Add(bit);
    }

    public List<int>? BitsOf(int state) => _bits[state];

    public int FirstChild(int state) => _states[state].FirstChild;

    public int NextSibling(int state) => _states[state].NextSibling;

    public byte Letter(int state) => _states[state].Letter;

    /// <summary>Gives each byte that occurs a class of its own, from 1; class 0 is everything else.</summary>
    /// <returns>The number of classes; below 256, since folded UTF-8 has neither capitals nor the bytes C0, C1 and F5 to FF.</returns>
    public int AssignClasses(byte[] classOf)
    {
        var classes = 1;
        foreach (var (letter, _, _) in _states.Skip(1))
            if (classOf[letter] == 0) classOf[letter] = (byte)classes++;
        return classes;
    }

    public int[] BreadthFirst()
    {
        var order = new int[_states.Count];
        var count = 1;
        for (var at = 0; at < count; at++)
            for (var child = FirstChild(order[at]); child >= 0; child = NextSibling(child)) order[count++] = child;
        return order;
    }

    int Child(int state, byte letter)
    {
        for (var child = _states[state].FirstChild; child >= 0; child = _states[child].NextSibling)
            if (_states[child].Letter == letter) return child;
        _states.Add((letter, -1, _states[state].FirstChild));
        _bits.Add(null);
        _states[state] = _states[state] with { FirstChild = _states.Count - 1 };
        return _states.Count - 1;
    }
}
