using System.Net;
using Isms.Monitor.Ingest.Sources;
using Isms.Monitor.Ingest.Sources.Files;
using Isms.Monitor.Ingest.Sources.Kafka;
using Isms.Monitor.Ingest.Sources.Syslog;

namespace Isms.Monitor.Api.Server.Settings;

/// <summary>Makes the configured sources. A kind is a word and a way to make it.</summary>
static class SourceMaker
{
    static readonly Dictionary<string, Func<SourceEntry, SourcePlace, ISource>> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["file"] = File,
        ["syslog-udp"] = (entry, place) => new SyslogUdpSource(Syslog(entry, place), place.Clock),
        ["syslog-tcp"] = (entry, place) => new SyslogTcpSource(Syslog(entry, place), place.Clock),
        ["syslog-tls"] = (entry, place) => new SyslogTcpSource(Syslog(entry, place) with { CertificateFile = entry.Certificate, KeyFile = entry.Key is "" ? null : entry.Key }, place.Clock),
        ["kafka"] = (entry, place) => new KafkaSource(new KafkaSourceOptions { BootstrapServers = entry.Address, Topic = entry.Topic, Format = Format(entry), Zone = Zone(entry) }, place.Stored, place.Clock),
    };

    /// <exception cref="SettingsException">A kind, zone or address is unknown.</exception>
    /// <exception cref="SourceOptionsException">An option is out of bounds.</exception>
    public static ISource Make(SourceEntry entry, SourcePlace place) =>
        Kinds.TryGetValue(entry.Kind, out var make) ? make(entry, place)
            : throw new SettingsException($"{SettingsReader.FileName}(1,1): ISMS5013 there is no source of kind '{entry.Kind}'. Use one of {string.Join(", ", Kinds.Keys.Order())}.");

    static FileSource File(SourceEntry entry, SourcePlace place) => new(new FileSourceOptions
    {
        Path = entry.Path,
        StateFolder = place.StateFolder,
        Format = Format(entry),
        Zone = Zone(entry),
        TakesReceivedTimes = entry.TakesReceivedTimes,
    }, place.Stored, place.Clock);

    static SyslogListenerOptions Syslog(SourceEntry entry, SourcePlace place) => new()
    {
        Endpoint = Endpoint(entry), StateFolder = place.StateFolder, Format = Format(entry), Zone = Zone(entry),
    };

    internal static string? Format(SourceEntry entry) => entry.Format is "" or "auto" ? null : entry.Format;

    internal static TimeZoneInfo Zone(SourceEntry entry) => TimeZoneInfo.TryFindSystemTimeZoneById(entry.Timezone, out var zone) ? zone
        : throw new SettingsException($"{SettingsReader.FileName}(1,1): ISMS5014 there is no time zone '{entry.Timezone}'. Use a name such as Europe/Berlin.");

    internal static IPEndPoint Endpoint(SourceEntry entry) => IPEndPoint.TryParse(entry.Address, out var endpoint) && endpoint.Port > 0 ? endpoint
        : throw new SettingsException($"{SettingsReader.FileName}(1,1): ISMS5015 '{entry.Address}' is not an address and a port. Write it as 127.0.0.1:5514.");
}
