namespace Isms.Monitor.Events;

/// <summary>Number of a field name. Below <see cref="Ecs.Count"/> it is an ECS field known at compile time, above it a
/// name that <see cref="FieldTable"/> learned while running; valid for this process only, never stored.</summary>
public readonly record struct FieldId(ushort Value)
{
    /// <summary>The name as ECS or the vendor writes it, with dots.</summary>
    public string Name => FieldTable.NameOf(this);

    public bool IsEcs => Value < Ecs.Count;

    public override string ToString() => Name;
}
