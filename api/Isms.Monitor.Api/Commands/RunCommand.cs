using System.CommandLine;
using Isms.Monitor.Api.Server;
using Isms.Monitor.Api.Server.Settings;
using Isms.Monitor.Ingest.Sources;
using Isms.Monitor.Store;

namespace Isms.Monitor.Api.Commands;

/// <summary><c>run</c>: the server. <see cref="DefaultCommand"/> is the same without its name.</summary>
sealed class RunCommand(TimeProvider clock) : ICliCommand
{
    public RunCommand() : this(TimeProvider.System)
    {
    }

    public string Path => "run";

    public Command Build()
    {
        var options = new RunOptions();
        var command = new Command("run", "Runs the server: sources, detection, incidents, measurements and the console.");
        options.AddTo(command);
        command.SetAction((parsed, stop) => RunAsync(() => options.Read(parsed), settings => new ServerHost(settings, clock, parsed.InvocationConfiguration.Error), parsed.InvocationConfiguration, stop));
        return command;
    }

    /// <summary>Runs a host and says what went wrong: 1 for a mistake in the configuration or in registers and rules, 3 for the environment.</summary>
    internal static async Task<int> RunAsync(Func<MonitorSettings> read, Func<MonitorSettings, ServerHost> make, InvocationConfiguration output, CancellationToken stop)
    {
        try
        {
            return await make(read()).RunAsync(stop);
        }
        catch (Exception failed) when (failed is SettingsException or SourceOptionsException)
        {
            output.Error.WriteLine(failed.Message);
            return 1;
        }
        catch (Exception failed) when (failed is StoreException or IOException or UnauthorizedAccessException)
        {
            output.Error.WriteLine(failed.Message);
            return 3;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return 0;
        }
    }
}
