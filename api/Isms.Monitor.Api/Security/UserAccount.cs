namespace Isms.Monitor.Api.Security;

/// <summary>A person who may log in.</summary>
public sealed record UserAccount
{
    /// <summary>1 to 64 of <c>a-z 0-9 . _ -</c>; never changes, since histories name it.</summary>
    public required string Name { get; init; }

    public required Role Role { get; init; }

    /// <summary>As <see cref="Security.PasswordHash"/> writes it. Never leaves the program: REST gives a UserRow.</summary>
    public required string PasswordHash { get; init; }

    /// <summary>The password was given by someone else or by the first start: only a change of it is allowed.</summary>
    public bool MustChangePassword { get; init; }

    public bool Disabled { get; init; }

    /// <summary>Grows with each change of role, password or being disabled; a cookie with an older one is worth nothing.</summary>
    public int Stamp { get; init; } = 1;

    /// <summary>Microseconds since 1970-01-01 UTC.</summary>
    public long CreatedMicros { get; init; }

    public long? LastLoginMicros { get; init; }
}
