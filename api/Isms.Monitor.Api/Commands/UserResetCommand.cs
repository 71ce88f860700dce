using System.CommandLine;

namespace Isms.Monitor.Api.Commands;

/// <summary><c>user reset</c>: the way back in when nobody knows a password.</summary>
sealed class UserResetCommand(TimeProvider clock) : ICliCommand
{
    public UserResetCommand() : this(TimeProvider.System)
    {
    }

    public string Path => "user reset";

    public Command Build()
    {
        var arguments = new UserArguments();
        var command = new Command("reset", "Gives an account a new password while the server is stopped, and prints it once.") { arguments.Name, arguments.Data };
        command.SetAction((parsed, abort) => arguments.GiveAsync(parsed, clock, async (accounts, by) =>
        {
            var name = parsed.GetRequiredValue(arguments.Name);
            return (await accounts.ResetAsync(name, by, abort), $"There is no user '{name}'. Add it with isms-monitor user add.");
        }));
        return command;
    }
}
