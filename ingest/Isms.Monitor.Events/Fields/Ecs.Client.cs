namespace Isms.Monitor.Events;

public static partial class Ecs
{
    public static FieldId ClientAddress => new(7);
    public static FieldId ClientAsNumber => new(8);
    public static FieldId ClientAsOrganizationName => new(9);
    public static FieldId ClientBytes => new(10);
    public static FieldId ClientDomain => new(11);
    public static FieldId ClientGeoCityName => new(12);
    public static FieldId ClientGeoContinentCode => new(13);
    public static FieldId ClientGeoContinentName => new(14);
    public static FieldId ClientGeoCountryIsoCode => new(15);
    public static FieldId ClientGeoCountryName => new(16);
    public static FieldId ClientGeoLocation => new(17);
    public static FieldId ClientGeoName => new(18);
    public static FieldId ClientGeoPostalCode => new(19);
    public static FieldId ClientGeoRegionIsoCode => new(20);
    public static FieldId ClientGeoRegionName => new(21);
    public static FieldId ClientGeoTimezone => new(22);
    public static FieldId ClientIp => new(23);
    public static FieldId ClientMac => new(24);
    public static FieldId ClientNatIp => new(25);
    public static FieldId ClientNatPort => new(26);
    public static FieldId ClientPackets => new(27);
    public static FieldId ClientPort => new(28);
    public static FieldId ClientRegisteredDomain => new(29);
    public static FieldId ClientSubdomain => new(30);
    public static FieldId ClientTopLevelDomain => new(31);
    public static FieldId ClientUserDomain => new(32);
    public static FieldId ClientUserEmail => new(33);
    public static FieldId ClientUserFullName => new(34);
    public static FieldId ClientUserGroupDomain => new(35);
    public static FieldId ClientUserGroupId => new(36);
    public static FieldId ClientUserGroupName => new(37);
    public static FieldId ClientUserHash => new(38);
    public static FieldId ClientUserId => new(39);
    public static FieldId ClientUserName => new(40);
    public static FieldId ClientUserRoles => new(41);
}
