namespace Isms.Monitor.Events;

public static partial class Ecs
{
    public static FieldId ContainerId => new(53);
    public static FieldId ContainerImageHashAll => new(54);
    public static FieldId ContainerImageName => new(55);
    public static FieldId ContainerImageTag => new(56);
    public static FieldId ContainerLabels => new(57);
    public static FieldId ContainerName => new(58);
    public static FieldId ContainerRuntime => new(59);
    public static FieldId ContainerSecurityContextPrivileged => new(60);
}
