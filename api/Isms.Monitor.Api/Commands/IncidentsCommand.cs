using System.CommandLine;
using Isms.Monitor.Events;
using Isms.Monitor.Incidents;
using Isms.Monitor.Registers;

namespace Isms.Monitor.Api.Commands;

/// <summary><c>incidents</c>: alerts in, incidents out.</summary>
sealed class IncidentsCommand : ICliCommand
{
    readonly Argument<string[]> _files = new("FILE") { Description = "Alerts as NDJSON, as 'detect' writes them, plain or .gz; - is standard input.", Arity = ArgumentArity.OneOrMore };
    readonly Option<string> _isms = IsmsFolder.Option();

    public string Path => "incidents";

    public Command Build()
    {
        var command = new Command("incidents", "Runs the policies over alerts; one incident a line.") { _files, _isms };
        command.SetAction(Run);
        return command;
    }

    int Run(ParseResult arguments)
    {
        var (output, messages) = (arguments.InvocationConfiguration.Output, arguments.InvocationConfiguration.Error);
        if (Registers(arguments.GetRequiredValue(_isms), messages, out var exit) is not { } organisation) return exit;
        try
        {
            var input = IncidentsInput.Read(arguments.GetRequiredValue(_files));
            foreach (var error in input.Errors) messages.WriteLine(error);
            foreach (var incident in Incidents(input.Alerts, organisation)) output.WriteLine(IncidentLine.Of(incident, input.IndexesOf));
            output.Flush();
            return input.Errors.Count == 0 ? 0 : 1;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            messages.WriteLine($"ISMS2050 the input cannot be read: {error.Message.TrimEnd('.')}. Check the path, its permissions and that a .gz file is whole.");
            return 3;
        }
    }

    static IReadOnlyList<MachinePart> Incidents(IReadOnlyList<Alert> alerts, Organisation organisation)
    {
        var changes = new IncidentEngine(organisation).Apply(alerts);
        var merged = changes.Merged.Select(one => one.From).ToHashSet(StringComparer.Ordinal);
        return [.. changes.Parts.Where(part => !merged.Contains(part.Id)).OrderBy(part => part.FirstMicros).ThenBy(part => part.Id, StringComparer.Ordinal)];
    }

    static Organisation? Registers(string folder, TextWriter messages, out int exit)
    {
        exit = 3;
        if (!Directory.Exists(folder))
        {
            messages.WriteLine($"{folder}(1,1): ISMS3001 there is no such folder. Give the folder of the registers with --isms.");
            return null;
        }
        var (organisation, problems) = Organisation.Load(folder, TimeProvider.System);
        var errors = problems.Where(problem => !problem.IsFinding).ToList();
        foreach (var error in errors) messages.WriteLine(error);
        exit = errors.Count > 0 ? 1 : 0;
        return errors.Count > 0 ? null : organisation;
    }
}
