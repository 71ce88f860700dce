using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Formats.Text;

namespace Isms.Monitor.Ingest.Formats.Cisco;

/// <summary>One side of a connection as ASA writes it: <c>[interface:]address[/port] [(translated/port)][(user)]</c>, or in messages about
/// access lists <c>interface/address(port)</c>.</summary>
static class AsaEndpoint
{
    static readonly FieldId SourceUserText = FieldTable.Get("cisco.asa.source_username");
    static readonly FieldId DestinationUserText = FieldTable.Get("cisco.asa.destination_username");
    static readonly FieldId SourceTag = FieldTable.Get("cisco.asa.source_user_security_group_tag");
    static readonly FieldId DestinationTag = FieldTable.Get("cisco.asa.destination_user_security_group_tag");

    public static bool TrySource(ref FieldCursor at, EcsEvent into) => TryRead(ref at, into, SideFields.Source);

    public static bool TryDestination(ref FieldCursor at, EcsEvent into) => TryRead(ref at, into, SideFields.Destination);

    public static bool TryListSource(ref FieldCursor at, EcsEvent into) => TryReadList(ref at, into, SideFields.Source);

    public static bool TryListDestination(ref FieldCursor at, EcsEvent into) => TryReadList(ref at, into, SideFields.Destination);

    /// <summary>The first address that is written stands, also where the message names another later.</summary>
    static bool TryRead(ref FieldCursor at, EcsEvent into, SideFields side)
    {
        at.SkipBlanks();
        if (at.Peek == '(') at.Skip(1);
        var token = Token(ref at);
        if (token.Length == 0) return false;
        at.Take((byte)')');
        SplitPort(token, out var host, out var port);
        SplitInterface(host, out var name, out var address);
        if (name.Length > 0) into.Add(side.Interface, name);
        side.AddAddress(into, address);
        AddPort(into, side, port);
        ReadParentheses(ref at, into, side, address, port);
        return true;
    }

    static void AddPort(EcsEvent into, SideFields side, ReadOnlySpan<byte> port)
    {
        if (Address.IsNumber(port)) into.Add(side.Port, port, ValueKind.Number);
        else if (port.Length > 0) into.SetIfMissing(Ecs.NetworkProtocol, port);
    }

    static ReadOnlySpan<byte> Token(ref FieldCursor at)
    {
        var rest = at.Rest;
        var length = rest.IndexOfAny(" (),"u8);
        if (length < 0) length = rest.Length;
        at.Skip(length);
        return rest[..length].TrimEnd(".;"u8);
    }

    static void SplitPort(ReadOnlySpan<byte> token, out ReadOnlySpan<byte> host, out ReadOnlySpan<byte> port)
    {
        var slash = token.LastIndexOf((byte)'/');
        host = slash < 0 ? token : token[..slash];
        port = slash < 0 ? default : token[(slash + 1)..];
    }

    /// <summary>The first colon ends the interface, unless the whole is an IPv6 address.</summary>
    static void SplitInterface(ReadOnlySpan<byte> host, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> address)
    {
        var colon = host.IndexOf((byte)':');
        var isAddress = colon < 0 || (host[(colon + 1)..].Contains((byte)':') && Address.IsIp(host));
        name = isAddress ? default : host[..colon];
        address = isAddress ? host : host[(colon + 1)..];
    }

    static void ReadParentheses(ref FieldCursor at, EcsEvent into, SideFields side, scoped ReadOnlySpan<byte> address, scoped ReadOnlySpan<byte> port)
    {
        if (at.Peek == '(') TryUser(ref at, into, side);
        if (at.Rest is [(byte)' ', (byte)'(', ..]) TryTranslated(ref at, into, side, address, port);
        if (at.Peek == '(') TryUser(ref at, into, side);
    }

    /// <summary><c> (192.0.2.1/80)</c>: written only where it differs, so that a NAT field means a translation.</summary>
    static void TryTranslated(ref FieldCursor at, EcsEvent into, SideFields side, scoped ReadOnlySpan<byte> address, scoped ReadOnlySpan<byte> port)
    {
        var start = at.At;
        at.Skip(2);
        if (at.TryUntil((byte)')', out var inner))
        {
            SplitPort(inner, out var host, out var translatedPort);
            var isIp = Address.IsIp(host);
            if (isIp || Address.IsNumber(translatedPort))
            {
                if (isIp && !host.SequenceEqual(address)) into.Add(side.NatIp, host, ValueKind.Ip);
                if (Address.IsNumber(translatedPort) && !translatedPort.SequenceEqual(port)) into.Add(side.NatPort, translatedPort, ValueKind.Number);
                return;
            }
        }
        at.Return(start);
    }

    /// <summary><c>(LOCAL\user)</c>, <c>(user, 9999:tag)</c> or <c>(9999:tag)</c>; <c>(type 8, code 0)</c> is not one.</summary>
    static bool TryUser(ref FieldCursor at, EcsEvent into, SideFields side)
    {
        if (at.Rest.StartsWith("(type "u8)) return false;
        var start = at.At;
        at.Skip(1);
        if (!at.TryUntil((byte)')', out var inner))
        {
            at.Return(start);
            return false;
        }
        var isSource = side == SideFields.Source;
        var comma = inner.IndexOf(", "u8);
        var user = comma < 0 ? inner : inner[..comma];
        var tag = comma < 0 ? user : inner[(comma + 2)..];
        if (IsGroupTag(tag)) into.Add(isSource ? SourceTag : DestinationTag, tag[..tag.IndexOf((byte)':')], ValueKind.Number);
        if (IsGroupTag(user)) return true;
        into.Add(isSource ? SourceUserText : DestinationUserText, user);
        side.AddUser(into, user);
        return true;
    }

    static bool IsGroupTag(ReadOnlySpan<byte> text) => text.IndexOf((byte)':') is > 0 and var colon && Address.IsNumber(text[..colon]);

    static bool TryReadList(ref FieldCursor at, EcsEvent into, SideFields side)
    {
        at.SkipBlanks();
        var token = Token(ref at);
        var slash = token.IndexOf((byte)'/');
        if (slash < 0) return false;
        into.Add(side.Interface, token[..slash]);
        side.AddAddress(into, token[(slash + 1)..]);
        if (at.Take((byte)'(') && at.TryUntil((byte)')', out var port)) AddPort(into, side, port);
        if (at.Peek == '(') TryUser(ref at, into, side);
        return true;
    }
}
