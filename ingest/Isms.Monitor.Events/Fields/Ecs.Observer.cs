namespace Isms.Monitor.Events;

public static partial class Ecs
{
    public static FieldId ObserverEgress => new(317);
    public static FieldId ObserverEgressInterfaceAlias => new(318);
    public static FieldId ObserverEgressInterfaceId => new(319);
    public static FieldId ObserverEgressInterfaceName => new(320);
    public static FieldId ObserverEgressVlanId => new(321);
    public static FieldId ObserverEgressVlanName => new(322);
    public static FieldId ObserverEgressZone => new(323);
    public static FieldId ObserverGeoCityName => new(324);
    public static FieldId ObserverGeoContinentCode => new(325);
    public static FieldId ObserverGeoContinentName => new(326);
    public static FieldId ObserverGeoCountryIsoCode => new(327);
    public static FieldId ObserverGeoCountryName => new(328);
    public static FieldId ObserverGeoLocation => new(329);
    public static FieldId ObserverGeoName => new(330);
    public static FieldId ObserverGeoPostalCode => new(331);
    public static FieldId ObserverGeoRegionIsoCode => new(332);
    public static FieldId ObserverGeoRegionName => new(333);
    public static FieldId ObserverGeoTimezone => new(334);
    public static FieldId ObserverHostname => new(335);
    public static FieldId ObserverIngress => new(336);
    public static FieldId ObserverIngressInterfaceAlias => new(337);
    public static FieldId ObserverIngressInterfaceId => new(338);
    public static FieldId ObserverIngressInterfaceName => new(339);
    public static FieldId ObserverIngressVlanId => new(340);
    public static FieldId ObserverIngressVlanName => new(341);
    public static FieldId ObserverIngressZone => new(342);
    public static FieldId ObserverIp => new(343);
    public static FieldId ObserverMac => new(344);
    public static FieldId ObserverName => new(345);
    public static FieldId ObserverOsFamily => new(346);
    public static FieldId ObserverOsFull => new(347);
    public static FieldId ObserverOsKernel => new(348);
    public static FieldId ObserverOsName => new(349);
    public static FieldId ObserverOsPlatform => new(350);
    public static FieldId ObserverOsType => new(351);
    public static FieldId ObserverOsVersion => new(352);
    public static FieldId ObserverProduct => new(353);
    public static FieldId ObserverSerialNumber => new(354);
    public static FieldId ObserverType => new(355);
    public static FieldId ObserverVendor => new(356);
    public static FieldId ObserverVersion => new(357);
}
