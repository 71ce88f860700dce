namespace Isms.Monitor.Events;

public static partial class Ecs
{
    public static FieldId UserDomain => new(575);
    public static FieldId UserEffectiveId => new(576);
    public static FieldId UserEffectiveName => new(577);
    public static FieldId UserEmail => new(578);
    public static FieldId UserFullName => new(579);
    public static FieldId UserGroupDomain => new(580);
    public static FieldId UserGroupId => new(581);
    public static FieldId UserGroupName => new(582);
    public static FieldId UserHash => new(583);
    public static FieldId UserId => new(584);
    public static FieldId UserName => new(585);
    public static FieldId UserRoles => new(586);
}
