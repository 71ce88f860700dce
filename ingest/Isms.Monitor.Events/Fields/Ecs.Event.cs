namespace Isms.Monitor.Events;

public static partial class Ecs
{
    public static FieldId EventAction => new(143);
    public static FieldId EventAgentIdStatus => new(144);
    public static FieldId EventCategory => new(145);
    public static FieldId EventCode => new(146);
    public static FieldId EventCreated => new(147);
    public static FieldId EventDataset => new(148);
    public static FieldId EventDuration => new(149);
    public static FieldId EventEnd => new(150);
    public static FieldId EventHash => new(151);
    public static FieldId EventId => new(152);
    public static FieldId EventIngested => new(153);
    public static FieldId EventKind => new(154);
    public static FieldId EventModule => new(155);
    public static FieldId EventOriginal => new(156);
    public static FieldId EventOutcome => new(157);
    public static FieldId EventProvider => new(158);
    public static FieldId EventReason => new(159);
    public static FieldId EventReference => new(160);
    public static FieldId EventRiskScore => new(161);
    public static FieldId EventRiskScoreNorm => new(162);
    public static FieldId EventSequence => new(163);
    public static FieldId EventSeverity => new(164);
    public static FieldId EventStart => new(165);
    public static FieldId EventTimezone => new(166);
    public static FieldId EventType => new(167);
    public static FieldId EventUrl => new(168);
}
