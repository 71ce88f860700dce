namespace Isms.Monitor.Events;

public static partial class Ecs
{
    public static FieldId ServiceAddress => new(455);
    public static FieldId ServiceEnvironment => new(456);
    public static FieldId ServiceEphemeralId => new(457);
    public static FieldId ServiceId => new(458);
    public static FieldId ServiceName => new(459);
    public static FieldId ServiceNodeName => new(460);
    public static FieldId ServiceNodeRole => new(461);
    public static FieldId ServiceNodeRoles => new(462);
    public static FieldId ServiceState => new(463);
    public static FieldId ServiceType => new(464);
    public static FieldId ServiceVersion => new(465);
}
