using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace Isms.Monitor.Ingest.Sources.Kafka;

/// <summary>What ids are made of: the cluster and the topic, by their ids. A topic that was deleted and made again is another one.</summary>
sealed record KafkaTopic(string ClusterId, long TopicIdHigh, long TopicIdLow)
{
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    /// <summary>Origin of the offsets of a partition.</summary>
    public UInt128 OriginOf(int partition)
    {
        Span<byte> id = stackalloc byte[16];
        BitConverter.TryWriteBytes(id, TopicIdHigh);
        BitConverter.TryWriteBytes(id[8..], TopicIdLow);
        return Origin.Of($"kafka:{ClusterId}", partition, id);
    }

    /// <exception cref="InvalidOperationException">The topic is not there, or its records carry the time of their producer.</exception>
    public static async Task<KafkaTopic> DescribeAsync(KafkaSourceOptions options, ClientConfig client)
    {
        using var admin = new AdminClientBuilder(new AdminClientConfig(client.ToDictionary())).SetLogHandler((_, _) => { }).Build();
        var cluster = await admin.DescribeClusterAsync(new DescribeClusterOptions { RequestTimeout = Timeout });
        var id = await TopicIdAsync(admin, options);
        var resource = new ConfigResource { Type = ResourceType.Topic, Name = options.Topic };
        var described = await admin.DescribeConfigsAsync([resource], new DescribeConfigsOptions { RequestTimeout = Timeout });
        if (described[0].Entries.TryGetValue("message.timestamp.type", out var type) && type.Value != "LogAppendTime")
            throw new InvalidOperationException($"ISMS1140 topic {options.Topic} keeps the time of the producer ({type.Value}), but a received time must be the broker's. "
                + $"Run: kafka-configs.sh --bootstrap-server {options.BootstrapServers} --alter --entity-type topics --entity-name {options.Topic} "
                + "--add-config message.timestamp.type=LogAppendTime");
        return new KafkaTopic(cluster.ClusterId, id.MostSignificantBits, id.LeastSignificantBits);
    }

    static async Task<Uuid> TopicIdAsync(IAdminClient admin, KafkaSourceOptions options)
    {
        try
        {
            var topics = await admin.DescribeTopicsAsync(TopicCollection.OfTopicNames([options.Topic]), new DescribeTopicsOptions { RequestTimeout = Timeout });
            return topics.TopicDescriptions[0].TopicId;
        }
        catch (DescribeTopicsException e) when (e.Results.TopicDescriptions.Any(topic => topic.Error.Code == ErrorCode.UnknownTopicOrPart))
        {
            throw new InvalidOperationException($"ISMS1141 topic {options.Topic} is not there. Run: kafka-topics.sh --bootstrap-server {options.BootstrapServers} "
                + $"--create --topic {options.Topic} --config message.timestamp.type=LogAppendTime", e);
        }
    }
}
