using System.Globalization;
using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace Isms.Monitor.Ingest.Sources.Kafka;

/// <summary>What a broker says of a topic: for whoever wants to know before a source runs.</summary>
public sealed record TopicLook
{
    /// <summary>Why the broker does not answer; null when it does.</summary>
    public string? Unreachable { get; init; }

    /// <summary>0: there is no such topic.</summary>
    public int Partitions { get; init; }

    /// <summary><c>message.timestamp.type</c>; null: not told.</summary>
    public string? TimestampType { get; init; }

    /// <summary><c>cleanup.policy</c>; null: not told.</summary>
    public string? CleanupPolicy { get; init; }

    /// <summary><c>retention.ms</c>; -1 keeps everything; null: not told.</summary>
    public long? RetentionMs { get; init; }

    /// <param name="brokers">host:port, parted by commas.</param>
    /// <param name="topic">Name of the topic.</param>
    /// <param name="patience">How long the broker may take for an answer.</param>
    public static async Task<TopicLook> TakeAsync(string brokers, string topic, TimeSpan patience)
    {
        using var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = brokers }).SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
        try
        {
            var described = await admin.DescribeTopicsAsync(TopicCollection.OfTopicNames([topic]), new DescribeTopicsOptions { RequestTimeout = patience });
            var resource = new ConfigResource { Type = ResourceType.Topic, Name = topic };
            var entries = (await admin.DescribeConfigsAsync([resource], new DescribeConfigsOptions { RequestTimeout = patience }))[0].Entries;
            return new TopicLook
            {
                Partitions = described.TopicDescriptions[0].Partitions.Count,
                TimestampType = entries.GetValueOrDefault("message.timestamp.type")?.Value,
                CleanupPolicy = entries.GetValueOrDefault("cleanup.policy")?.Value,
                RetentionMs = long.TryParse(entries.GetValueOrDefault("retention.ms")?.Value, CultureInfo.InvariantCulture, out var kept) ? kept : null,
            };
        }
        catch (DescribeTopicsException e) when (e.Results.TopicDescriptions.Any(each => each.Error.Code == ErrorCode.UnknownTopicOrPart))
        {
            return new TopicLook();
        }
        catch (KafkaException e)
        {
            return new TopicLook { Unreachable = e.Error.Reason };
        }
    }
}
