using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Formats.Text;

namespace Isms.Monitor.Ingest.Formats.Cisco;

/// <summary>The names in braces that the patterns of ASA messages use beside field names.</summary>
static class AsaPieces
{
    public static IReadOnlyDictionary<string, PieceReader> Pieces { get; } = new Dictionary<string, PieceReader>
    {
        ["src"] = AsaEndpoint.TrySource,
        ["dst"] = AsaEndpoint.TryDestination,
        ["list-src"] = AsaEndpoint.TryListSource,
        ["list-dst"] = AsaEndpoint.TryListDestination,
        ["transport"] = TryTransport,
        ["duration"] = TryDuration,
        ["verdict"] = TryVerdict,
        ["ref"] = TryReference,
        ["inbound"] = static (ref at, into) => TryDirection(ref at, into, "inbound"u8),
        ["outbound"] = static (ref at, into) => TryDirection(ref at, into, "outbound"u8),
        ["src-host"] = AsaIcmp.TrySource,
        ["dst-host"] = AsaIcmp.TryDestination,
        ["nat-host"] = AsaIcmp.TryTranslated,
        ["original-src"] = AsaIcmp.TryOriginalSource,
        ["original-dst"] = AsaIcmp.TryOriginalDestination,
        ["vpn-src"] = AsaPeer.TryVpnSource,
        ["ike-src"] = AsaPeer.TryIkeSource,
        ["ike-dst"] = AsaPeer.TryIkeDestination,
        ["ike-user"] = AsaPeer.TryIkeUser,
        ["sized-end"] = TrySizedEnd,
        ["icmp-type"] = static (ref at, into) => TryDigits(ref at, into, IcmpType),
        ["icmp-code"] = static (ref at, into) => TryDigits(ref at, into, IcmpCode),
    };

    public static IReadOnlyDictionary<string, ValueWriter> Texts { get; } = new Dictionary<string, ValueWriter>
    {
        ["bytes"] = (into, text) => Address.AddNumber(into, Ecs.NetworkBytes, text),
        ["src-ip"] = (into, text) => SideFields.Source.AddAddress(into, Bare(text)),
        ["dst-ip"] = (into, text) => SideFields.Destination.AddAddress(into, Bare(text)),
        ["src-user"] = (into, text) => SideFields.Source.AddUser(into, Bare(text)),
        ["server-user"] = (into, text) => into.Add(Ecs.ServerUserName, Bare(text)),
        ["client-user"] = (into, text) => into.Add(Ecs.ClientUserName, Bare(text)),
        ["user"] = (into, text) => SideFields.AddUser(into, Bare(text), Ecs.UserName, Ecs.UserDomain, Ecs.UserEmail),
        ["group"] = (into, text) => into.Add(GroupName, Bare(text)),
        ["protocol"] = (into, text) => Address.AddLower(into, Ecs.NetworkProtocol, text),
        ["direction"] = (into, text) => Address.AddLower(into, Ecs.NetworkDirection, text),
        ["command"] = (into, text) => into.Add(CommandLine, Bare(text)),
        ["running"] = (into, text) => into.Add(InterfaceType, Bare(text)),
        ["url"] = (into, text) => Urls.Write(into, Bare(text)),
        ["asa-url"] = WriteAccessedUrl,
        ["sip-connection"] = WriteSipConnection,
        ["user-email"] = (into, text) => into.Add(text.Contains((byte)'@') ? Ecs.UserEmail : Ecs.UserName, text),
        ["sentence"] = (into, text) => into.Add(Ecs.EventReason, text.TrimEnd((byte)'.')),
        ["quoted-reason"] = (into, text) => into.Add(Ecs.EventReason, Bare(text)),
        ["svc-reason"] = AsaPeer.WriteSvcReason,
        ["list-domain"] = AsaPeer.WriteListedDomain,
        ["tls"] = (into, text) => into.Add(Ecs.TlsVersion, text.StartsWith("TLSv"u8) ? text[4..] : text),
    };

    static readonly FieldId CommandLine = FieldTable.Get("cisco.asa.command_line_arguments");
    static readonly FieldId InterfaceType = FieldTable.Get("cisco.asa.interface_type");
    static readonly FieldId GroupName = FieldTable.Get("cisco.asa.tunnel_group");
    static readonly FieldId Initiator = FieldTable.Get("cisco.asa.termination_initiator");
    static readonly FieldId TerminationUser = FieldTable.Get("cisco.asa.termination_user");
    static readonly FieldId ConnectionId = FieldTable.Get("cisco.asa.connection_id");
    static readonly FieldId ConnectionType = FieldTable.Get("cisco.asa.connection_type");
    static readonly FieldId IcmpType = FieldTable.Get("cisco.asa.icmp_type");
    static readonly FieldId IcmpCode = FieldTable.Get("cisco.asa.icmp_code");

    /// <summary>Without the quotes or angle brackets that some releases put around names, and without a full stop.</summary>
    static ReadOnlySpan<byte> Bare(ReadOnlySpan<byte> text)
    {
        text = text.TrimEnd((byte)'.');
        return text.Length >= 2 && (text[0], text[^1]) is ((byte)'<', (byte)'>') or ((byte)'\'', (byte)'\'') or ((byte)'"', (byte)'"') ? text[1..^1] : text;
    }

    /// <summary>A word, also <c>protocol 103</c>.</summary>
    static bool TryTransport(ref FieldCursor at, EcsEvent into)
    {
        at.Take("protocol "u8);
        var rest = at.Rest;
        var length = rest.IndexOfAny(" ,:"u8);
        if (length <= 0) return false;
        if (!rest[..length].SequenceEqual("IP"u8)) Transport.Add(into, rest[..length]);
        at.Skip(length);
        return true;
    }

    /// <summary><c>0:02:04</c>, <c>0h:32m:16s</c>, <c>1d 2h:03m:04s</c>: sets <c>event.duration</c> (ns), and start and end by <c>@timestamp</c>.</summary>
    static bool TryDuration(ref FieldCursor at, EcsEvent into)
    {
        long seconds = 0;
        var parts = 0;
        at.SkipBlanks();
        while (parts < 4 && at.Digits() is { Length: > 0 and < 7 } digits)
        {
            long value = 0;
            foreach (var digit in digits) value = value * 10 + (digit - '0');
            if (at.Take((byte)'d'))
            {
                at.SkipBlanks();
                seconds += value * 24;
            }
            else seconds = seconds * (parts == 0 ? 1 : 60) + value;
            if (at.Peek is (byte)'h' or (byte)'m' or (byte)'s') at.Skip(1);
            parts++;
            at.Take((byte)':');
        }
        if (parts == 0) return false;
        into.SetLong(Ecs.EventDuration, seconds * 1_000_000_000);
        into.SetDate(Ecs.EventStart, into.TimestampMicros - seconds * UnixMicros.Second);
        into.SetDate(Ecs.EventEnd, into.TimestampMicros);
        return true;
    }

    /// <summary>What an access list decided.</summary>
    static bool TryVerdict(ref FieldCursor at, EcsEvent into)
    {
        var word = at.Word();
        if (word.SequenceEqual("permitted"u8) || word.SequenceEqual("est-allowed"u8)) into.Add(Ecs.EventType, "allowed"u8);
        else if (word.SequenceEqual("denied"u8)) into.Add(Ecs.EventType, "denied"u8);
        else return false;
        return true;
    }

    /// <summary>A number that only identifies a connection; kept as text, as identifiers are.</summary>
    static bool TryReference(ref FieldCursor at, EcsEvent into)
    {
        at.SkipBlanks();
        var digits = at.Digits();
        if (digits.Length > 0) into.Add(ConnectionId, digits);
        return digits.Length > 0;
    }

    /// <summary>The end of a teardown: <c>TCP FINs from outside (user)</c>; each part may be missing.</summary>
    static void WriteEnd(EcsEvent into, ReadOnlySpan<byte> text)
    {
        if (text[^1] == ')' && text.LastIndexOf((byte)'(') is >= 0 and var open)
        {
            into.Add(TerminationUser, text[(open + 1)..^1]);
            text = text[..open].TrimEnd((byte)' ');
        }
        if (text.LastIndexOf(" from "u8) is > 0 and var from && text[(from + 6)..].IndexOf((byte)' ') < 0)
        {
            into.Add(Initiator, text[(from + 6)..]);
            text = text[..from];
        }
        if (text.Length > 0) into.Add(Ecs.EventReason, text);
    }

    static bool TryDirection(ref FieldCursor at, EcsEvent into, ReadOnlySpan<byte> direction)
    {
        if (!at.Take(direction)) return false;
        into.Add(Ecs.NetworkDirection, direction);
        return true;
    }

    static bool TryDigits(ref FieldCursor at, EcsEvent into, FieldId field)
    {
        var digits = at.Digits();
        if (digits.Length > 0) into.Add(field, digits, ValueKind.Number);
        return digits.Length > 0;
    }

    /// <summary>The bytes of a teardown and why it ended.</summary>
    static bool TrySizedEnd(ref FieldCursor at, EcsEvent into)
    {
        if (!TryDigits(ref at, into, Ecs.NetworkBytes)) return false;
        var rest = at.Rest.Trim((byte)' ');
        if (rest.Length > 0) WriteEnd(into, rest);
        return true;
    }

    /// <summary><c>[user@]192.0.2.1:http://example.com/</c>, or the URL's path alone.</summary>
    static void WriteAccessedUrl(EcsEvent into, ReadOnlySpan<byte> text)
    {
        var colon = text.IndexOf((byte)':');
        if (colon > 0)
        {
            var host = text[..colon];
            if (host.LastIndexOf((byte)'@') is > 0 and var user)
            {
                SideFields.Source.AddUser(into, host[..user]);
                host = host[(user + 1)..];
            }
            SideFields.Destination.AddAddress(into, host);
        }
        Urls.Write(into, text[(colon + 1)..]);
    }

    static void WriteSipConnection(EcsEvent into, ReadOnlySpan<byte> text)
    {
        into.Add(ConnectionType, text);
        var blank = text.LastIndexOf((byte)' ');
        Transport.Add(into, text[(blank + 1)..]);
    }
}
