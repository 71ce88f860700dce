using System.Buffers;
using System.CommandLine;
using System.Diagnostics;
using Isms.Monitor.Api.Input;
using Isms.Monitor.Sigma.Match;
using Isms.Monitor.Sigma.Rules;

namespace Isms.Monitor.Api.Commands;

/// <summary><c>rules eval</c>: which rules match which events of a file.</summary>
sealed class RulesEval : ICliCommand
{
    readonly Argument<string[]> _files = new("file") { Description = "NDJSON events, plain or .gz; '-' for the standard input.", Arity = ArgumentArity.OneOrMore };

    readonly Option<string[]> _rules = new("--rules")
    {
        Description = "Files or folders of rules.", Required = true, AllowMultipleArgumentsPerToken = false, Arity = ArgumentArity.OneOrMore,
    };

    readonly Option<bool> _raw = new("--raw") { Description = "The input is log lines, to be parsed first." };
    readonly Option<bool> _anyLogSource = new("--any-logsource") { Description = "Apply every rule to every event." };
    readonly Option<bool> _summary = new("--summary") { Description = "Print only counts, seconds and rates." };
    readonly Option<int> _threads = new("--threads") { Description = "Workers; by default one a processor.", DefaultValueFactory = _ => Environment.ProcessorCount };

    public string Path => "rules eval";

    public Command Build()
    {
        var command = new Command("eval", "Match events against rules; one line of JSON a match.") { _files, _rules, _raw, _anyLogSource, _summary, _threads };
        command.SetAction(Run);
        return command;
    }

    int Run(ParseResult parsed)
    {
        var messages = parsed.InvocationConfiguration.Error;
        var rules = RuleSet.Load(parsed.GetRequiredValue(_rules));
        foreach (var problem in rules.Errors) messages.WriteLine(problem);
        try
        {
            return Match(parsed, rules) && rules.Errors.Count == 0 ? 0 : 1;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            messages.WriteLine($"ISMS2031 the input cannot be read: {error.Message.TrimEnd('.')}. Check the path and its permissions.");
            return 3;
        }
    }

    /// <returns>Whether every event could be read.</returns>
    bool Match(ParseResult parsed, RuleSet rules)
    {
        var (isRaw, isSummary) = (parsed.GetValue(_raw), parsed.GetValue(_summary));
        var engine = new SigmaEngine(rules, parsed.GetValue(_anyLogSource));
        var workers = Enumerable.Range(0, Math.Clamp(parsed.GetValue(_threads), 1, 64))
            .Select(_ => new RulesEvalWorker(engine, RulesLineReaders.Create(isRaw), isRaw, isSummary)).ToArray();
        using var output = Console.OpenStandardOutput();
        var started = Stopwatch.GetTimestamp();
        var isClean = true;
        foreach (var chunks in RulesInput.Chunks(parsed.GetRequiredValue(_files)).Chunk(workers.Length))
        {
            var results = new (ArrayBufferWriter<byte> Output, List<string> Problems)[chunks.Length];
            if (chunks.Length == 1) results[0] = workers[0].Run(chunks[0]);
            else Parallel.For(0, chunks.Length, i => results[i] = workers[i].Run(chunks[i]));
            foreach (var (matches, problems) in results)
            {
                output.Write(matches.WrittenSpan);
                foreach (var problem in problems) parsed.InvocationConfiguration.Error.WriteLine(problem);
                isClean &= problems.Count == 0;
            }
        }
        if (isSummary) parsed.InvocationConfiguration.Output.WriteLine(Summary(rules, workers, Stopwatch.GetElapsedTime(started).TotalSeconds));
        return isClean;
    }

    static string Summary(RuleSet rules, RulesEvalWorker[] workers, double seconds)
    {
        var (events, matches) = (workers.Sum(worker => worker.Events), workers.Sum(worker => worker.Matches));
        return FormattableString.Invariant(
            $"{{\"rules\":{rules.Rules.Count},\"events\":{events},\"matches\":{matches},\"seconds\":{seconds:F3},\"events_per_second\":{events / Math.Max(seconds, 1e-9):F0}}}");
    }
}
