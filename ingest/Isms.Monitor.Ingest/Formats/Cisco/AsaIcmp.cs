using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Formats.Text;

namespace Isms.Monitor.Ingest.Formats.Cisco;

/// <summary>Hosts of ICMP connections: <c>192.0.2.1/0[(user)]</c>, where the number is not a port; and of packets inside ICMP errors.</summary>
static class AsaIcmp
{
    public static bool TrySource(ref FieldCursor at, EcsEvent into) => TryHost(ref at, into, SideFields.Source);

    public static bool TryDestination(ref FieldCursor at, EcsEvent into) => TryHost(ref at, into, SideFields.Destination);

    /// <summary>The global address stands for the local one, which comes behind it.</summary>
    public static bool TryTranslated(ref FieldCursor at, EcsEvent into)
    {
        var host = Host(ref at);
        if (host.Length == 0) return false;
        var local = at.Rest;
        var isSame = local.StartsWith(" laddr "u8) && local[7..].StartsWith(host) && local.Length > 7 + host.Length && local[7 + host.Length] == '/';
        if (!isSame && Address.IsIp(host)) into.Add(Ecs.SourceNatIp, host, ValueKind.Ip);
        return true;
    }

    /// <summary>The packet that an ICMP error is about has the ports; its addresses are those of the message already.</summary>
    public static bool TryOriginalSource(ref FieldCursor at, EcsEvent into) => TryPort(ref at, into, Ecs.SourcePort);

    public static bool TryOriginalDestination(ref FieldCursor at, EcsEvent into) => TryPort(ref at, into, Ecs.DestinationPort);

    static bool TryPort(ref FieldCursor at, EcsEvent into, FieldId port)
    {
        var word = Word(ref at).TrimEnd((byte)'.');
        var slash = word.LastIndexOf((byte)'/');
        if (slash > 0 && Address.IsNumber(word[(slash + 1)..])) into.SetIfMissing(port, word[(slash + 1)..], ValueKind.Number);
        return word.Length > 0;
    }

    static bool TryHost(ref FieldCursor at, EcsEvent into, SideFields side)
    {
        var host = Host(ref at);
        if (host.Length == 0) return false;
        side.AddAddress(into, host);
        if (at.Peek != '(') return true;
        at.Skip(1);
        if (at.TryUntil((byte)')', out var user)) side.AddUser(into, user);
        return true;
    }

    static ReadOnlySpan<byte> Host(ref FieldCursor at)
    {
        var word = Word(ref at);
        var slash = word.LastIndexOf((byte)'/');
        return slash < 0 ? word : word[..slash];
    }

    static ReadOnlySpan<byte> Word(ref FieldCursor at)
    {
        at.SkipBlanks();
        var rest = at.Rest;
        var length = rest.IndexOfAny((byte)' ', (byte)'(');
        if (length < 0) length = rest.Length;
        at.Skip(length);
        return rest[..length];
    }
}
