namespace Isms.Monitor.Api.Security;

/// <summary>What a user is to the ISMS. In JSON, in the store and in cookies the names of <see cref="RoleNames"/>.</summary>
public enum Role : byte
{
    Viewer,
    Analyst,
    IsmsManager,
    Administrator,

    /// <summary>Sees everything and changes nothing but the own password.</summary>
    Auditor,

    /// <summary>Sees what a viewer sees; decides on the risks and signs in the roles that the registers give to the person.</summary>
    Management,
}

/// <summary>The written names of roles.</summary>
public static class RoleNames
{
    static readonly string[] Names = ["viewer", "analyst", "isms-manager", "administrator", "auditor", "management"];

    public static IReadOnlyList<string> All => Names;

    public static string Of(Role role) => Names[(int)role];

    public static bool TryParse(string? name, out Role role)
    {
        var at = Array.IndexOf(Names, name);
        role = (Role)Math.Max(at, 0);
        return at >= 0;
    }
}
