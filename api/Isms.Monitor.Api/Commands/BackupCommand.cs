using System.CommandLine;
using System.Text.Json;
using Isms.Monitor.Store;
using Isms.Monitor.Store.Backup;

namespace Isms.Monitor.Api.Commands;

/// <summary><c>backup</c>: a copy of a data folder that can be proved to be whole.</summary>
sealed class BackupCommand(TimeProvider clock) : ICliCommand
{
    public BackupCommand() : this(TimeProvider.System)
    {
    }

    public string Path => "backup";

    public Command Build()
    {
        var data = IsmsFolder.Data();
        var to = new Option<string>("--to") { Description = "A new folder, or a new file that ends with .tar.", Required = true };
        var command = new Command("backup", "Copies the data folder of a server that is stopped, with the SHA-256 of each file. Registers, rules and configuration are not in it.") { data, to };
        command.SetAction((parsed, abort) => ToExitCodeAsync(parsed.InvocationConfiguration, "backup", async () =>
            await DataBackup.RunAsync(new StoreOptions { Folder = parsed.GetRequiredValue(data) }, parsed.GetRequiredValue(to), clock, abort: abort)));
        return command;
    }

    /// <summary>Prints what was done as one line of JSON; 3 when it could not be done.</summary>
    internal static async Task<int> ToExitCodeAsync(InvocationConfiguration output, string what, Func<Task<BackupReport>> run)
    {
        try
        {
            var report = await run();
            output.Output.WriteLine(JsonSerializer.Serialize(new { done = what, files = report.Files, bytes = report.Bytes, sha256 = report.Sha256 }));
            return 0;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            output.Error.WriteLine(failed.Message);
            return 3;
        }
    }
}
