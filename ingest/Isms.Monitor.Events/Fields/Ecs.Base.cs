namespace Isms.Monitor.Events;

public static partial class Ecs
{
    public static FieldId Timestamp => new(0);
    public static FieldId AgentBuildOriginal => new(1);
    public static FieldId AgentEphemeralId => new(2);
    public static FieldId AgentId => new(3);
    public static FieldId AgentName => new(4);
    public static FieldId AgentType => new(5);
    public static FieldId AgentVersion => new(6);
    public static FieldId EcsVersion => new(114);
    public static FieldId ErrorCode => new(138);
    public static FieldId ErrorId => new(139);
    public static FieldId ErrorMessage => new(140);
    public static FieldId ErrorStackTrace => new(141);
    public static FieldId ErrorType => new(142);
    public static FieldId GroupDomain => new(202);
    public static FieldId GroupId => new(203);
    public static FieldId GroupName => new(204);
    public static FieldId Labels => new(281);
    public static FieldId Message => new(300);
    public static FieldId OrganizationId => new(358);
    public static FieldId OrganizationName => new(359);
    public static FieldId RegistryDataStrings => new(400);
    public static FieldId RegistryDataType => new(401);
    public static FieldId RegistryHive => new(402);
    public static FieldId RegistryKey => new(403);
    public static FieldId RegistryPath => new(404);
    public static FieldId RegistryValue => new(405);
    public static FieldId RelatedHash => new(406);
    public static FieldId RelatedHosts => new(407);
    public static FieldId RelatedIp => new(408);
    public static FieldId RelatedUser => new(409);
    public static FieldId SpanId => new(501);
    public static FieldId Tags => new(502);
    public static FieldId TraceId => new(559);
    public static FieldId TransactionId => new(560);
}
