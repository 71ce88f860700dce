using System.CommandLine;
using System.Text.Json;
using Isms.Monitor.Api.Replaying;
using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Formats;

namespace Isms.Monitor.Api.Commands;

/// <summary><c>replay</c>: log files into a running system, at the pace they were written or any other.</summary>
sealed class ReplayCommand(TimeProvider clock) : ICliCommand
{
    readonly Argument<string[]> _files = new("FILE") { Description = "Log files, plain or .gz; - is standard input.", Arity = ArgumentArity.OneOrMore };
    readonly Option<double> _speed = new("--speed") { Description = "Multiple of the speed at which the lines were written, for example 60; 0: as fast as they are taken." };
    readonly Option<string> _to = new("--to") { Description = "The server.", DefaultValueFactory = _ => "http://127.0.0.1:8080" };
    readonly Option<string?> _token = new("--token") { Description = "The server's ingestToken; without it the variable ISMS__INGESTTOKEN." };
    readonly Option<string?> _kafka = new("--kafka") { Description = "Brokers as host:port; then lines go to a topic instead of a server." };
    readonly Option<string?> _topic = new("--topic") { Description = "The topic, for example isms.raw.firewall." };
    readonly Option<string> _format = new("--format") { Description = "Format of all files; without it each line's format is recognised.", DefaultValueFactory = _ => "auto" };
    readonly Option<long?> _reference = IsmsFolder.Time("--reference-time", "Dates lines without a year; without it now.");
    readonly Option<string> _zone = new("--timezone") { Description = "Zone of times that state none; only the pace needs it.", DefaultValueFactory = _ => "UTC" };

    public ReplayCommand() : this(TimeProvider.System)
    {
    }

    public string Path => "replay";

    public Command Build()
    {
        var command = new Command("replay", "Sends log files into a running system. Stopped and started again with the same options, it stores nothing twice (over HTTP).")
            { _files, _speed, _to, _token, _kafka, _topic, _format, _reference, _zone };
        command.SetAction((parsed, abort) => RunAsync(parsed, parsed.InvocationConfiguration, abort));
        return command;
    }

    async Task<int> RunAsync(ParseResult parsed, InvocationConfiguration output, CancellationToken abort)
    {
        if (Problem(parsed, out var options) is { } problem)
        {
            output.Error.WriteLine(problem);
            return 2;
        }
        try
        {
            await using var target = Target(parsed, output.Error);
            var (lines, again) = await new ReplayRun(options, target, clock, output.Error).RunAsync(parsed.GetRequiredValue(_files), abort);
            output.Output.WriteLine(JsonSerializer.Serialize(new { lines, already_stored = again }));
            return 0;
        }
        catch (ReplayException refused)
        {
            output.Error.WriteLine(refused.Message);
            return 3;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            output.Error.WriteLine($"ISMS1004 the input cannot be read: {failed.Message} Check the path, its permissions and that a .gz file is whole.");
            return 3;
        }
        catch (OperationCanceledException) when (abort.IsCancellationRequested)
        {
            return 0;
        }
    }

    IReplayTarget Target(ParseResult parsed, TextWriter progress) => parsed.GetValue(_kafka) is { } brokers
        ? new KafkaTarget(brokers, parsed.GetRequiredValue(_topic)!)
        : new HttpTarget(new SocketsHttpHandler(), new Uri(parsed.GetRequiredValue(_to)), parsed.GetRequiredValue(_format),
            parsed.GetValue(_token) ?? Environment.GetEnvironmentVariable("ISMS__INGESTTOKEN"), clock, progress);

    string? Problem(ParseResult parsed, out ReplayOptions options)
    {
        var (speed, format) = (parsed.GetValue(_speed), parsed.GetRequiredValue(_format));
        var hasZone = TimeZoneInfo.TryFindSystemTimeZoneById(parsed.GetRequiredValue(_zone), out var zone);
        options = new ReplayOptions(speed, format, parsed.GetValue(_reference) ?? UnixMicros.From(clock.GetUtcNow()), zone ?? TimeZoneInfo.Utc);
        if (!double.IsFinite(speed) || speed is < 0 or > 1e6) return $"--speed: ISMS5079 {speed} is no speed. Use a number from 0 (as fast as it goes) to 1000000.";
        if (format != "auto" && !LogFormats.IsKnown(format)) return $"ISMS1001 there is no format '{format}'. 'parse formats' lists them.";
        if (!hasZone) return $"ISMS1006 there is no time zone '{parsed.GetValue(_zone)}'. Use an IANA name such as Europe/Berlin.";
        if (parsed.GetValue(_kafka) is null != parsed.GetValue(_topic) is null) return "--kafka: ISMS5079 --kafka and --topic go together. Give both, or neither to send to a server.";
        return Uri.TryCreate(parsed.GetValue(_to), UriKind.Absolute, out var server) && server.Scheme is "http" or "https" ? null
            : $"--to: ISMS5079 '{parsed.GetValue(_to)}' is no address of a server. Write it as http://127.0.0.1:8080.";
    }
}
