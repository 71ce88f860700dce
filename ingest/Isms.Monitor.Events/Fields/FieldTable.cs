using System.Collections.Concurrent;

namespace Isms.Monitor.Events;

/// <summary>Names of fields, each with one number for the life of the process.</summary>
/// <remarks>Bounded: names come out of logs, so a hostile sender could invent them without end. When the table is full
/// <see cref="TryGet"/> says so and the value stays in <c>event.original</c> alone.</remarks>
public static class FieldTable
{
    /// <summary>How many names the table takes; also the size that arrays indexed by field need at the most.</summary>
    public const int Capacity = 32_768;

    /// <summary>Names kept back for <see cref="Get"/>: names that logs invent must not leave a format without its own.</summary>
    public const int KeptForCode = 8_192;

    static readonly string?[] ById = new string?[Capacity];
    static readonly ConcurrentDictionary<string, FieldId> ByName = new(StringComparer.Ordinal);
    static readonly Lock Growing = new();
    static int _count;

    static FieldTable()
    {
        foreach (var name in Ecs.Names) Append(name);
    }

    /// <summary>How many names are known now; every id is below.</summary>
    public static int Count => Volatile.Read(ref _count);

    /// <summary>The id of a name that code, rules or settings use, new if need be.</summary>
    /// <exception cref="InvalidOperationException">The table is full: <see cref="Capacity"/> names.</exception>
    public static FieldId Get(string name) =>
        TryGrow(name, Capacity, out var field) ? field : throw new InvalidOperationException($"More than {Capacity} field names.");

    /// <summary>The id of a name that a log uses, new if need be; false when the table is full but for <see cref="KeptForCode"/> names.</summary>
    public static bool TryGet(string name, out FieldId field) => TryGrow(name, Capacity - KeptForCode, out field);

    static bool TryGrow(string name, int most, out FieldId field)
    {
        if (ByName.TryGetValue(name, out field)) return true;
        lock (Growing)
        {
            if (ByName.TryGetValue(name, out field)) return true;
            if (_count >= most) return false;
            field = Append(name);
            return true;
        }
    }

    /// <summary>The id of a name that is known already; does not grow the table.</summary>
    public static bool TryFind(string name, out FieldId field) => ByName.TryGetValue(name, out field);

    public static string NameOf(FieldId field) => ById[field.Value] ?? throw new ArgumentOutOfRangeException(nameof(field));

    static FieldId Append(string name)
    {
        var field = new FieldId((ushort)_count);
        ById[_count] = name;
        ByName[name] = field;
        Volatile.Write(ref _count, _count + 1);
        return field;
    }
}
