using Confluent.Kafka;

namespace Isms.Monitor.Api.Replaying;

/// <summary>A topic of raw frames: one record a line, all of a file in one partition, so that their order stays.</summary>
/// <remarks>Kafka knows no key that would keep a line from being there twice: a replay that was stopped is not to be repeated from the start.</remarks>
sealed class KafkaTarget : IReplayTarget
{
    readonly IProducer<string, byte[]> _producer;
    readonly string _brokers;
    readonly string _topic;

    public KafkaTarget(string brokers, string topic)
    {
        (_brokers, _topic) = (brokers, topic);
        _producer = new ProducerBuilder<string, byte[]>(new ProducerConfig { BootstrapServers = brokers, EnableIdempotence = true, LingerMs = 20 })
            .SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
    }

    public async Task<long> SendAsync(ReplayBatch batch, CancellationToken abort)
    {
        try
        {
            await Task.WhenAll(Lines(batch.Body).Select(line => _producer.ProduceAsync(_topic, new Message<string, byte[]> { Key = "replay", Value = line }, abort)).ToList());
            return 0;
        }
        catch (KafkaException failed)
        {
            throw new ReplayException($"ISMS5078 {_brokers} does not take the lines for topic {_topic}: {failed.Error.Reason.TrimEnd('.')}. Check --kafka and --topic; isms-monitor doctor looks at both.", failed);
        }
    }

    public ValueTask DisposeAsync()
    {
        _producer.Dispose();
        return ValueTask.CompletedTask;
    }

    static IEnumerable<byte[]> Lines(ReadOnlyMemory<byte> body)
    {
        while (body.Length > 0)
        {
            var end = body.Span.IndexOf((byte)'\n');
            yield return body[..end].ToArray();
            body = body[(end + 1)..];
        }
    }
}
