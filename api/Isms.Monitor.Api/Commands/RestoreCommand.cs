using System.CommandLine;
using Isms.Monitor.Store.Backup;

namespace Isms.Monitor.Api.Commands;

/// <summary><c>restore</c>: a data folder out of a backup, or nothing at all.</summary>
sealed class RestoreCommand : ICliCommand
{
    public string Path => "restore";

    public Command Build()
    {
        var from = new Argument<string>("BACKUP") { Description = "The folder or .tar file that backup wrote." };
        var data = IsmsFolder.Data();
        var sha256 = new Option<string?>("--sha256") { Description = "The hash that backup printed: proves that it is that backup." };
        var command = new Command("restore", "Makes a data folder of a backup after it has compared every hash. Refuses a folder that holds anything.") { from, data, sha256 };
        command.SetAction((parsed, abort) => BackupCommand.ToExitCodeAsync(parsed.InvocationConfiguration, "restore",
            () => DataRestore.RunAsync(parsed.GetRequiredValue(from), parsed.GetRequiredValue(data), parsed.GetValue(sha256), abort)));
        return command;
    }
}
