using Isms.Monitor.Events;

namespace Isms.Monitor.Ingest.Sources;

/// <summary>What is configured of every source.</summary>
public record SourceSettings
{
    /// <summary>Unique, and stored with each position: <c>file:/var/log/ufw.log</c>, <c>syslog-udp:0.0.0.0:514</c>, <c>kafka:isms.raw.firewall</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Name of the format, or null to recognise it frame by frame.</summary>
    public string? Format { get; init; }

    /// <summary>Zone of times that state none.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>The instant near which year-less times lie; null: when the frame was received. Microseconds since 1970-01-01 UTC.</summary>
    public long? ReferenceMicros { get; init; }

    /// <summary>The field that takes <see cref="EventBatch.Sender"/>; null: none.</summary>
    public FieldId? SenderField { get; init; }

    /// <summary>Whether received minus <c>@timestamp</c> says something about the sender's clock; not for a file of the past.</summary>
    public bool MeasuresSkew { get; init; } = true;
}
