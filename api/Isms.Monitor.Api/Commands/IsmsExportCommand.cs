using System.CommandLine;
using Isms.Monitor.Api.Server.Registering;
using Isms.Monitor.Controls;
using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Controls.Oscal;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Events;
using Isms.Monitor.Registers;
using Isms.Monitor.Registers.Editions;
using Isms.Monitor.Registers.Tables;

namespace Isms.Monitor.Api.Commands;

/// <summary><c>isms export</c>: the registers as CSV, as YAML files, or as OSCAL.</summary>
sealed class IsmsExportCommand(Func<string, RegisterSet, EvidenceSource> open, TimeProvider clock) : ICliCommand
{
    static readonly string[] Formats = ["csv", "yaml", "oscal"];

    public IsmsExportCommand() : this(EvidenceSource.Open, TimeProvider.System)
    {
    }

    public string Path => "isms export";

    public Command Build()
    {
        var folder = IsmsFolder.Option();
        var format = new Option<string>("--format") { Description = "csv, yaml or oscal.", Required = true };
        format.AcceptOnlyFromAmong(Formats);
        var section = new Option<string?>("--section") { Description = "One register, such as risks; without it all. With csv and without --out it is written to the standard output." };
        section.AcceptOnlyFromAmong([.. SectionOutline.All.Select(outline => outline.Key)]);
        var into = new Option<string?>("--out") { Description = "The folder to write to; made when it is missing." };
        var data = new Option<string?>("--data") { Description = "The data folder of a server that does not run: its edits are laid over the files, and oscal has assessment results too." };
        var at = IsmsFolder.Time("--at", "The edits and the measurement as of this time; now without it.");
        var command = new Command("export", "Writes the registers as CSV, YAML or OSCAL.") { format, section, into, folder, data, at };
        command.Validators.Add(result =>
        {
            if (result.GetValue(into) is null && (result.GetValue(format) != "csv" || result.GetValue(section) is null)) result.AddError("--out is missing. Name the folder to write to.");
        });
        command.SetAction((parsed, abort) => ExportAsync(
            new Wanted(parsed.GetRequiredValue(format), parsed.GetValue(section), parsed.GetValue(into), parsed.GetRequiredValue(folder), parsed.GetValue(data), parsed.GetValue(at) ?? UnixMicros.From(clock.GetUtcNow())),
            parsed.InvocationConfiguration, abort));
        return command;
    }

    async Task<int> ExportAsync(Wanted wanted, InvocationConfiguration output, CancellationToken abort)
    {
        if (IsmsFolder.Load(wanted.Folder, wanted.At, output.Error, out var exit) is not { } isms) return exit;
        try
        {
            using var source = wanted.Data is { } data ? open(data, isms.Registers) : null;
            var held = await isms.AsOfAsync(source?.Records ?? new InMemoryRecords(), wanted.At, output.Error, abort);
            var files = wanted.Format switch
            {
                "csv" => Tables(held.Edition, wanted.Section),
                "yaml" => held.Edition.Files().Where(file => wanted.Section is null || file.Name == $"{wanted.Section}.yml"),
                _ => await OscalAsync(held, source, wanted.At, abort),
            };
            Write(files, wanted.Into, output);
            return 0;
        }
        catch (Exception failed) when (failed is EvidenceUnavailableException or IOException or UnauthorizedAccessException)
        {
            output.Error.WriteLine(failed.Message);
            return 3;
        }
    }

    static void Write(IEnumerable<(string Name, string Text)> files, string? into, InvocationConfiguration output)
    {
        foreach (var (name, text) in files)
        {
            if (into is null)
            {
                output.Output.Write(text);
                continue;
            }
            Directory.CreateDirectory(into);
            var path = System.IO.Path.Combine(into, name);
            File.WriteAllText(path, text);
            output.Error.WriteLine(path);
        }
    }

    static IEnumerable<(string Name, string Text)> Tables(Edition held, string? section) =>
        from outline in SectionOutline.All
        where section is null || outline.Key == section
        let text = RegisterTable.Write(held, outline.Key)
        where text.Length > 0
        select ($"{outline.Key}.csv", text);

    static async Task<IEnumerable<(string Name, string Text)>> OscalAsync(InForce held, EvidenceSource? source, long at, CancellationToken abort)
    {
        var registers = held.Organisation.Registers;
        var files = new List<(string, string)> { ("component-definition.json", ComponentDefinition.Write(registers, at)) };
        if (source is null) return files;
        var measurement = await new MeasurementProgramme(held.Catalogue, registers, source.Naming(held.Organisation), source.Records).MeasureAsync(at, abort);
        files.Add(("assessment-results.json", AssessmentResults.Write(measurement, registers)));
        return files;
    }

    sealed record Wanted(string Format, string? Section, string? Into, string Folder, string? Data, long At);
}
