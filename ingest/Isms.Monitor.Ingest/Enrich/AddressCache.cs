using Isms.Monitor.Events;

namespace Isms.Monitor.Ingest.Enrich;

/// <summary>What was found out about addresses, so that each is looked up once. Bounded: a scan of the whole internet empties it now
/// and then and costs look-ups, no memory.</summary>
sealed class AddressCache<T>(AddressCache<T>.Finder find) where T : class
{
    /// <param name="key">The address.</param>
    /// <param name="text">As the log spells it.</param>
    public delegate T Finder(IpKey key, ReadOnlySpan<byte> text);

    public const int Most = 65_536;

    readonly Dictionary<IpKey, T> _known = new(1024);

    public int Count => _known.Count;

    /// <summary>Null where the field is absent or holds no address.</summary>
    public T? Of(EcsEvent happened, FieldId field) =>
        happened.TryGet(field, out var text) && IpKey.TryParse(text, out var key) ? Of(key, text) : null;

    public T Of(IpKey key, ReadOnlySpan<byte> text)
    {
        if (_known.TryGetValue(key, out var found)) return found;
        if (_known.Count >= Most) _known.Clear();
        return _known[key] = find(key, text);
    }
}
