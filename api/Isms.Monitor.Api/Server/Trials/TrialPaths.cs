using Isms.Monitor.Api.Server.Settings;
using Isms.Monitor.Ingest.Sources.Http;

namespace Isms.Monitor.Api.Server.Trials;

/// <summary>Makes the configured way in of trials.</summary>
static class TrialPaths
{
    /// <exception cref="SettingsException">The way is unknown, or not told where to.</exception>
    public static ITrialPath Make(TrialSettings settings, HttpIngest ingest) => settings.Through switch
    {
        "http" => new HttpTrialPath(ingest),
        "file" when settings.Path.Length > 0 => new FileTrialPath(settings.Path),
        "syslog-udp" => new SyslogTrialPath(SourceMaker.Endpoint(new SourceEntry { Address = settings.Address })),
        "file" => throw new SettingsException($"{SettingsReader.FileName}(1,1): ISMS5043 trials go through a file that is not named. Add path to trials, one of the files under sources."),
        var other => throw new SettingsException($"{SettingsReader.FileName}(1,1): ISMS5043 trials cannot go through '{other}'. Use http, file or syslog-udp."),
    };
}
