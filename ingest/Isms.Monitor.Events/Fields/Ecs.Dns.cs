namespace Isms.Monitor.Events;

public static partial class Ecs
{
    public static FieldId DnsAnswers => new(96);
    public static FieldId DnsAnswersClass => new(97);
    public static FieldId DnsAnswersData => new(98);
    public static FieldId DnsAnswersName => new(99);
    public static FieldId DnsAnswersTtl => new(100);
    public static FieldId DnsAnswersType => new(101);
    public static FieldId DnsHeaderFlags => new(102);
    public static FieldId DnsId => new(103);
    public static FieldId DnsOpCode => new(104);
    public static FieldId DnsQuestionClass => new(105);
    public static FieldId DnsQuestionName => new(106);
    public static FieldId DnsQuestionRegisteredDomain => new(107);
    public static FieldId DnsQuestionSubdomain => new(108);
    public static FieldId DnsQuestionTopLevelDomain => new(109);
    public static FieldId DnsQuestionType => new(110);
    public static FieldId DnsResolvedIp => new(111);
    public static FieldId DnsResponseCode => new(112);
    public static FieldId DnsType => new(113);
}
