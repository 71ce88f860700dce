using System.CommandLine;
using System.Diagnostics;
using System.Runtime;
using System.Text.Json;
using Isms.Monitor.Api.Server.Settings;
using Isms.Monitor.Ingest.Sources;
using Isms.Monitor.Ingest.Sources.Files;
using Isms.Monitor.Store;

namespace Isms.Monitor.Api.Commands;

/// <summary><c>store load</c>: files straight through the whole pipeline into a data folder, as fast as it goes.</summary>
sealed class StoreLoadCommand(TimeProvider clock) : ICliCommand
{
    /// <summary>MiB: nobody asks meanwhile, and the whole process stays under one GiB.</summary>
    const int Memory = 320;

    static readonly JsonSerializerOptions Spelling = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public StoreLoadCommand() : this(TimeProvider.System)
    {
    }

    public string Path => "store load";

    public Command Build()
    {
        var files = new Argument<string[]>("FILE") { Description = "Log files, plain or .gz.", Arity = ArgumentArity.OneOrMore };
        var data = IsmsFolder.Data();
        var isms = IsmsFolder.Option();
        var rules = new Option<string[]>("--rules") { Description = "Rules; without it the rules folder beside the program.", AllowMultipleArgumentsPerToken = true };
        var format = new Option<string>("--format") { Description = "Format of all files; without it each line's format is recognised.", DefaultValueFactory = _ => "auto" };
        var reference = IsmsFolder.Time("--reference-time", "Dates lines without a year; without it the time of loading.");
        var timezone = new Option<string>("--timezone") { Description = "Zone of times that state none.", DefaultValueFactory = _ => "UTC" };
        var command = new Command("load", "Loads log files into a data folder through parsing, detection and incidents.") { files, data, isms, rules, format, reference, timezone };
        command.SetAction((parsed, abort) => LoadAsync(
            new MonitorSettings { StoreMemoryMebibytes = Memory, Data = parsed.GetRequiredValue(data), Isms = parsed.GetRequiredValue(isms), Rules = parsed.GetValue(rules) is { Length: > 0 } given ? given : new MonitorSettings().Rules },
            [.. parsed.GetRequiredValue(files).Select(file => new SourceEntry { Kind = "file", Path = file, Format = parsed.GetRequiredValue(format), Timezone = parsed.GetRequiredValue(timezone) })],
            parsed.GetValue(reference), parsed.InvocationConfiguration, abort));
        return command;
    }

    async Task<int> LoadAsync(MonitorSettings settings, IReadOnlyList<SourceEntry> entries, long? reference, InvocationConfiguration output, CancellationToken abort)
    {
        try
        {
            var started = Stopwatch.GetTimestamp();
            // Nobody waits for an answer of this process, so collections need not run beside it.
            GCSettings.LatencyMode = GCLatencyMode.Batch;
            await using var monitor = Server.Standalone.Open(settings, clock);
            var stateFolder = System.IO.Path.Combine(settings.Data, "sources");
            var sources = entries.Select(entry => (ISource)new FileSource(new FileSourceOptions
            {
                Path = entry.Path, StateFolder = stateFolder, ReadsOnce = true, Format = SourceMaker.Format(entry), Zone = SourceMaker.Zone(entry), ReferenceMicros = reference,
            }, monitor.Positions(), clock)).ToList();
            await monitor.RunAsync(sources, isFinite: true, CancellationToken.None, abort);
            Summarise(monitor, Stopwatch.GetElapsedTime(started).TotalSeconds, output);
            return 0;
        }
        catch (Exception failed) when (failed is SettingsException or StoreException or SourceOptionsException or IOException or UnauthorizedAccessException)
        {
            output.Error.WriteLine(failed.Message);
            return failed is SettingsException ? 1 : 3;
        }
    }

    static void Summarise(Server.Standalone monitor, double seconds, InvocationConfiguration output)
    {
        var events = monitor.Pipeline!.Status.Sum(source => source.Total.Events);
        output.Output.WriteLine(JsonSerializer.Serialize(new
        {
            Events = events, Unparsed = monitor.Pipeline.Status.Sum(source => source.Total.Unparsed), Matches = monitor.Detector.Counters.Matches, monitor.Detector.Counters.Alerts,
            Incidents = monitor.State.Read(session => session.Incidents.Query(new Store.State.IncidentFilter { Limit = 1 }).Total),
            Seconds = Math.Round(seconds, 2), EventsPerSecond = Math.Round(events / Math.Max(seconds, 1e-3)), PeakMemoryMebibytes = Process.GetCurrentProcess().PeakWorkingSet64 / (1 << 20),
        }, Spelling));
        foreach (var notice in monitor.Notices.All.TakeLast(5)) output.Error.WriteLine(notice.ToString());
    }
}
