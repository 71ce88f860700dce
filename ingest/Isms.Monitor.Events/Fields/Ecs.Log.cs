namespace Isms.Monitor.Events;

public static partial class Ecs
{
    public static FieldId LogFilePath => new(282);
    public static FieldId LogLevel => new(283);
    public static FieldId LogLogger => new(284);
    public static FieldId LogOriginFileLine => new(285);
    public static FieldId LogOriginFileName => new(286);
    public static FieldId LogOriginFunction => new(287);
    public static FieldId LogSyslog => new(288);
    public static FieldId LogSyslogAppname => new(289);
    public static FieldId LogSyslogFacilityCode => new(290);
    public static FieldId LogSyslogFacilityName => new(291);
    public static FieldId LogSyslogHostname => new(292);
    public static FieldId LogSyslogMsgid => new(293);
    public static FieldId LogSyslogPriority => new(294);
    public static FieldId LogSyslogProcid => new(295);
    public static FieldId LogSyslogSeverityCode => new(296);
    public static FieldId LogSyslogSeverityName => new(297);
    public static FieldId LogSyslogStructuredData => new(298);
    public static FieldId LogSyslogVersion => new(299);
}
