using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Isms.Monitor.Api.Input;
using Isms.Monitor.Events;
using Isms.Monitor.Sigma.Match;
using Isms.Monitor.Sigma.Rules;

namespace Isms.Monitor.Api.Commands;

/// <summary><c>rules explain</c>: for each event and each line of a rule, what was demanded, what was seen, and the verdict.</summary>
sealed class RulesExplain : ICliCommand
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    readonly Argument<string> _rule = new("rule") { Description = "A rule file." };
    readonly Argument<string[]> _files = new("file") { Description = "NDJSON events, plain or .gz; '-' for the standard input.", Arity = ArgumentArity.OneOrMore };
    readonly Option<bool> _raw = new("--raw") { Description = "The input is log lines, to be parsed first." };

    public string Path => "rules explain";

    public Command Build()
    {
        var command = new Command("explain", "Say of each event and each line of a rule what was seen, under which field, and the verdict.") { _rule, _files, _raw };
        command.SetAction(Run);
        return command;
    }

    int Run(ParseResult parsed)
    {
        var (output, messages) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var rules = RuleSet.Load(parsed.GetRequiredValue(_rule));
        foreach (var problem in rules.Errors) messages.WriteLine(problem);
        var isRaw = parsed.GetValue(_raw);
        var (reader, @event, isClean) = (RulesLineReaders.Create(isRaw), new EcsEvent(), rules.Errors.Count == 0);
        try
        {
            foreach (var (index, place, line) in Lines(parsed.GetRequiredValue(_files)))
            {
                if (reader(line, @event) is { } error)
                {
                    messages.WriteLine($"{place},{error.Offset + 1}): ISMS2030 this event cannot be read: expected {error.Expected}. Give one JSON object a line.");
                    isClean = false;
                    continue;
                }
                foreach (var rule in rules.Rules) output.WriteLine(Text(index, rule, Explanation.Of(rule, @event, isRaw)));
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            messages.WriteLine($"ISMS2031 the input cannot be read: {error.Message.TrimEnd('.')}. Check the path and its permissions.");
            return 3;
        }
        return isClean ? 0 : 1;
    }

    static IEnumerable<(int Index, string Place, byte[] Line)> Lines(IEnumerable<string> files)
    {
        foreach (var chunk in RulesInput.Chunks(files))
        {
            var (start, number) = (0, 0);
            while (start < chunk.Length)
            {
                var length = chunk.Bytes.AsSpan(start, chunk.Length - start).IndexOf((byte)'\n');
                if (length < 0) length = chunk.Length - start;
                var line = chunk.Bytes.AsSpan(start, length).TrimEnd((byte)'\r').ToArray();
                if (line.Length > 0) yield return (chunk.FirstIndex + number, $"{chunk.Path}({chunk.FirstInFile + number + 1}", line);
                (start, number) = (start + length + 1, number + 1);
            }
        }
    }

    static string Text(int index, SigmaRule rule, Explanation explanation) => JsonSerializer.Serialize(new
    {
        @event = index,
        rule = new { rule.Id, rule.Title, file = rule.Path },
        condition = rule.ConditionText,
        appliesToLogSource = explanation.AppliesToLogSource,
        matches = explanation.Matches,
        items = explanation.Items,
    }, Json);
}
