namespace Isms.Monitor.Events;

public static partial class Ecs
{
    public static FieldId SourceAddress => new(466);
    public static FieldId SourceAsNumber => new(467);
    public static FieldId SourceAsOrganizationName => new(468);
    public static FieldId SourceBytes => new(469);
    public static FieldId SourceDomain => new(470);
    public static FieldId SourceGeoCityName => new(471);
    public static FieldId SourceGeoContinentCode => new(472);
    public static FieldId SourceGeoContinentName => new(473);
    public static FieldId SourceGeoCountryIsoCode => new(474);
    public static FieldId SourceGeoCountryName => new(475);
    public static FieldId SourceGeoLocation => new(476);
    public static FieldId SourceGeoName => new(477);
    public static FieldId SourceGeoPostalCode => new(478);
    public static FieldId SourceGeoRegionIsoCode => new(479);
    public static FieldId SourceGeoRegionName => new(480);
    public static FieldId SourceGeoTimezone => new(481);
    public static FieldId SourceIp => new(482);
    public static FieldId SourceMac => new(483);
    public static FieldId SourceNatIp => new(484);
    public static FieldId SourceNatPort => new(485);
    public static FieldId SourcePackets => new(486);
    public static FieldId SourcePort => new(487);
    public static FieldId SourceRegisteredDomain => new(488);
    public static FieldId SourceSubdomain => new(489);
    public static FieldId SourceTopLevelDomain => new(490);
    public static FieldId SourceUserDomain => new(491);
    public static FieldId SourceUserEmail => new(492);
    public static FieldId SourceUserFullName => new(493);
    public static FieldId SourceUserGroupDomain => new(494);
    public static FieldId SourceUserGroupId => new(495);
    public static FieldId SourceUserGroupName => new(496);
    public static FieldId SourceUserHash => new(497);
    public static FieldId SourceUserId => new(498);
    public static FieldId SourceUserName => new(499);
    public static FieldId SourceUserRoles => new(500);
}
