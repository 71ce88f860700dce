using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Isms.Monitor.Controls.Canonical;

namespace Isms.Monitor.Controls.Packages;

/// <summary>What a package holds, and the hash of each file. When and by whom it was issued is not in it: the same data give the same manifest.</summary>
public sealed record PackageManifest
{
    public const string FileName = "manifest.json";

    /// <summary>Grows when a reader of before could not check what is written now.</summary>
    public const int Newest = 1;

    public int Format { get; init; } = Newest;
    public required PackageKind Kind { get; init; }
    /// <summary>Id of the incident or the control.</summary>
    public required string Subject { get; init; }
    public required string Title { get; init; }
    [JsonConverter(typeof(MicrosAsIso))]
    public required long FromMicros { get; init; }
    /// <summary>Exclusive.</summary>
    [JsonConverter(typeof(MicrosAsIso))]
    public required long ToMicros { get; init; }
    public required PackageCounts Counts { get; init; }
    /// <summary>Rules that the alerts came from, with the version that fired.</summary>
    public IReadOnlyList<PackagedRule> Rules { get; init; } = [];
    /// <summary>One for each line of <c>samples.ndjson</c>, in its order.</summary>
    public IReadOnlyList<PackagedMeasurement> Measurements { get; init; } = [];
    /// <summary>What was asked of the store: the same as <c>queries.json</c>.</summary>
    public IReadOnlyList<PackagedQuery> Queries { get; init; } = [];
    /// <summary>Every file but this one and the custody log, by name.</summary>
    public required IReadOnlyList<PackagedFile> Files { get; init; }

    public byte[] ToBytes() => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(this, ControlsJson.Indented) + "\n");

    /// <summary>Null when the bytes are no manifest.</summary>
    public static PackageManifest? Read(byte[] bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<PackageManifest>(bytes, ControlsJson.Indented) is { Subject: not null, Files: not null, Counts: not null, Measurements: not null } read
                && read.Files.All(file => file is { Name: not null, Sha256: not null }) && read.Measurements.All(one => one is { Kpi: not null }) ? read : null;
        }
        catch (Exception wrong) when (wrong is JsonException or FormatException or InvalidOperationException)
        {
            // The bytes come from outside; that they are no manifest is what the caller reports.
            return null;
        }
    }
}

public enum PackageKind { Incident, Control }

/// <summary>Lines of the files. Beside them what is not there: events that alerts counted without naming them (an alert names its first 256), events that
/// retention had deleted when the package was issued, and named events that no longer fitted.</summary>
public sealed record PackageCounts(int Alerts, int Events, long NotNamed, int NotStored, int LeftOut, int Incidents, int Samples, int History, int Records);

/// <summary>Length in bytes, unpacked; the hash as 64 lower-case hexadecimal digits.</summary>
public sealed record PackagedFile(string Name, string Sha256, long Length);

public sealed record PackagedRule(string Id, string Name, string Version);

/// <summary>A sample of the package: the end of its window as ISO 8601, the SHA-256 of its query, and that of its canonical JSON, which is its line.</summary>
public sealed record PackagedMeasurement(string Kpi, string DefinitionVersion, string At, double Numerator, double Denominator, double N, string QueryHash, string Hash);

/// <param name="Of">What it was asked for: an alert's id, a KPI.</param>
/// <param name="Text">In the query language of the store, or in words where it was no query.</param>
/// <param name="FromMicros">First time that was asked for.</param>
/// <param name="ToMicros">First time outside.</param>
public sealed record PackagedQuery(
    string Of, string Text, [property: JsonConverter(typeof(MicrosAsIso))] long FromMicros, [property: JsonConverter(typeof(MicrosAsIso))] long ToMicros);
