using System.CommandLine;
using Isms.Monitor.Sigma.Rules;

namespace Isms.Monitor.Api.Commands;

/// <summary><c>rules check</c>: loads every rule, correlation and filter and prints what is wrong with the others.</summary>
sealed class RulesCheck : ICliCommand
{
    public string Path => "rules check";

    public Command Build()
    {
        var paths = new Argument<string[]>("path") { Description = "Files or folders of rules.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("check", "Load every rule, correlation and filter; print each error with its place and remedy.") { paths };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(paths), parsed.InvocationConfiguration.Error));
        return command;
    }

    static int Run(IReadOnlyList<string> paths, TextWriter messages)
    {
        var rules = RuleSet.Load(paths);
        foreach (var problem in rules.Errors.Concat(rules.Warnings)) messages.WriteLine(problem);
        messages.WriteLine($"{rules.Rules.Count} rules, {rules.Correlations.Count} correlations, {rules.Filters.Count} filters; "
            + $"{rules.Errors.Count} refused, {rules.Warnings.Count} warnings.");
        return rules.Errors.Count == 0 ? 0 : 1;
    }
}
