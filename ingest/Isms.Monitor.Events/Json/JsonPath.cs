namespace Isms.Monitor.Events;

/// <summary>One name in the tree of all paths that a <see cref="JsonFlattener"/> has met, with the field it fills.</summary>
/// <remarks>Logs of one kind repeat their keys in the same order, so each node remembers which sibling came after it last
/// time: most keys cost one comparison of bytes and no hash.</remarks>
sealed class JsonPath(byte[] key, string path, FieldId field, bool isKept)
{
    readonly Dictionary<ulong, List<JsonPath>> _children = [];

    public byte[] Key { get; } = key;

    public string Path { get; } = path;

    public FieldId Field { get; } = field;

    /// <summary>False where the naming dropped the path or the table of names is full.</summary>
    public bool IsKept { get; } = isKept;

    /// <summary>What values are converted to; <see cref="EcsType.Text"/> leaves them as they come.</summary>
    public EcsType Type { get; init; } = EcsType.Text;

    /// <summary>The sibling that followed this key last time.</summary>
    public JsonPath? Next { get; set; }

    /// <summary>The key that opened this object last time.</summary>
    public JsonPath? First { get; set; }

    public JsonPath? Child(ReadOnlySpan<byte> key)
    {
        if (!_children.TryGetValue(Hash(key), out var bucket)) return null;
        foreach (var child in bucket)
            if (key.SequenceEqual(child.Key)) return child;
        return null;
    }

    public void Attach(JsonPath child)
    {
        var hash = Hash(child.Key);
        if (_children.TryGetValue(hash, out var bucket)) bucket.Add(child);
        else _children[hash] = [child];
    }

    /// <summary>FNV-1a; collisions only cost a second comparison.</summary>
    static ulong Hash(ReadOnlySpan<byte> key)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in key) hash = (hash ^ letter) * 1099511628211UL;
        return hash;
    }
}
