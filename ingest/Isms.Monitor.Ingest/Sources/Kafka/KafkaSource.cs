using Confluent.Kafka;
using Isms.Monitor.Ingest.Pipeline;

namespace Isms.Monitor.Ingest.Sources.Kafka;

/// <summary>Raw frames from a Kafka topic, one a record.</summary>
/// <remarks><para>Id: cluster id, topic id, partition, offset, and the broker's append time. Offsets are committed after the events were stored;
/// the store's own position goes before the group's, so a crash between the two gives nothing twice and
/// a store that was restored from a backup misses nothing.</para>
/// <para>A full pipeline pauses the partitions and goes on polling, so the group keeps the member.</para></remarks>
public sealed class KafkaSource : ISource
{
    readonly KafkaSourceOptions _options;
    readonly StoredPositions _stored;
    readonly TimeProvider _clock;

    /// <summary>Where each partition was given to, by this process: a source that is run again goes on there.</summary>
    readonly Dictionary<UInt128, long> _given = [];

    /// <exception cref="SourceOptionsException">An option is out of bounds.</exception>
    public KafkaSource(KafkaSourceOptions options, StoredPositions stored, TimeProvider clock)
    {
        options.Check();
        (_options, _stored, _clock) = (options, stored, clock);
        Settings = new SourceSettings { Name = $"kafka:{options.Topic}", Format = options.Format, Zone = options.Zone };
    }

    public SourceSettings Settings { get; }

    public async Task RunAsync(SourceOutput output, CancellationToken stop, CancellationToken abort)
    {
        var client = new ClientConfig(new Dictionary<string, string>(_options.Configuration)) { BootstrapServers = _options.BootstrapServers };
        var topic = await KafkaTopic.DescribeAsync(_options, client);
        using var dead = new DeadLetters(Settings.Name, client);
        var loop = new KafkaLoop(_options, Settings, topic, output, dead, origin => Known(origin), _given, _clock);
        // The consumer blocks while it polls, and librdkafka wants one thread to own it.
        await Task.Factory.StartNew(() => loop.Run(client, stop, abort), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Where to go on in a partition: what the store has, or what is on its way to it; null: unknown.</summary>
    long? Known(UInt128 origin)
    {
        var stored = _stored.Below(Settings.Name, origin);
        return _given.TryGetValue(origin, out var given) ? Math.Max(given, stored ?? 0) : stored;
    }
}
