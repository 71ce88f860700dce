namespace Isms.Monitor.Events;

public static partial class Ecs
{
    public static FieldId UserAgentDeviceName => new(587);
    public static FieldId UserAgentName => new(588);
    public static FieldId UserAgentOriginal => new(589);
    public static FieldId UserAgentOsFamily => new(590);
    public static FieldId UserAgentOsFull => new(591);
    public static FieldId UserAgentOsKernel => new(592);
    public static FieldId UserAgentOsName => new(593);
    public static FieldId UserAgentOsPlatform => new(594);
    public static FieldId UserAgentOsType => new(595);
    public static FieldId UserAgentOsVersion => new(596);
    public static FieldId UserAgentVersion => new(597);
}
