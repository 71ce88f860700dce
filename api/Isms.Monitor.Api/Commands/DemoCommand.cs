using System.CommandLine;
using Isms.Monitor.Api.Demo;
using Isms.Monitor.Api.Server;
using Isms.Monitor.Api.Server.Settings;

namespace Isms.Monitor.Api.Commands;

/// <summary><c>demo</c>: the server with the demo company, in a data folder of its own.</summary>
sealed class DemoCommand(TimeProvider clock) : ICliCommand
{
    const string Folder = "data-demo";

    public DemoCommand() : this(TimeProvider.System)
    {
    }

    public string Path => "demo";

    public Command Build()
    {
        var options = new RunOptions();
        var command = new Command("demo", $"Runs the server with the logs of a fictitious company, in the folder {Folder}.");
        options.AddTo(command);
        command.SetAction((parsed, stop) => RunCommand.RunAsync(
            () => Demo(options.Read(parsed)), settings => Host(settings, parsed.InvocationConfiguration.Error), parsed.InvocationConfiguration, stop));
        return command;
    }

    static MonitorSettings Demo(MonitorSettings settings)
    {
        var data = settings.Data == new MonitorSettings().Data ? Folder : settings.Data;
        var log = new DemoFiles(data).LogPath;
        return settings with
        {
            Data = data, IsDemo = true, Trials = settings.Trials.Every.Length == 0 ? settings.Trials with { Every = "24h" } : settings.Trials,
            Sources = [new SourceEntry { Kind = "file", Path = log, TakesReceivedTimes = true }],
        };
    }

    ServerHost Host(MonitorSettings settings, TextWriter messages)
    {
        var tour = new DemoTour(settings, clock, messages);
        tour.Prepare();
        return new ServerHost(settings, clock, messages) { MeasuresAtOnce = false, Started = tour.RunAsync };
    }
}
