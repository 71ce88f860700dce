using System.Text;
using System.Text.Json;
using Isms.Monitor.Controls.Canonical;
using Isms.Monitor.Events;
using Isms.Monitor.Incidents;

namespace Isms.Monitor.Controls.Packages;

/// <summary>The files of a package from what was gathered: one order and one spelling for one content.</summary>
static class EvidenceFiles
{
    public const string Events = "events.ndjson";
    public const string Alerts = "alerts.ndjson";
    public const string Incident = "incident.json";
    public const string Incidents = "incidents.ndjson";
    public const string Control = "control.json";
    public const string Samples = "samples.ndjson";
    public const string History = "history.ndjson";
    public const string Records = "records.ndjson";
    public const string Queries = "queries.json";

    public static IEnumerable<PackageEntry> Of(PackageContents contents)
    {
        yield return Lines(Alerts, contents.Alerts.OrderBy(alert => alert.FirstMicros).ThenBy(alert => alert.Id, StringComparer.Ordinal).Select(Text));
        if (contents.Control is { } control) yield return new PackageEntry(Control, Utf8(JsonSerializer.Serialize(control, ControlsJson.Indented) + "\n"));
        yield return Lines(Events, contents.Events.OrderBy(one => one.Id, StringComparer.Ordinal).Select(Canonical));
        yield return Lines(History, contents.History.Select(Canonical));
        if (contents.Kind == PackageKind.Incident) yield return new PackageEntry(Incident, Utf8(IncidentJson.Write(WithoutAlerts(contents.Incidents[0])) + "\n"));
        else yield return Lines(Incidents, contents.Incidents.OrderBy(one => one.Id, StringComparer.Ordinal).Select(one => IncidentJson.Write(WithoutAlerts(one))));
        yield return new PackageEntry(Queries, Utf8(JsonSerializer.Serialize(contents.Queries, ControlsJson.Indented) + "\n"));
        yield return Lines(Records, contents.Records.OrderBy(one => one.Kind, StringComparer.Ordinal).ThenBy(one => one.Id, StringComparer.Ordinal).ThenBy(one => one.Version).Select(Text));
        if (contents.Kind == PackageKind.Control) yield return Lines(Samples, Ordered(contents).Select(Canonical));
    }

    public static IEnumerable<Measures.Sample> Ordered(PackageContents contents) =>
        contents.Samples.OrderBy(sample => sample.Kpi, StringComparer.Ordinal).ThenBy(sample => sample.ToMicros).ThenBy(sample => sample.Hash, StringComparer.Ordinal);

    /// <summary>They lie in a file of their own.</summary>
    static Incident WithoutAlerts(Incident incident) => incident with { Machine = incident.Machine with { Alerts = [] } };

    static string Text(Alert alert)
    {
        var json = new JsonBytes();
        AlertJson.Write(json, alert);
        return Encoding.UTF8.GetString(json.Written);
    }

    static string Text(PackagedRecord record)
    {
        using var content = JsonDocument.Parse(record.Json);
        return Canonical(new { record.Kind, record.Id, record.Version, At = UnixMicros.ToText(record.AtMicros), record.Who, record.Reason, Content = content.RootElement });
    }

    static string Canonical<T>(T value) => JsonSerializer.Serialize(value, ControlsJson.Canonical);

    static PackageEntry Lines(string name, IEnumerable<string> lines) => new(name, Utf8(string.Concat(lines.Select(line => line + "\n"))));

    static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
