using System.CommandLine;
using System.Text.Json;
using Isms.Monitor.Store.Seal;
using Isms.Monitor.Store.State;

namespace Isms.Monitor.Api.Commands;

/// <summary>Checks the hash chain of the sealed files and of the audit trail. Reads only, so a server may run.</summary>
sealed class StoreVerifyCommand : ICliCommand
{
    readonly StoreArguments _store = new();

    public string Path => "store verify";

    public Command Build()
    {
        var command = new Command("verify", "Checks the hash chains of sealed files and audit trail, and prints the first broken link.") { _store.Data };
        command.SetAction((arguments, _) => StoreArguments.RunAsync(() => RunAsync(arguments.GetValue(_store.Data)!)));
        return command;
    }

    static async Task<int> RunAsync(string folder)
    {
        if (!Directory.Exists(System.IO.Path.Combine(folder, "events"))) throw new DirectoryNotFoundException($"{folder}: ISMS4014 there is no event store here. Name the data folder of a server with --data.");
        var report = ChainCheck.Run(folder);
        var audit = AuditCheck.Run(folder);
        await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new
        {
            ok = report.Broken is null && audit.Broken is null, lines = report.Lines, files = report.Files, deleted = report.Deleted, audit = audit.Entries,
        }));
        foreach (var broken in new[] { report.Broken, audit.Broken })
            if (broken is not null) await Console.Error.WriteLineAsync(broken);
        return report.Broken is null && audit.Broken is null ? 0 : 1;
    }
}
