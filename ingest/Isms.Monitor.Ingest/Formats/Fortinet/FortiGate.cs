using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Formats.Syslog;
using Isms.Monitor.Ingest.Formats.Text;

namespace Isms.Monitor.Ingest.Formats.Fortinet;

/// <summary>FortiGate's own syslog: <c>date=2026-11-24 time=22:00:00 devname="fw" logid="0000000013" type="traffic" subtype="forward" …</c></summary>
/// <remarks>Source: FortiOS Log Message Reference. Values are quoted or end at a blank; N/A and the empty value mean nothing.</remarks>
public sealed class FortiGate : ILogFormat
{
    static readonly FieldId Type = FieldTable.Get("fortinet.firewall.type");
    static readonly FieldId Subtype = FieldTable.Get("fortinet.firewall.subtype");

    readonly VendorFields _others = new("fortinet.firewall.");

    public string Name => "fortinet.fortigate";

    public string Vendor => "Fortinet";

    public string Product => "Fortigate";

    public string Dataset => "fortinet_fortigate.log";

    public int Recognise(ReadOnlySpan<byte> frame)
    {
        var type = frame.IndexOf("type="u8);
        if (type < 0) return 0;
        var hasId = frame.IndexOf("logid="u8) >= 0 || frame.IndexOf("log_id="u8) >= 0;
        if (hasId && frame.IndexOf("subtype="u8) >= 0) return 95;
        return hasId || frame.IndexOf("devid=\"FG"u8) >= 0 || frame.IndexOf("devid=FG"u8) >= 0 ? 60 : 0;
    }

    public ParseError? Parse(EcsEvent into, FormatContext context)
    {
        var at = new FieldCursor(into.Original);
        var header = BeginsWithKey(at.Rest) ? new SyslogHeader() : SyslogHeader.ReadToTag(ref at, context);
        header.ReadTag(ref at);
        var facts = new FortiGateFacts();
        var pairs = 0;
        at.SkipBlanks();
        while (!at.AtEnd)
        {
            if (!TryPair(ref at, into, ref facts)) return at.Error("key=value");
            pairs++;
        }
        if (pairs < 3) return at.Error("at least three key=value pairs");
        header.WriteTimeAndPriority(into, context);
        FortiGateTime.Write(into, facts, context);
        FortiGateMeaning.Write(into, facts);
        if (facts.Type.Length > 0) into.Add(Type, facts.Type);
        if (facts.Subtype.Length > 0) into.Add(Subtype, facts.Subtype);
        return null;
    }

    /// <summary>A line without a syslog header begins with a key.</summary>
    static bool BeginsWithKey(ReadOnlySpan<byte> text)
    {
        var equals = text.IndexOf((byte)'=');
        return equals > 0 && text[..equals].IndexOfAny((byte)' ', (byte)'<') < 0;
    }

    bool TryPair(ref FieldCursor at, EcsEvent into, scoped ref FortiGateFacts facts)
    {
        var rest = at.Rest;
        var equals = rest.IndexOf((byte)'=');
        if (equals <= 0) return IsOnlyTail(ref at, rest);
        var blank = rest[..equals].LastIndexOf((byte)' ');
        var key = rest[(blank + 1)..equals];
        at.Skip(equals + 1);
        var value = Value(ref at, into);
        if (value.Length == 0 || value.SequenceEqual("N/A"u8)) return true;
        if (FortiGateKeys.Table.TryGet(key, out var known)) known(into, value, ref facts);
        else if (_others.TryGet(key, out var field)) into.Add(field, value);
        return true;
    }

    /// <summary>A cut line may end within a key.</summary>
    static bool IsOnlyTail(ref FieldCursor at, ReadOnlySpan<byte> rest)
    {
        at.Skip(rest.Length);
        return rest.Length < 128;
    }

    static ReadOnlySpan<byte> Value(scoped ref FieldCursor at, EcsEvent into)
    {
        if (at.Take((byte)'"')) return Quoted(ref at, into);
        var rest = at.Rest;
        var end = rest.IndexOfAny((byte)' ', (byte)'\n', (byte)'\t');
        if (end < 0) end = rest.Length;
        at.Skip(end);
        at.SkipBlanks();
        return rest[..end];
    }

    /// <summary>Up to the quote that no backslash escapes. A backslash before another letter is one of a path and stays.</summary>
    static ReadOnlySpan<byte> Quoted(scoped ref FieldCursor at, EcsEvent into)
    {
        var rest = at.Rest;
        var isEscaped = false;
        var end = 0;
        while (end < rest.Length && rest[end] != '"')
        {
            var isPair = rest[end] == '\\' && end + 1 < rest.Length && (rest[end + 1] == '\\' || (rest[end + 1] == '"' && end + 2 < rest.Length && rest[end + 2] != ' '));
            isEscaped |= isPair;
            end += isPair ? 2 : 1;
        }
        end = Math.Min(end, rest.Length);
        at.Skip(end + 1);
        at.SkipBlanks();
        return isEscaped ? Unescaped(rest[..end], into) : rest[..end];
    }

    static ReadOnlySpan<byte> Unescaped(ReadOnlySpan<byte> text, EcsEvent into)
    {
        var room = into.Reserve(text.Length);
        var written = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] is (byte)'"' or (byte)'\\') i++;
            room[written++] = text[i];
        }
        return into.KeepReserved(written);
    }
}
