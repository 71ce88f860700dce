using System.CommandLine;
using Isms.Monitor.Registers;
using Isms.Monitor.Registers.Editions;
using Isms.Monitor.Registers.Tables;

namespace Isms.Monitor.Api.Commands;

/// <summary><c>isms import</c>: a CSV table becomes the YAML of its register, when the registers have no error with it.</summary>
sealed class IsmsImportCommand(TimeProvider clock) : ICliCommand
{
    /// <summary>A table of 10,000 entries with long texts fits in.</summary>
    const int MostBytes = 32 * 1024 * 1024;

    public IsmsImportCommand() : this(TimeProvider.System)
    {
    }

    public string Path => "isms import";

    public Command Build()
    {
        var file = new Argument<string>("file") { Description = "The table, as isms export --format csv writes it; rows are added or stand in the place of entries with their id." };
        var folder = IsmsFolder.Option();
        var section = new Option<string>("--section") { Description = "The register that it is for.", Required = true };
        section.AcceptOnlyFromAmong([.. SectionOutline.All.Select(outline => outline.Key)]);
        var into = new Option<string?>("--out") { Description = "The file to write; the standard output without it." };
        var command = new Command("import", "Reads a table into a register and writes its YAML.") { file, section, folder, into };
        command.SetAction(parsed => Import(parsed.GetRequiredValue(file), parsed.GetRequiredValue(section), parsed.GetRequiredValue(folder), parsed.GetValue(into), parsed.InvocationConfiguration));
        return command;
    }

    int Import(string file, string section, string folder, string? into, InvocationConfiguration output)
    {
        if (!Directory.Exists(folder))
        {
            output.Error.WriteLine($"{folder}(1,1): ISMS3001 there is no such folder. Give the folder of the registers.");
            return 3;
        }
        if (!File.Exists(file) || new FileInfo(file).Length > MostBytes)
        {
            output.Error.WriteLine($"{file}(1,1): ISMS3019 there is no such table, or it is larger than {MostBytes / 1024 / 1024} MiB. Give a CSV file.");
            return 3;
        }
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var import = RegisterTable.Read(file, File.ReadAllText(file), section, today);
        var edition = Edition.Read(folder, today).With(import.Edits);
        List<RegisterError> errors = [.. import.Errors, .. edition.Problems.Where(problem => !problem.IsFinding).Select(problem => import.InTable(file, problem))];
        foreach (var error in errors) output.Error.WriteLine(error);
        if (errors.Count > 0) return 1;
        var yaml = edition.Files().FirstOrDefault(written => written.Name == $"{section}.yml").Text ?? "";
        if (into is null) output.Output.Write(yaml);
        else File.WriteAllText(into, yaml);
        output.Error.WriteLine($"{import.Edits.Count} rows of {section}, {edition.Entries(section).Count} entries.");
        return 0;
    }
}
