using System.Globalization;
using System.Text;
using Confluent.Kafka;

namespace Isms.Monitor.Ingest.Sources.Kafka;

/// <summary>Records that hold no frame go to <c>isms.dead</c>, with headers named as those of Kafka Connect's dead letters.</summary>
sealed class DeadLetters : IDisposable
{
    readonly string _source;
    readonly IProducer<byte[], byte[]> _producer;

    public DeadLetters(string source, ClientConfig client)
    {
        _source = source;
        var config = new ProducerConfig(client.ToDictionary()) { Acks = Acks.All, EnableIdempotence = true };
        _producer = new ProducerBuilder<byte[], byte[]>(config).SetLogHandler((_, _) => { }).Build();
    }

    /// <summary>Returns once the brokers have it.</summary>
    /// <exception cref="KafkaException">They do not take it; the record must not be passed over.</exception>
    public Task SendAsync(ConsumeResult<byte[], byte[]> record, string reason)
    {
        var headers = new Headers();
        foreach (var header in record.Message.Headers ?? []) headers.Add(header.Key, header.GetValueBytes());
        Add(headers, "topic", record.Topic);
        Add(headers, "partition", record.Partition.Value.ToString(CultureInfo.InvariantCulture));
        Add(headers, "offset", record.Offset.Value.ToString(CultureInfo.InvariantCulture));
        Add(headers, "connector.name", _source);
        Add(headers, "stage", "VALUE_CONVERTER");
        Add(headers, "exception.message", reason);
        var letter = new Message<byte[], byte[]> { Key = record.Message.Key, Value = record.Message.Value, Headers = headers };
        return _producer.ProduceAsync(KafkaSourceOptions.DeadLetterTopic, letter);
    }

    public void Dispose() => _producer.Dispose();

    static void Add(Headers headers, string name, string value) => headers.Add($"__connect.errors.{name}", Encoding.UTF8.GetBytes(value));
}
