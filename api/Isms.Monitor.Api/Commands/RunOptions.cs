using System.CommandLine;
using Isms.Monitor.Api.Server.Settings;

namespace Isms.Monitor.Api.Commands;

/// <summary>Options of the server on the command line; they win over file and variables.</summary>
sealed class RunOptions
{
    readonly Option<string?> _config = new("--config") { Description = $"Configuration; without it {SettingsReader.FileName} in the current folder, if it is there." };
    readonly Option<string?> _data = new("--data") { Description = "The data folder (default: data)." };
    readonly Option<string?> _urls = new("--urls") { Description = "Where the console listens (default: http://127.0.0.1:8080)." };
    readonly Option<string?> _isms = new("--isms") { Description = "The folder of the registers (default: isms beside the program)." };
    readonly Option<string[]> _rules = new("--rules") { Description = "Rules (default: rules beside the program).", AllowMultipleArgumentsPerToken = true };
    readonly Option<string> _role = new("--role") { Description = "What this process does. Standalone there is one role: all.", DefaultValueFactory = _ => "all" };

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _config, _data, _urls, _isms, _rules, _role }) command.Options.Add(option);
    }

    /// <exception cref="SettingsException">The configuration cannot be used, or the role.</exception>
    public MonitorSettings Read(ParseResult parsed)
    {
        if (parsed.GetValue(_role) is { } role && role != "all")
            throw new SettingsException($"--role(1,1): ISMS5016 the role '{role}' needs Kafka and Elasticsearch, which this build does not drive yet. Use --role all.");
        var settings = SettingsReader.Read(parsed.GetValue(_config));
        return settings with
        {
            Data = parsed.GetValue(_data) ?? settings.Data,
            Urls = parsed.GetValue(_urls) ?? settings.Urls,
            Isms = parsed.GetValue(_isms) ?? settings.Isms,
            Rules = parsed.GetValue(_rules) is { Length: > 0 } rules ? rules : settings.Rules,
        };
    }
}
