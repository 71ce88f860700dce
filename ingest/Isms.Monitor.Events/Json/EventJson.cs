using System.Text;

namespace Isms.Monitor.Events;

/// <summary>Writes an event as one ECS document, without a newline; the frame goes into <c>event.original</c>.</summary>
/// <remarks>Flat: dotted names in the order of the slots. Nested: objects, names in ordinal order; where a name is both a value
/// and an object (<c>process</c> and <c>process.pid</c>) the longer one keeps its dots. Several values of a field make an array.</remarks>
public sealed class EventJson
{
    readonly JsonBytes _to = new();
    readonly List<int> _order = [];
    readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>The document; valid until the next call.</summary>
    public ReadOnlyMemory<byte> Flat(EcsEvent from)
    {
        _to.Clear();
        _to.Raw("{\"@timestamp\":"u8);
        _to.Instant(from.TimestampMicros);
        var fields = from.Fields;
        for (var slot = 0; slot < fields.Length; slot++)
        {
            if (from.KindAt(slot) == ValueKind.Null || fields[..slot].Contains(fields[slot]) || IsWrittenElsewhere(new FieldId(fields[slot]))) continue;
            _to.Raw((byte)',');
            _to.Text(new FieldId(fields[slot]).Name);
            _to.Raw((byte)':');
            Values(from, slot);
        }
        if (from.Original.Length > 0)
        {
            _to.Raw(",\"event.original\":"u8);
            _to.Text(from.Original);
        }
        _to.Raw((byte)'}');
        return _to.WrittenMemory;
    }

    /// <summary>The document with nested objects; valid until the next call.</summary>
    public ReadOnlyMemory<byte> Nested(EcsEvent from)
    {
        if (from.Original.Length > 0) from.Set(Ecs.EventOriginal, from.Original);
        SortByName(from);
        _to.Clear();
        _to.Raw("{\"@timestamp\":"u8);
        _to.Instant(from.TimestampMicros);
        var open = "";
        foreach (var slot in _order)
        {
            var name = from.FieldAt(slot).Name;
            var prefix = ObjectOf(name);
            Move(open, prefix);
            _to.Text(name[prefix.Length..]);
            _to.Raw((byte)':');
            Values(from, slot);
            open = prefix;
        }
        Close(open);
        _to.Raw((byte)'}');
        return _to.WrittenMemory;
    }

    public static string FlatText(EcsEvent from) => Encoding.UTF8.GetString(new EventJson().Flat(from).Span);

    static bool IsWrittenElsewhere(FieldId field) => field == Ecs.Timestamp || field == Ecs.EventOriginal;

    void SortByName(EcsEvent from)
    {
        _order.Clear();
        var fields = from.Fields;
        for (var slot = 0; slot < fields.Length; slot++)
        {
            if (from.KindAt(slot) != ValueKind.Null && fields[slot] != Ecs.Timestamp.Value && !fields[..slot].Contains(fields[slot])) _order.Add(slot);
        }
        _names.Clear();
        foreach (var slot in _order) _names.Add(from.FieldAt(slot).Name);
        _order.Sort((left, right) => string.CompareOrdinal(from.FieldAt(left).Name, from.FieldAt(right).Name));
    }

    /// <summary>The longest run of objects that a name may lie in: none of them is itself the name of a value.</summary>
    string ObjectOf(string name)
    {
        var prefix = 0;
        for (var dot = name.IndexOf('.'); dot > 0 && dot < name.Length - 1 && !_names.Contains(name[..dot]); dot = name.IndexOf('.', dot + 1))
            prefix = dot + 1;
        return name[..prefix];
    }

    /// <summary>Closes and opens objects from one prefix (<c>a.b.</c>) to another.</summary>
    void Move(string from, string to)
    {
        var common = 0;
        for (var at = 0; at < Math.Min(from.Length, to.Length) && from[at] == to[at]; at++)
            if (from[at] == '.') common = at + 1;
        Close(from[common..]);
        _to.Raw((byte)',');
        foreach (var part in to[common..].Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            _to.Text(part);
            _to.Raw(":{"u8);
        }
    }

    void Close(string prefix)
    {
        foreach (var letter in prefix)
            if (letter == '.') _to.Raw((byte)'}');
    }

    void Values(EcsEvent from, int slot)
    {
        var fields = from.Fields;
        var next = fields[(slot + 1)..].IndexOf(fields[slot]);
        if (next < 0)
        {
            Value(from, slot);
            return;
        }
        _to.Raw((byte)'[');
        Value(from, slot);
        for (var at = slot + 1; at < fields.Length; at++)
        {
            if (fields[at] != fields[slot] || from.KindAt(at) == ValueKind.Null) continue;
            _to.Raw((byte)',');
            Value(from, at);
        }
        _to.Raw((byte)']');
    }

    void Value(EcsEvent from, int slot)
    {
        var value = from.ValueAt(slot);
        var isBare = from.KindAt(slot) switch
        {
            ValueKind.Number => JsonNumber.IsValid(value),
            ValueKind.Boolean => value.SequenceEqual("true"u8) || value.SequenceEqual("false"u8),
            ValueKind.Json => true,
            _ => false,
        };
        if (isBare) _to.Raw(value);
        else _to.Text(value);
    }
}
