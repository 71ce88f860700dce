namespace Isms.Monitor.Events;

public static partial class Ecs
{
    public static FieldId CloudAccountId => new(42);
    public static FieldId CloudAccountName => new(43);
    public static FieldId CloudAvailabilityZone => new(44);
    public static FieldId CloudInstanceId => new(45);
    public static FieldId CloudInstanceName => new(46);
    public static FieldId CloudMachineType => new(47);
    public static FieldId CloudProjectId => new(48);
    public static FieldId CloudProjectName => new(49);
    public static FieldId CloudProvider => new(50);
    public static FieldId CloudRegion => new(51);
    public static FieldId CloudServiceName => new(52);
}
