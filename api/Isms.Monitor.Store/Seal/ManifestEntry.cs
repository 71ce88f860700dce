using System.Text.Json;
using System.Text.Json.Serialization;

namespace Isms.Monitor.Store.Seal;

/// <summary>One line of the manifest: a file was sealed, or retention deleted it.</summary>
sealed record ManifestEntry
{
    public const string SealedKind = "sealed";
    public const string DeletedKind = "deleted";

    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public required string Kind { get; init; }

    public required DateOnly Day { get; init; }

    public required int Part { get; init; }

    /// <summary>events, matches or alerts.</summary>
    public required string Table { get; init; }

    /// <summary>Name in the events folder.</summary>
    public required string File { get; init; }

    public long Rows { get; init; }

    /// <summary>Least and greatest <c>@timestamp</c> (of an alert: first and last), microseconds UTC.</summary>
    public long FirstMicros { get; init; }

    public long LastMicros { get; init; }

    public long Bytes { get; init; }

    public required string Sha256 { get; init; }

    /// <summary>Why retention deleted it.</summary>
    public string? Reason { get; init; }

    /// <summary>When this line was written.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>SHA-256 of the line before, without its newline; zeros for the first.</summary>
    public string Previous { get; init; } = "";

    public string ToLine() => JsonSerializer.Serialize(this, Options);

    public static ManifestEntry? TryRead(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<ManifestEntry>(line, Options);
        }
        catch (JsonException)       // the caller reports the line
        {
            return null;
        }
    }
}
