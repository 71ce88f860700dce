using Isms.Monitor.Api.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest;

/// <summary>Checks of parameters that several routes have. A value out of bounds is refused, never cut silently.</summary>
static class Bounds
{
    public static ProblemHttpResult? Problem(int offset, int limit, int most) =>
        offset < 0 ? Problems.Wrong("'offset' is negative.", "It counts rows from 0.")
        : limit < 1 || limit > most ? Problems.Wrong($"'limit' is {limit}.", $"It may be 1 to {most}.")
        : null;

    public static ProblemHttpResult WrongRole(string role) =>
        Problems.Wrong($"There is no role '{role}'.", $"Roles are {string.Join(", ", RoleNames.All)}.");
}
