using System.Collections.Concurrent;

namespace Isms.Monitor.Events;

/// <summary>What Sigma calls a log source: product, category and service, each possibly empty. 0 says nothing at all.</summary>
public readonly record struct LogSourceId(ushort Value)
{
    static readonly ConcurrentDictionary<(string Product, string Category, string Service), LogSourceId> Known = new();
    static readonly (string Product, string Category, string Service)[] Table = new (string, string, string)[4096];
    static readonly Lock Growing = new();
    static int _count;

    static LogSourceId() => Append(("", "", ""));

    public string Product => Table[Value].Product;

    public string Category => Table[Value].Category;

    public string Service => Table[Value].Service;

    /// <summary>The number of a triple, new if need be; bounded, since values may come out of an event: when 4,096 are
    /// known, another one is 0.</summary>
    public static LogSourceId Get(string product, string category, string service)
    {
        var key = (product, category, service);
        if (Known.TryGetValue(key, out var id)) return id;
        lock (Growing) return Known.TryGetValue(key, out id) ? id : _count == Table.Length ? default : Append(key);
    }

    public override string ToString() => $"{Product}/{Category}/{Service}";

    static LogSourceId Append((string, string, string) key)
    {
        Table[_count] = key;
        return Known[key] = new LogSourceId((ushort)_count++);
    }
}
