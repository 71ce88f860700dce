using System.Globalization;
using Isms.Monitor.Api.Server;
using Isms.Monitor.Api.Server.Settings;

namespace Isms.Monitor.Api.Doctor.Checks;

sealed class ContentCheck : ICheck
{
    public int Code => 5091;

    public string Name => "registers and rules";

    public Task<IReadOnlyList<Verdict>> RunAsync(Examined examined, CancellationToken abort) =>
        Task.FromResult<IReadOnlyList<Verdict>>([Registers(examined), Rules(examined.Settings)]);

    Verdict Registers(Examined examined)
    {
        try
        {
            return Verdict.Ok(this, $"{examined.Settings.Isms}: {Registry.Load(examined.Settings.Isms, examined.Clock).Organisation.Registers.Summary().TrimEnd('.')}.");
        }
        catch (SettingsException wrong)
        {
            return Verdict.Failed(this, $"the registers cannot be used: {wrong.Message.Split('\n')[0]}", "All errors: isms-monitor isms check.");
        }
    }

    Verdict Rules(MonitorSettings settings)
    {
        try
        {
            var rules = RuleFolder.Load(settings.Rules);
            var loaded = string.Create(CultureInfo.InvariantCulture, $"{rules.Rules.Count} rules and {rules.Correlations.Count} correlations");
            if (rules.Rules.Count == 0) return Verdict.Failed(this, "no rule is loaded, so nothing is detected.", "Name the rules with --rules.");
            return rules.Errors.Count == 0 ? Verdict.Ok(this, $"{loaded} are loaded.")
                : Verdict.Warning(this, string.Create(CultureInfo.InvariantCulture, $"{loaded} are loaded, but {rules.Errors.Count} errors keep others out; the first: {rules.Errors[0]}"), "All errors: isms-monitor rules check.");
        }
        catch (SettingsException wrong)
        {
            return Verdict.Failed(this, wrong.Message, "");
        }
    }
}
