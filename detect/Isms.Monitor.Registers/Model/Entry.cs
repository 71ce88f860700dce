namespace Isms.Monitor.Registers.Model;

/// <summary>What every line of a register has: an id that others refer to, unique in its register, and the place it was read from.</summary>
public abstract record Entry
{
    public required string Id { get; init; }
    public Location At { get; init; }
}
