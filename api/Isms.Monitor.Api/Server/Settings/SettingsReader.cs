namespace Isms.Monitor.Api.Server.Settings;

/// <summary>Puts the settings together: file, then <c>ISMS__…</c> variables.</summary>
static class SettingsReader
{
    public const string FileName = "isms-monitor.yml";

    const string Prefix = "ISMS__";

    /// <param name="file">Configuration file, or null for the one in the current folder if there is one.</param>
    /// <exception cref="SettingsException">The file cannot be used, or a value in it.</exception>
    public static MonitorSettings Read(string? file)
    {
        if (file is not null && !File.Exists(file)) throw new SettingsException($"{file}(1,1): ISMS5011 there is no such file. Give the configuration with --config.");
        var configuration = new ConfigurationBuilder().AddYaml(file ?? FileName).AddEnvironmentVariables(Prefix).Build();
        try
        {
            var settings = configuration.Get<MonitorSettings>(options => options.ErrorOnUnknownConfiguration = true) ?? new MonitorSettings();
            return settings with
            {
                // Lists with a default are appended to by the binder; what is configured replaces them.
                Rules = configuration.GetSection(nameof(MonitorSettings.Rules)).Get<string[]>() ?? new MonitorSettings().Rules,
            };
        }
        catch (InvalidOperationException wrong)
        {
            throw new SettingsException($"{file ?? FileName}(1,1): ISMS5012 the configuration cannot be used: {wrong.Message} Correct the key or the value.");
        }
    }
}
