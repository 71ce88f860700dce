namespace Isms.Monitor.Events;

public static partial class Ecs
{
    public static FieldId NetworkApplication => new(301);
    public static FieldId NetworkBytes => new(302);
    public static FieldId NetworkCommunityId => new(303);
    public static FieldId NetworkDirection => new(304);
    public static FieldId NetworkForwardedIp => new(305);
    public static FieldId NetworkIanaNumber => new(306);
    public static FieldId NetworkInner => new(307);
    public static FieldId NetworkInnerVlanId => new(308);
    public static FieldId NetworkInnerVlanName => new(309);
    public static FieldId NetworkName => new(310);
    public static FieldId NetworkPackets => new(311);
    public static FieldId NetworkProtocol => new(312);
    public static FieldId NetworkTransport => new(313);
    public static FieldId NetworkType => new(314);
    public static FieldId NetworkVlanId => new(315);
    public static FieldId NetworkVlanName => new(316);
}
