namespace Isms.Monitor.Ingest.Formats;

/// <summary>What a frame leaves unsaid.</summary>
public sealed class FormatContext
{
    /// <summary>The instant near which year-less times lie: when the frame was received, or <c>--reference-time</c>; microseconds since 1970-01-01 UTC.</summary>
    public required long ReferenceMicros { get; set; }

    /// <summary>Zone of times that state none.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;
}
