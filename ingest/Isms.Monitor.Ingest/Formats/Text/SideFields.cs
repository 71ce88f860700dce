using Isms.Monitor.Events;

namespace Isms.Monitor.Ingest.Formats.Text;

/// <summary>The fields of one side of a connection, so that code for both sides is written once.</summary>
sealed record SideFields(
    FieldId Address, FieldId Ip, FieldId Port, FieldId Domain, FieldId NatIp, FieldId NatPort, FieldId Interface,
    FieldId UserName, FieldId UserDomain, FieldId UserEmail)
{
    public static SideFields Source { get; } = new(
        Ecs.SourceAddress, Ecs.SourceIp, Ecs.SourcePort, Ecs.SourceDomain, Ecs.SourceNatIp, Ecs.SourceNatPort, Ecs.ObserverIngressInterfaceName,
        Ecs.SourceUserName, Ecs.SourceUserDomain, Ecs.SourceUserEmail);

    public static SideFields Destination { get; } = new(
        Ecs.DestinationAddress, Ecs.DestinationIp, Ecs.DestinationPort, Ecs.DestinationDomain, Ecs.DestinationNatIp, Ecs.DestinationNatPort,
        Ecs.ObserverEgressInterfaceName, Ecs.DestinationUserName, Ecs.DestinationUserDomain, Ecs.DestinationUserEmail);

    /// <summary>Adds an address, or a name that stands in its place.</summary>
    public void AddAddress(EcsEvent into, ReadOnlySpan<byte> text)
    {
        if (text.Length == 0) return;
        into.Add(Address, text);
        if (Text.Address.IsIp(text)) into.Add(Ip, text, ValueKind.Ip);
        else into.Add(Domain, text);
    }

    /// <summary>Adds <c>user</c>, <c>DOMAIN\user</c> or <c>user@example.com</c> in its parts.</summary>
    public void AddUser(EcsEvent into, ReadOnlySpan<byte> text) => AddUser(into, text, UserName, UserDomain, UserEmail);

    public static void AddUser(EcsEvent into, ReadOnlySpan<byte> text, FieldId name, FieldId domain, FieldId email)
    {
        if (text.StartsWith("LOCAL\\"u8)) text = text[6..];
        if (text.Length == 0) return;
        var backslash = text.IndexOf((byte)'\\');
        var at = text.IndexOf((byte)'@');
        if (backslash > 0)
        {
            into.Add(domain, text[..backslash]);
            text = text[(backslash + 1)..];
        }
        else if (at > 0 && at < text.Length - 1)
        {
            into.Add(email, text);
            into.Add(domain, text[(at + 1)..]);
            text = text[..at];
        }
        into.Add(name, text);
    }
}
