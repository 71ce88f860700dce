using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Formats.Text;

namespace Isms.Monitor.Ingest.Formats.Cisco;

/// <summary>Peers of tunnels, and other pieces of rarer messages.</summary>
static class AsaPeer
{
    /// <summary><c>192.0.2.1</c> or <c>&lt;192.0.2.1&gt;</c>.</summary>
    public static bool TryVpnSource(ref FieldCursor at, EcsEvent into)
    {
        at.Take((byte)'<');
        var rest = at.Rest;
        var length = rest.IndexOfAny((byte)' ', (byte)'>', (byte)',');
        if (length <= 0) return false;
        SideFields.Source.AddAddress(into, rest[..length]);
        at.Skip(length);
        at.Take((byte)'>');
        return true;
    }

    public static bool TryIkeSource(ref FieldCursor at, EcsEvent into) => TryIke(ref at, into, SideFields.Source);

    public static bool TryIkeDestination(ref FieldCursor at, EcsEvent into) => TryIke(ref at, into, SideFields.Destination);

    public static bool TryIkeUser(ref FieldCursor at, EcsEvent into)
    {
        var word = at.Word();
        if (word.Length > 0 && !word.SequenceEqual("Unknown"u8)) SideFields.AddUser(into, word, Ecs.UserName, Ecs.UserDomain, Ecs.UserEmail);
        return word.Length > 0;
    }

    /// <summary>Text that names the transport it is about.</summary>
    public static void WriteSvcReason(EcsEvent into, ReadOnlySpan<byte> text)
    {
        into.Add(Ecs.EventReason, text);
        if (text.IndexOf(" TCP "u8) > 0) Transport.Add(into, "tcp"u8);
        else if (text.IndexOf(" UDP "u8) > 0) Transport.Add(into, "udp"u8);
    }

    /// <summary>What the botnet filter's list calls the destination, and how dangerous it is.</summary>
    public static void WriteListedDomain(EcsEvent into, ReadOnlySpan<byte> text)
    {
        var comma = text.IndexOf((byte)',');
        var name = comma < 0 ? text : text[..comma];
        if (name.IndexOfAnyExceptInRange((byte)'.', (byte)'9') >= 0)
        {
            into.Add(Ecs.DestinationDomain, name);
            into.Add(Ecs.ServerDomain, name);
        }
        var at = new FieldCursor(text[name.Length..]);
        if (at.Take(", threat-level: "u8)) into.Add(ThreatLevel, ToComma(ref at));
        if (at.Take(" category: "u8)) into.Add(ThreatCategory, ToComma(ref at));
    }

    static readonly FieldId ThreatLevel = FieldTable.Get("cisco.asa.threat_level");
    static readonly FieldId ThreatCategory = FieldTable.Get("cisco.asa.threat_category");

    static ReadOnlySpan<byte> ToComma(ref FieldCursor at)
    {
        if (at.TryUntil((byte)',', out var text)) return text;
        text = at.Rest;
        at.Skip(text.Length);
        return text;
    }

    /// <summary><c>192.0.2.1:500</c>; the last colon stands before the port.</summary>
    static bool TryIke(ref FieldCursor at, EcsEvent into, SideFields side)
    {
        var word = at.Word();
        var colon = word.LastIndexOf((byte)':');
        if (colon <= 0) return false;
        side.AddAddress(into, word[..colon]);
        Address.AddNumber(into, side.Port, word[(colon + 1)..]);
        return true;
    }
}
