using Isms.Monitor.Events;

namespace Isms.Monitor.Store.Days;

/// <summary>Writes the fields that have no column as one flat JSON object, so that reading it gives the same texts back.</summary>
/// <remarks>A text is a string. A number or boolean is bare when every JSON reader writes it back as it stands; another number,
/// and raw JSON, is wrapped: <c>{"number":"1.50"}</c>, <c>{"json":"[{…}]"}</c>. Several values of a field are an array, in which
/// what would be wrapped is a string.</remarks>
sealed class RestJson
{
    /// <summary>Digits that survive a reading as a double in every library.</summary>
    const int SafeDigits = 15;

    readonly JsonBytes _to = new();
    readonly byte[]?[] _keys = new byte[]?[FieldTable.Capacity];

    public bool IsEmpty => _to.Length == 0;

    public void Clear() => _to.Clear();

    public ReadOnlySpan<byte> End()
    {
        _to.Raw((byte)'}');
        return _to.Written;
    }

    /// <summary>Writes the field of this slot with the values of all its slots; call it for the first of them only.</summary>
    public void Add(EcsEvent from, int slot)
    {
        _to.Raw(_to.Length == 0 ? (byte)'{' : (byte)',');
        var fields = from.Fields;
        _to.Raw(_keys[fields[slot]] ??= Key(new FieldId(fields[slot])));
        if (!fields[(slot + 1)..].Contains(fields[slot]))
        {
            Single(from.ValueAt(slot), from.KindAt(slot));
            return;
        }
        var separator = (byte)'[';
        for (var at = slot; at < fields.Length; at++)
        {
            if (fields[at] != fields[slot]) continue;
            _to.Raw(separator);
            separator = (byte)',';
            if (!TryBare(from.ValueAt(at), from.KindAt(at))) _to.Text(from.ValueAt(at));
        }
        _to.Raw((byte)']');
    }

    void Single(ReadOnlySpan<byte> value, ValueKind kind)
    {
        if (TryBare(value, kind)) return;
        var wrapper = kind switch { ValueKind.Number => "{\"number\":"u8, ValueKind.Json => "{\"json\":"u8, _ => default };
        _to.Raw(wrapper);
        _to.Text(value);
        if (wrapper.Length > 0) _to.Raw((byte)'}');
    }

    bool TryBare(ReadOnlySpan<byte> value, ValueKind kind)
    {
        switch (kind)
        {
            case ValueKind.Null:
                _to.Raw("null"u8);
                return true;
            case ValueKind.Number when IsPlain(value):
            case ValueKind.Boolean when value.SequenceEqual("true"u8) || value.SequenceEqual("false"u8):
                _to.Raw(value);
                return true;
            default:
                return false;
        }
    }

    /// <summary>A decimal that any reader prints as it stands: few digits, no exponent, no zero at an end where it says nothing.</summary>
    static bool IsPlain(ReadOnlySpan<byte> text)
    {
        if (text.Length > SafeDigits || !JsonNumber.IsValid(text) || text.IndexOfAny((byte)'e', (byte)'E') >= 0 || text.SequenceEqual("-0"u8)) return false;
        return text.IndexOf((byte)'.') < 0 || (text[^1] != '0' && !text.StartsWith("0.00"u8) && !text.StartsWith("-0.00"u8));
    }

    static byte[] Key(FieldId field)
    {
        var key = new JsonBytes();
        key.Text(field.Name);
        key.Raw((byte)':');
        return key.Written.ToArray();
    }
}
