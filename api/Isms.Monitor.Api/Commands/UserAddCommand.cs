using System.CommandLine;
using Isms.Monitor.Api.Security;

namespace Isms.Monitor.Api.Commands;

/// <summary><c>user add</c>: an account with a password for the first login.</summary>
sealed class UserAddCommand(TimeProvider clock) : ICliCommand
{
    public UserAddCommand() : this(TimeProvider.System)
    {
    }

    public string Path => "user add";

    public Command Build()
    {
        var arguments = new UserArguments();
        var role = new Option<string>("--role") { Description = "The role.", Required = true };
        role.AcceptOnlyFromAmong([.. RoleNames.All]);
        var command = new Command("add", "Adds an account while the server is stopped, and prints its password once.") { arguments.Name, role, arguments.Data };
        command.SetAction((parsed, abort) => arguments.GiveAsync(parsed, clock, async (accounts, by) =>
            RoleNames.TryParse(parsed.GetRequiredValue(role), out var given)
                ? await accounts.AddAsync(parsed.GetRequiredValue(arguments.Name), given, by, abort)
                : (null, $"There is no role '{parsed.GetValue(role)}'.")));
        return command;
    }
}
