using Isms.Monitor.Api.Server.Settings;

namespace Isms.Monitor.Api.Doctor;

/// <summary>What is looked at: the settings of a server, the machine it runs on, and the time.</summary>
sealed record Examined(MonitorSettings Settings, IMachine Machine, TimeProvider Clock)
{
    /// <summary>Configured sources of these kinds.</summary>
    public IEnumerable<SourceEntry> Sources(params string[] kinds) => Settings.Sources.Where(entry => kinds.Contains(entry.Kind, StringComparer.OrdinalIgnoreCase));
}
