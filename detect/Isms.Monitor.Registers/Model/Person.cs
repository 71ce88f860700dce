namespace Isms.Monitor.Registers.Model;

/// <summary>A person or a service account, as its user names appear in logs.</summary>
public sealed record Person : Entry
{
    public string Name { get; init; } = "";
    /// <summary>Plain, <c>DOMAIN\user</c> or <c>user@example.com</c>; a plain name also matches the other two forms.</summary>
    public IReadOnlyList<string> Users { get; init; } = [];
    /// <summary>Where notices for the roles of this person go; empty: nowhere.</summary>
    public string Email { get; init; } = "";
    public string Department { get; init; } = "";
    /// <summary>True when an account of this person can change systems or rights.</summary>
    public bool Privileged { get; init; }
    /// <summary>True for an account without a person: no training, not counted as staff.</summary>
    public bool ServiceAccount { get; init; }
    public DateOnly? Joined { get; init; }
}
