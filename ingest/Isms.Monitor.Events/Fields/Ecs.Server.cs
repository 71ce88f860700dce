namespace Isms.Monitor.Events;

public static partial class Ecs
{
    public static FieldId ServerAddress => new(420);
    public static FieldId ServerAsNumber => new(421);
    public static FieldId ServerAsOrganizationName => new(422);
    public static FieldId ServerBytes => new(423);
    public static FieldId ServerDomain => new(424);
    public static FieldId ServerGeoCityName => new(425);
    public static FieldId ServerGeoContinentCode => new(426);
    public static FieldId ServerGeoContinentName => new(427);
    public static FieldId ServerGeoCountryIsoCode => new(428);
    public static FieldId ServerGeoCountryName => new(429);
    public static FieldId ServerGeoLocation => new(430);
    public static FieldId ServerGeoName => new(431);
    public static FieldId ServerGeoPostalCode => new(432);
    public static FieldId ServerGeoRegionIsoCode => new(433);
    public static FieldId ServerGeoRegionName => new(434);
    public static FieldId ServerGeoTimezone => new(435);
    public static FieldId ServerIp => new(436);
    public static FieldId ServerMac => new(437);
    public static FieldId ServerNatIp => new(438);
    public static FieldId ServerNatPort => new(439);
    public static FieldId ServerPackets => new(440);
    public static FieldId ServerPort => new(441);
    public static FieldId ServerRegisteredDomain => new(442);
    public static FieldId ServerSubdomain => new(443);
    public static FieldId ServerTopLevelDomain => new(444);
    public static FieldId ServerUserDomain => new(445);
    public static FieldId ServerUserEmail => new(446);
    public static FieldId ServerUserFullName => new(447);
    public static FieldId ServerUserGroupDomain => new(448);
    public static FieldId ServerUserGroupId => new(449);
    public static FieldId ServerUserGroupName => new(450);
    public static FieldId ServerUserHash => new(451);
    public static FieldId ServerUserId => new(452);
    public static FieldId ServerUserName => new(453);
    public static FieldId ServerUserRoles => new(454);
}
