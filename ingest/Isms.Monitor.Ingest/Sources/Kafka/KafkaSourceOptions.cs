namespace Isms.Monitor.Ingest.Sources.Kafka;

/// <summary>One topic of raw frames, a topic for each log type.</summary>
public sealed record KafkaSourceOptions
{
    public const string DeadLetterTopic = "isms.dead";

    /// <summary>Brokers as host:port, parted by commas.</summary>
    public required string BootstrapServers { get; init; }

    /// <summary>For example <c>isms.raw.firewall</c>; its <c>message.timestamp.type</c> must be <c>LogAppendTime</c>.</summary>
    public required string Topic { get; init; }

    public string Group { get; init; } = "isms-ingest";

    public string? Format { get; init; }

    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>Further settings of librdkafka, for example <c>security.protocol</c>. Those that this source rests on are not taken from here.</summary>
    public IReadOnlyDictionary<string, string> Configuration { get; init; } = new Dictionary<string, string>();

    /// <summary>A batch that is not full waits this long for more, 1 ms to 10 s. Default 100 ms.</summary>
    public TimeSpan Linger { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How often offsets are committed, 10 ms to 1 min. Default 1 s.</summary>
    public TimeSpan CommitInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a stop waits until what was given is stored, 0 to 5 min. Default 5 s.</summary>
    public TimeSpan DrainTimeout { get; init; } = TimeSpan.FromSeconds(5);

    internal void Check() => new Bounds()
        .That(BootstrapServers.Length > 0, "ISMS1100 Kafka:BootstrapServers is empty. Set it to host:port, for example kafka:9092.")
        .That(Topic.Length > 0, "ISMS1100 Kafka:Topic is empty. Set it to a topic of raw frames, for example isms.raw.firewall.")
        .Within("Kafka:Linger", Linger, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(10))
        .Within("Kafka:CommitInterval", CommitInterval, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(1))
        .Within("Kafka:DrainTimeout", DrainTimeout, TimeSpan.Zero, TimeSpan.FromMinutes(5))
        .Check();
}
