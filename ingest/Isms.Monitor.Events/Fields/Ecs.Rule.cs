namespace Isms.Monitor.Events;

public static partial class Ecs
{
    public static FieldId RuleAuthor => new(410);
    public static FieldId RuleCategory => new(411);
    public static FieldId RuleDescription => new(412);
    public static FieldId RuleId => new(413);
    public static FieldId RuleLicense => new(414);
    public static FieldId RuleName => new(415);
    public static FieldId RuleReference => new(416);
    public static FieldId RuleRuleset => new(417);
    public static FieldId RuleUuid => new(418);
    public static FieldId RuleVersion => new(419);
}
