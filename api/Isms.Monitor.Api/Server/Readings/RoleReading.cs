using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Server.Registering;
using Isms.Monitor.Registers;

namespace Isms.Monitor.Api.Server.Readings;

/// <summary>Roles and their holders in the registers; an account is the person whose user name it has.</summary>
sealed class RoleReading(RegisterDesk registers) : IRoles
{
    Organisation Organisation => registers.Now.Organisation;

    public IReadOnlyList<RoleRow> List() => [.. Organisation.Registers.Roles.Select(role => new RoleRow(role.Id, role.Title))];

    public IReadOnlyList<string> HeldBy(string user) => Organisation.PersonByUser(user) is { } person
        ? [.. Organisation.Registers.Roles.Where(role => role.Holders.Contains(person.Id)).Select(role => role.Id)]
        : [];
}
