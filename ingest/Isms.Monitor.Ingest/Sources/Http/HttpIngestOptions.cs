namespace Isms.Monitor.Ingest.Sources.Http;

/// <summary>Bounds of <c>POST /ingest/{format}</c>.</summary>
public sealed record HttpIngestOptions
{
    /// <summary>Folder in which incarnation and idempotency keys are kept.</summary>
    public required string StateFolder { get; init; }

    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>A body, unpacked, in bytes, 1 KiB to 1 GiB. Default 16 MiB. One with an Idempotency-Key is held in memory.</summary>
    public long MaxBodyBytes { get; init; } = 16 << 20;

    /// <summary>Requests at once, 1 to 1,024. Default 16; more are told to come again.</summary>
    public int MaxRequests { get; init; } = 16;

    internal void Check() => new Bounds()
        .Within("Http:MaxBodyBytes", MaxBodyBytes, 1 << 10, 1 << 30)
        .Within("Http:MaxRequests", MaxRequests, 1, 1024)
        .Check();
}
