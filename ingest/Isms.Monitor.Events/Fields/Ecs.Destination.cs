namespace Isms.Monitor.Events;

public static partial class Ecs
{
    public static FieldId DestinationAddress => new(61);
    public static FieldId DestinationAsNumber => new(62);
    public static FieldId DestinationAsOrganizationName => new(63);
    public static FieldId DestinationBytes => new(64);
    public static FieldId DestinationDomain => new(65);
    public static FieldId DestinationGeoCityName => new(66);
    public static FieldId DestinationGeoContinentCode => new(67);
    public static FieldId DestinationGeoContinentName => new(68);
    public static FieldId DestinationGeoCountryIsoCode => new(69);
    public static FieldId DestinationGeoCountryName => new(70);
    public static FieldId DestinationGeoLocation => new(71);
    public static FieldId DestinationGeoName => new(72);
    public static FieldId DestinationGeoPostalCode => new(73);
    public static FieldId DestinationGeoRegionIsoCode => new(74);
    public static FieldId DestinationGeoRegionName => new(75);
    public static FieldId DestinationGeoTimezone => new(76);
    public static FieldId DestinationIp => new(77);
    public static FieldId DestinationMac => new(78);
    public static FieldId DestinationNatIp => new(79);
    public static FieldId DestinationNatPort => new(80);
    public static FieldId DestinationPackets => new(81);
    public static FieldId DestinationPort => new(82);
    public static FieldId DestinationRegisteredDomain => new(83);
    public static FieldId DestinationSubdomain => new(84);
    public static FieldId DestinationTopLevelDomain => new(85);
    public static FieldId DestinationUserDomain => new(86);
    public static FieldId DestinationUserEmail => new(87);
    public static FieldId DestinationUserFullName => new(88);
    public static FieldId DestinationUserGroupDomain => new(89);
    public static FieldId DestinationUserGroupId => new(90);
    public static FieldId DestinationUserGroupName => new(91);
    public static FieldId DestinationUserHash => new(92);
    public static FieldId DestinationUserId => new(93);
    public static FieldId DestinationUserName => new(94);
    public static FieldId DestinationUserRoles => new(95);
}
