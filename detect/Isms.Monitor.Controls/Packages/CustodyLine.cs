using System.Text.Json.Serialization;
using Isms.Monitor.Controls.Canonical;

namespace Isms.Monitor.Controls.Packages;

/// <summary>One hand that a package passed through, tied to the line before.</summary>
public sealed record CustodyLine
{
    public const string FileName = "custody.ndjson";

    /// <summary>From 1.</summary>
    public required int Number { get; init; }
    [JsonConverter(typeof(MicrosAsIso))]
    public required long AtMicros { get; init; }
    /// <summary>User name.</summary>
    public required string Who { get; init; }
    public required string What { get; init; }
    /// <summary>SHA-256 of the manifest; on the first line only.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Manifest { get; init; }
    /// <summary>Hash of the line before; of the first line the manifest's.</summary>
    public required string Before { get; init; }
    /// <summary>SHA-256 of this line's canonical JSON with an empty hash.</summary>
    public string Hash { get; init; } = "";

    public CustodyLine Sealed() => this with { Hash = Canonical.Hash.Of(this with { Hash = "" }) };
}
