using System.CommandLine;
using Isms.Monitor.Api.Detecting;
using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Formats;
using Isms.Monitor.Sigma;
using Isms.Monitor.Sigma.Correlate;
using Isms.Monitor.Sigma.Rules;

namespace Isms.Monitor.Api.Commands;

/// <summary><c>detect</c>: log files in, alerts out.</summary>
sealed class DetectCommand : ICliCommand
{
    readonly Argument<string[]> _files = new("FILE") { Description = "Log files, plain or .gz; - is standard input.", Arity = ArgumentArity.OneOrMore };
    readonly Option<string[]> _rules = new("--rules") { Description = "Files or folders of rules. Default: the rules beside the program.", Arity = ArgumentArity.OneOrMore };
    readonly Option<string> _format = new("--format") { Description = "A name that 'parse formats' lists, or auto.", DefaultValueFactory = _ => "auto" };
    readonly Option<bool> _summary = new("--summary") { Description = "Print counts, seconds and rates only." };
    readonly Option<string?> _reference = new("--reference-time") { Description = "ISO 8601; times without a year lie near it. Default: now." };
    readonly Option<string> _zone = new("--timezone") { Description = "Zone of times without one, for example Europe/Berlin.", DefaultValueFactory = _ => "UTC" };
    readonly Option<int> _threads = new("--threads") { Description = "Workers. Default: one for each processor.", DefaultValueFactory = _ => Environment.ProcessorCount };

    public string Path => "detect";

    public Command Build()
    {
        var command = new Command("detect", "Runs rules and correlations over log files, merged by event time; one alert a line.")
            { _files, _rules, _format, _summary, _reference, _zone, _threads };
        command.SetAction(Run);
        return command;
    }

    int Run(ParseResult arguments)
    {
        var messages = arguments.InvocationConfiguration.Error;
        if (Options(arguments, out var problem) is not { } options)
        {
            messages.WriteLine(problem);
            return 2;
        }
        var rules = RuleSet.Load(arguments.GetValue(_rules) is { Length: > 0 } paths ? paths : [System.IO.Path.Combine(AppContext.BaseDirectory, "rules")]);
        foreach (var error in rules.Errors) messages.WriteLine(error);
        try
        {
            using var output = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
            new DetectRun(options, new Detector(rules, CorrelatorOptions.Files), output).Run(arguments.GetValue(_files)!);
            return rules.Errors.Count == 0 ? 0 : 1;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            messages.WriteLine($"ISMS2050 the input cannot be read: {error.Message.TrimEnd('.')}. Check the path, its permissions and that a .gz file is whole.");
            return 3;
        }
    }

    DetectOptions? Options(ParseResult arguments, out string problem)
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
        else if (arguments.GetValue(_threads) is < 1 or > 64)
            problem = "ISMS1007 --threads must be 1 to 64.";
        else
            return new DetectOptions(format, arguments.GetValue(_summary), micros, zone, arguments.GetValue(_threads));
        return null;
    }
}
