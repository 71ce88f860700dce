using Isms.Monitor.Api.Reading;
using Isms.Monitor.Registers;

namespace Isms.Monitor.Api.Server.Readings;

/// <summary>Roles and their holders in the registers; an account is the person whose user name it has.</summary>
sealed class RoleReading(Organisation organisation) : IRoles
{
    public IReadOnlyList<RoleRow> List() => [.. organisation.Registers.Roles.Select(role => new RoleRow(role.Id, role.Title))];

    public IReadOnlyList<string> HeldBy(string user) => organisation.PersonByUser(user) is { } person
        ? [.. organisation.Registers.Roles.Where(role => role.Holders.Contains(person.Id)).Select(role => role.Id)]
        : [];
}
