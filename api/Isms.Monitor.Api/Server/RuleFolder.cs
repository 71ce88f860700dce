using Isms.Monitor.Api.Server.Settings;
using Isms.Monitor.Sigma.Rules;

namespace Isms.Monitor.Api.Server;

/// <summary>Reads the rules as the server needs them: a rule that is refused is told and left out, none at all is a reason not to start.</summary>
static class RuleFolder
{
    public static RuleSet Load(IReadOnlyList<string> paths)
    {
        foreach (var path in paths)
            if (!Directory.Exists(path) && !File.Exists(path)) throw new SettingsException($"{path}(1,1): ISMS2001 there is no such file or folder. Give the rules with --rules.");
        return RuleSet.Load(paths);
    }
}
