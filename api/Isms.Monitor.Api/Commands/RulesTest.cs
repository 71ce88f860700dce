using System.CommandLine;
using System.Text.Json;
using Isms.Monitor.Sigma.Rules;

namespace Isms.Monitor.Api.Commands;

/// <summary><c>rules test</c>: runs the samples that lie beside the rules.</summary>
sealed class RulesTest : ICliCommand
{
    readonly Argument<string[]> _paths = new("path") { Description = "Folders of rules, or samples files; by default the rules beside the program.", Arity = ArgumentArity.ZeroOrMore };

    public string Path => "rules test";

    public Command Build()
    {
        var command = new Command("test", "Run the samples beside the rules: each must fire, or stay quiet.") { _paths };
        command.SetAction(parsed => Run(parsed.GetValue(_paths) ?? [], parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));
        return command;
    }

    static int Run(string[] paths, TextWriter output, TextWriter messages)
    {
        if (paths.Length == 0) paths = [System.IO.Path.Combine(AppContext.BaseDirectory, "rules")];
        if (Array.Find(paths, path => !File.Exists(path) && !Directory.Exists(path)) is { } missing)
        {
            messages.WriteLine($"{missing}(1,1): ISMS2001 there is no such file or folder. Correct the path.");
            return 1;
        }
        var (files, problems) = (0, 0);
        foreach (var file in paths.SelectMany(SamplesIn).Order(StringComparer.Ordinal))
        {
            var result = RulesTestRun.Of(file, paths.Where(Directory.Exists));
            foreach (var problem in result.Problems) messages.WriteLine(problem);
            output.WriteLine(JsonSerializer.Serialize(new { file, samples = result.Samples, failed = result.Problems.Count }));
            (files, problems) = (files + 1, problems + result.Problems.Count);
        }
        messages.WriteLine($"{files} sample files, {problems} failed samples.");
        return problems == 0 ? 0 : 1;
    }

    static IEnumerable<string> SamplesIn(string path) => File.Exists(path)
        ? [path.EndsWith(RuleSamples.Suffix, StringComparison.Ordinal) ? path : System.IO.Path.ChangeExtension(path, null) + RuleSamples.Suffix]
        : Directory.EnumerateFiles(path, "*" + RuleSamples.Suffix, SearchOption.AllDirectories);
}
