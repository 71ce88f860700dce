using System.CommandLine;
using System.Globalization;
using Isms.Monitor.Api.Server.Registering;
using Isms.Monitor.Controls.Kpis;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Events;
using Isms.Monitor.Registers;
using Isms.Monitor.Registers.Editions;

namespace Isms.Monitor.Api.Commands;

/// <summary>Registers and KPI definitions as the <c>isms</c> commands read them, with the options they share.</summary>
/// <param name="Edition">The files, without edits.</param>
/// <param name="Definitions">With the product's targets.</param>
sealed record IsmsFolder(Edition Edition, KpiCatalogue Definitions)
{
    public RegisterSet Registers => Edition.Organisation.Registers;

    /// <summary>With the edits that were on record at a time; those that do not fit to the files are named and left out.</summary>
    public async Task<InForce> AsOfAsync(IRecords records, long at, TextWriter messages, CancellationToken abort)
    {
        var (laid, leftOut) = new Layers(Edition, Definitions).Lay(await records.AsOfAsync<RegisterEdit>(at, abort));
        foreach (var edit in leftOut) messages.WriteLine(edit);
        return laid;
    }

    public static Option<string> Option() => new("--isms")
    {
        Description = "The folder of the registers; without it the isms folder beside the program.",
        DefaultValueFactory = _ => Path.Combine(AppContext.BaseDirectory, "isms"),
    };

    public static Option<string> Data() => new("--data") { Description = "The data folder of the server.",
        DefaultValueFactory = _ => "data" };

    /// <summary>A time as ISO 8601; a day alone is its start, UTC.</summary>
    public static Option<long?> Time(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            if (DateTimeOffset.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal,
                out var moment)) return UnixMicros.From(moment);
            result.AddError($"{name} cannot be '{result.Tokens[0].Value}'. Write a time as 2026-11-24T22:00:00Z or a day as 2026-11-24.");
            return null;
        },
    };

    /// <summary>Null when the folder is missing (exit 3) or a register or definition has an error (exit 1); every one of them was
    /// written.</summary>
    /// <param name="folder">The registers, with the definitions in its folder <c>kpis</c>.</param>
    /// <param name="at">Its day is what offsets such as -30d count from.</param>
    /// <param name="messages">For errors.</param>
    /// <param name="exit">What the command returns when there is nothing to work with.</param>
    public static IsmsFolder? Load(string folder, long at, TextWriter messages, out int exit)
    {
        exit = 3;
        var kpis = Path.Combine(folder, "kpis");
        if (!Directory.Exists(kpis))
        {
            messages.WriteLine($"{kpis}(1,1): ISMS3207 there is no such folder. Give the folder of the registers with --isms; the KPI definitions are in its folder kpis.");
            return null;
        }
        var edition = Edition.Read(folder, UnixMicros.DayOf(at));
        var catalogue = KpiCatalogue.Load(kpis);
        var errors = edition.Problems.Where(problem => !problem.IsFinding).Select(problem => problem.ToString())
            .Concat(catalogue.Errors.Select(error => error.ToString())).ToList();
        foreach (var error in errors) messages.WriteLine(error);
        exit = errors.Count > 0 ? 1 : 0;
        return errors.Count > 0 ? null : new IsmsFolder(edition, catalogue);
    }
}
