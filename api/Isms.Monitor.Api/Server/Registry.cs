using Isms.Monitor.Api.Server.Settings;
using Isms.Monitor.Controls.Kpis;
using Isms.Monitor.Registers;
using Isms.Monitor.Registers.Editions;

namespace Isms.Monitor.Api.Server;

/// <summary>Reads the registers and the KPI definitions as the server needs them: an error in one is a reason not to start.</summary>
static class Registry
{
    public static (Organisation Organisation, KpiCatalogue Catalogue) Load(string folder, TimeProvider clock)
    {
        var (files, definitions) = Read(folder, clock);
        return (files.Organisation, definitions.With(files.Organisation.Registers.KpiOverlays));
    }

    /// <summary>The files without edits, and the definitions with the product's targets.</summary>
    public static (Edition Files, KpiCatalogue Definitions) Read(string folder, TimeProvider clock)
    {
        if (!Directory.Exists(folder)) throw new SettingsException($"{folder}(1,1): ISMS3207 there is no such folder. Give the folder of the registers with --isms.");
        var files = Edition.Read(folder, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        var catalogue = KpiCatalogue.Load(Path.Combine(folder, "kpis"));
        var errors = files.Problems.Where(problem => !problem.IsFinding).Select(problem => problem.ToString()!).Concat(catalogue.Errors.Select(error => error.ToString()!)).ToList();
        if (errors.Count > 0) throw new SettingsException(string.Join('\n', errors));
        return (files, catalogue);
    }
}
