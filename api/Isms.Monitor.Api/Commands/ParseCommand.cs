using System.CommandLine;
using Isms.Monitor.Api.Parsing;
using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Formats;

namespace Isms.Monitor.Api.Commands;

/// <summary>Log lines in, ECS documents out, in the order of the input; an unreadable frame is a document too.</summary>
sealed class ParseCommand : ICliCommand
{
    readonly Argument<string[]> _files = new("FILE") { Description = "Log files, plain or .gz; - is standard input.", Arity = ArgumentArity.OneOrMore };
    readonly Option<string> _format = new("--format") { Description = "A name that 'parse formats' lists, or auto.", DefaultValueFactory = _ => "auto" };
    readonly Option<bool> _flat = new("--flat") { Description = "Dotted keys instead of nested objects." };
    readonly Option<bool> _null = new("--null") { Description = "Frames end with a NUL byte instead of a newline." };
    readonly Option<bool> _summary = new("--summary") { Description = "Print counts, seconds and rates only." };
    readonly Option<string?> _reference = new("--reference-time") { Description = "ISO 8601; times without a year lie near it. Default: now." };
    readonly Option<string> _zone = new("--timezone") { Description = "Zone of times without one, for example Europe/Berlin.", DefaultValueFactory = _ => "UTC" };
    readonly Option<int> _threads = new("--threads") { Description = "Workers. Default: one for each processor.", DefaultValueFactory = _ => Environment.ProcessorCount };

    public string Path => "parse";

    public Command Build()
    {
        var command = new Command("parse", "Turns log lines into ECS documents, one a frame, in the order of the input.")
            { _files, _format, _flat, _null, _summary, _reference, _zone, _threads };
        command.SetAction(RunAsync);
        return command;
    }

    async Task<int> RunAsync(ParseResult arguments, CancellationToken abort)
    {
        if (Options(arguments, out var problem) is not { } options)
        {
            await Console.Error.WriteLineAsync(problem);
            return 2;
        }
        await using var output = Console.OpenStandardOutput();
        try
        {
            await new ParseRun(options, output).RunAsync(arguments.GetValue(_files)!, abort);
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            await Console.Error.WriteLineAsync($"ISMS1004 the input cannot be read: {e.Message} Check the path, its permissions and that a .gz file is whole.");
            return 3;
        }
    }

    ParseOptions? Options(ParseResult arguments, out string problem)
    {
        problem = "";
        var format = arguments.GetValue(_format)!;
        var micros = UnixMicros.From(TimeProvider.System.GetUtcNow());
        if (format != "auto" && !LogFormats.IsKnown(format))
            problem = $"ISMS1001 there is no format '{format}'. 'parse formats' lists them.";
        else if (arguments.GetValue(_reference) is { } reference && !UnixMicros.TryParse(reference, out micros))
            problem = $"ISMS1005 '{reference}' is not a time. Write it like 2026-11-24T22:00:00Z.";
        else if (!TimeZoneInfo.TryFindSystemTimeZoneById(arguments.GetValue(_zone)!, out var zone))
            problem = $"ISMS1006 there is no time zone '{arguments.GetValue(_zone)}'. Use an IANA name such as Europe/Berlin.";
        else if (arguments.GetValue(_threads) < 1)
            problem = "ISMS1007 --threads must be 1 or more.";
        else
            return new ParseOptions(format, arguments.GetValue(_flat), arguments.GetValue(_null), arguments.GetValue(_summary), micros, zone, arguments.GetValue(_threads));
        return null;
    }
}
