using System.Text;
using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Formats.Text;

namespace Isms.Monitor.Ingest.Formats.Syslog;

/// <summary>Reads <c>[id name="value" …]…</c> (RFC 5424 section 6.3). Remembers the names it has met, up to <see cref="MaxNames"/>.</summary>
sealed class StructuredData
{
    const int MaxNames = 2_048;

    readonly Dictionary<string, FieldId> _fields = new(StringComparer.Ordinal);
    readonly Dictionary<string, FieldId>.AlternateLookup<ReadOnlySpan<char>> _byName;

    public StructuredData() => _byName = _fields.GetAlternateLookup<ReadOnlySpan<char>>();

    public ParseError? Write(EcsEvent into, ReadOnlySpan<byte> text)
    {
        into.Add(Ecs.LogSyslogStructuredData, text);
        var at = new FieldCursor(text);
        while (at.Take((byte)'['))
        {
            var id = Name(ref at);
            if (id.Length is 0 or > 32) return at.Error("the name of a structured data element");
            while (at.Take((byte)' '))
                if (!TryParameter(ref at, into, id)) return at.Error("name=\"value\" in structured data");
            if (!at.Take((byte)']')) return at.Error("a closing bracket of structured data");
        }
        return at.AtEnd ? null : at.Error("another element of structured data, or its end");
    }

    bool TryParameter(ref FieldCursor at, EcsEvent into, scoped ReadOnlySpan<byte> id)
    {
        var name = Name(ref at);
        if (name.Length is 0 or > 32 || !at.Take("=\""u8)) return false;
        var rest = at.Rest;
        var length = 0;
        while (length < rest.Length && rest[length] is not ((byte)'"' or (byte)']')) length += rest[length] == '\\' ? 2 : 1;
        if (length >= rest.Length || rest[length] != '"') return false;   // a bracket in a value must be escaped
        at.Skip(length + 1);
        if (TryField(id, name, out var field)) Add(into, field, rest[..length]);
        return true;
    }

    static void Add(EcsEvent into, FieldId field, ReadOnlySpan<byte> value)
    {
        if (value.IndexOf((byte)'\\') < 0)
        {
            into.Add(field, value);
            return;
        }
        var room = into.Reserve(value.Length);
        var written = 0;
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '\\' && i + 1 < value.Length && value[i + 1] is (byte)'"' or (byte)'\\' or (byte)']') i++;
            room[written++] = value[i];
        }
        into.AddReserved(field, written);
    }

    bool TryField(ReadOnlySpan<byte> id, ReadOnlySpan<byte> name, out FieldId field)
    {
        Span<char> path = stackalloc char[160];
        "syslog.sd.".CopyTo(path);
        var length = 10 + Encoding.Latin1.GetChars(id, path[10..]);
        path[length++] = '.';
        length += Encoding.Latin1.GetChars(name, path[length..]);
        if (_byName.TryGetValue(path[..length], out field)) return true;
        if (_fields.Count == MaxNames || !FieldTable.TryGet(path[..length].ToString(), out field)) return false;
        _fields[path[..length].ToString()] = field;
        return true;
    }

    /// <summary>Printable ASCII but for blank, =, ] and quote.</summary>
    static ReadOnlySpan<byte> Name(scoped ref FieldCursor at)
    {
        var rest = at.Rest;
        var length = 0;
        while (length < rest.Length && rest[length] is > 0x20 and < 0x7F and not ((byte)'=' or (byte)']' or (byte)'"')) length++;
        at.Skip(length);
        return rest[..length];
    }
}
