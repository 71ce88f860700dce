using System.Text;

namespace Isms.Monitor.Registers.Lookup;

/// <summary>Names of logs, without regard to case, from text or from the bytes of an event; no allocation on a look-up.</summary>
sealed class NameTable<T> where T : class
{
    /// <summary>Longer than any host name (253) or user principal name that a directory takes: what is longer is no name.</summary>
    const int LongestName = 320;

    readonly Dictionary<string, T> _byName = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, T>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public NameTable() => _lookup = _byName.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The first entry of a name stays.</summary>
    public bool TryAdd(string name, T value) => _byName.TryAdd(name, value);

    public T? Find(ReadOnlySpan<char> name) => _lookup.TryGetValue(name, out var value) ? value : null;

    public static T? Find(ReadOnlySpan<byte> name, Finder find)
    {
        Span<char> text = stackalloc char[LongestName];
        return name.Length <= LongestName && Encoding.UTF8.TryGetChars(name, text, out var written) ? find(text[..written]) : null;
    }

    public delegate T? Finder(ReadOnlySpan<char> name);
}
