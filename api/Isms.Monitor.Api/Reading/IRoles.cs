namespace Isms.Monitor.Api.Reading;

/// <summary>Roles of the organisation (5.3), which own risks and sign reviews; not those of the console's accounts.</summary>
public interface IRoles
{
    /// <summary>In the order of the register.</summary>
    IReadOnlyList<RoleRow> List();

    /// <summary>Ids of the roles that a user holds or deputises for; empty for an account that is nobody in the registers.</summary>
    IReadOnlyList<string> HeldBy(string user);
}

public sealed record RoleRow(string Id, string Title);
