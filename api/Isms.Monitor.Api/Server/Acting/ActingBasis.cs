using Isms.Monitor.Api.Server.Settings;
using Isms.Monitor.Controls.Acting;
using Isms.Monitor.Controls.Acting.Clocks;
using Isms.Monitor.Controls.Kpis;
using Isms.Monitor.Registers;

namespace Isms.Monitor.Api.Server.Acting;

/// <summary>What records are held against: legal regimes, root causes, KPIs and the registers.</summary>
/// <param name="Registers">Asked each time: registers may change while the server runs.</param>
sealed record ActingBasis(LegalClocks Clocks, RootCauses Causes, KpiCatalogue Catalogue, Func<RegisterSet> Registers)
{
    /// <param name="isms">The folder of the registers.</param>
    /// <exception cref="SettingsException">A file of its folder <c>acting</c> has an error; every one is in the message.</exception>
    public static ActingBasis Load(string isms, KpiCatalogue catalogue, Func<RegisterSet> registers)
    {
        var folder = Path.Combine(isms, "acting");
        var (clocks, causes) = (LegalClocks.Load(folder), RootCauses.Load(folder));
        var errors = clocks.Errors.Concat(causes.Errors).ToList();
        if (errors.Count > 0) throw new SettingsException(string.Join('\n', errors));
        return new ActingBasis(clocks, causes, catalogue, registers);
    }

    public HashSet<string> Roles => [.. Registers().Roles.Select(role => role.Id)];

    public HashSet<string> Actions => [.. Registers().CorrectiveActions.Select(action => action.Id)];

    /// <summary>Ids of the KPIs and controls.</summary>
    public HashSet<string> Measured => [.. Catalogue.Definitions.Select(kpi => kpi.Id), .. Registers().Controls.Select(control => control.Id)];
}
