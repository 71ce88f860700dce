using System.CommandLine;
using System.Globalization;
using Isms.Monitor.Controls.Kpis;
using Isms.Monitor.Controls.Acting;
using Isms.Monitor.Controls.Acting.Clocks;
using Isms.Monitor.Registers;

namespace Isms.Monitor.Api.Commands;

/// <summary><c>isms check</c>: are the registers fit for use, and what would a reviewer note?</summary>
sealed class IsmsCheckCommand : ICliCommand
{
    public string Path => "isms check";

    public Command Build()
    {
        var folder = new Argument<string>("path")
        {
            Description = "The folder of the registers; without it the isms folder beside the program.",
            Arity = ArgumentArity.ZeroOrOne,
            DefaultValueFactory = _ => System.IO.Path.Combine(AppContext.BaseDirectory, "isms"),
        };
        var strict = new Option<bool>("--strict") { Description = "A reviewer's findings fail the check too." };
        var at = new Option<DateOnly?>("--at")
        {
            Description = "The day that expiry is held against and that offsets such as -30d count from; today without it.",
            CustomParser = result => Day(result.Tokens[0].Value, result.AddError),
        };
        var command = new Command("check", "Validates the registers: structure, references, and what a reviewer would note.") { folder, strict, at };
        command.SetAction(parsed => Check(parsed.GetRequiredValue(folder), parsed.GetValue(strict), parsed.GetValue(at), parsed.InvocationConfiguration.Error));
        return command;
    }

    static int Check(string folder, bool strict, DateOnly? at, TextWriter messages)
    {
        if (!Directory.Exists(folder))
        {
            messages.WriteLine($"{folder}(1,1): ISMS3001 there is no such folder. Give the folder of the registers.");
            return 3;
        }
        var (organisation, problems) = at is { } day ? Organisation.Load(folder, day) : Organisation.Load(folder, TimeProvider.System);
        var kpis = System.IO.Path.Combine(folder, "kpis");
        if (Directory.Exists(kpis)) problems = [.. problems, .. KpiReferences.Check(organisation.Registers, KpiCatalogue.Load(kpis))];
        foreach (var problem in problems) messages.WriteLine(problem);
        var acting = System.IO.Path.Combine(folder, "acting");
        List<ActingError> wrong = [.. LegalClocks.Load(acting).Errors, .. RootCauses.Load(acting).Errors];
        foreach (var error in wrong) messages.WriteLine(error);
        var findings = problems.Count(problem => problem.IsFinding);
        var errors = problems.Count - findings + wrong.Count;
        messages.WriteLine(organisation.Registers.Summary());
        messages.WriteLine($"{errors} errors, {findings} findings.");
        return errors > 0 || (strict && findings > 0) ? 1 : 0;
    }

    static DateOnly? Day(string text, Action<string> refuse)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)) return DateOnly.FromDateTime(moment.UtcDateTime);
        refuse($"--at cannot be '{text}'. Write a day as 2026-11-24.");
        return null;
    }
}
