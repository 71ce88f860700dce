using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Pipeline;
using Isms.Monitor.Ingest.Sources.Kafka;

namespace Isms.Monitor.EndToEnd.Kafka;

public sealed class KafkaSourceTests(KafkaServer kafka) : IClassFixture<KafkaServer>
{
    const int Records = 20_000;

    static CancellationToken Abort => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_broker_killed_in_the_middle_and_a_crash_of_ours_lose_nothing_and_give_nothing_twice()
    {
        kafka.Need();
        Assert.SkipUnless(kafka.IsOurs, "The broker at ISMS_TEST_KAFKA is not ours to kill.");
        var topic = await CreateAsync("isms.raw.firewall", "LogAppendTime", partitions: 3);
        await ProduceAsync(topic, 0, Records / 2);
        var store = new EventLedger();

        await RunUntilCrashAsync(topic, store, async () =>
        {
            await store.ReachedAsync(3000, Abort);
            await kafka.KillAsync();
            await kafka.StartAsync();
            await ProduceAsync(topic, Records / 2, Records / 2);
            await store.ReachedAsync(13_000, Abort);
        });
        Assert.InRange(store.ById.Count, 13_000, Records - 1);
        await RunUntilCrashAsync(topic, store, () => store.ReachedAsync(Records, Abort));

        Assert.Equal(Records, store.ById.Count);
        Assert.Equal(0, store.Again);
        Assert.Equal(Enumerable.Range(0, Records).Select(Line).Order(StringComparer.Ordinal), store.ById.Values.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_stop_commits_what_was_stored_so_another_store_goes_on_there()
    {
        kafka.Need();
        var topic = await CreateAsync("isms.raw.ids", "LogAppendTime", partitions: 1);
        await ProduceAsync(topic, 0, 1000);
        var first = new EventLedger();
        await RunUntilStopAsync(topic, first, () => first.ReachedAsync(1000, Abort));
        await ProduceAsync(topic, 1000, 10);
        var second = new EventLedger();
        await RunUntilStopAsync(topic, second, () => second.ReachedAsync(10, Abort));
        Assert.Equal(Enumerable.Range(1000, 10).Select(Line), second.ById.OrderBy(each => each.Value, StringComparer.Ordinal).Select(each => each.Value));
    }

    [Fact]
    public async Task A_topic_with_the_producers_time_is_refused_with_the_command_that_mends_it()
    {
        kafka.Need();
        var topic = await CreateAsync("isms.raw.av", "CreateTime", partitions: 1);
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => LoadAsync(topic));
        Assert.Equal($"ISMS1140 topic {topic} keeps the time of the producer (CreateTime), but a received time must be the broker's. "
            + $"Run: kafka-configs.sh --bootstrap-server {kafka.Address} --alter --entity-type topics --entity-name {topic} "
            + "--add-config message.timestamp.type=LogAppendTime", refused.Message);
    }

    [Fact]
    public async Task A_topic_that_is_not_there_is_told_with_the_command_that_makes_it()
    {
        kafka.Need();
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => LoadAsync("isms.raw.nowhere"));
        Assert.Equal($"ISMS1141 topic isms.raw.nowhere is not there. Run: kafka-topics.sh --bootstrap-server {kafka.Address} "
            + "--create --topic isms.raw.nowhere --config message.timestamp.type=LogAppendTime", refused.Message);
    }

    [Fact]
    public async Task A_record_without_a_frame_goes_to_the_dead_letters_and_the_others_go_on()
    {
        kafka.Need();
        var topic = await CreateAsync("isms.raw.auth", "LogAppendTime", partitions: 1);
        await ProduceAsync(topic, 0, 5);
        using (var producer = new ProducerBuilder<string, byte[]?>(new ProducerConfig { BootstrapServers = kafka.Address }).Build())
            await producer.ProduceAsync(topic, new Message<string, byte[]?> { Key = "fw-01", Value = null }, Abort);
        await ProduceAsync(topic, 5, 5);
        var store = new EventLedger();
        await RunUntilStopAsync(topic, store, () => store.ReachedAsync(10, Abort));

        using var consumer = new ConsumerBuilder<string, byte[]?>(
            new ConsumerConfig { BootstrapServers = kafka.Address, GroupId = "test", AutoOffsetReset = AutoOffsetReset.Earliest }).Build();
        consumer.Subscribe(KafkaSourceOptions.DeadLetterTopic);
        var letter = consumer.Consume(TimeSpan.FromSeconds(60));
        var headers = letter.Message.Headers.ToDictionary(header => header.Key, header => Encoding.UTF8.GetString(header.GetValueBytes()));
        Assert.Equal("fw-01", letter.Message.Key);
        Assert.Equal((topic, "0", "5"), (headers["__connect.errors.topic"], headers["__connect.errors.partition"], headers["__connect.errors.offset"]));
        Assert.Equal("ISMS1143 the record has no value.", headers["__connect.errors.exception.message"]);
    }

    /// <summary>What a crash leaves: batches that were given and not stored, and some that were stored and not acknowledged.</summary>
    async Task RunUntilCrashAsync(string topic, EventLedger store, Func<Task> until)
    {
        using var crash = new CancellationTokenSource();
        var waiting = new ConcurrentQueue<EventBatch>();
        using var pipeline = Pipeline(topic, store, (batch, _) =>
        {
            store.Commit(batch);
            // One in four is acknowledged late, as when many batches share a commit.
            waiting.Enqueue(batch);
            if (waiting.Count >= 4)
                while (waiting.TryDequeue(out var stored)) stored.Acknowledge();
            return ValueTask.CompletedTask;
        });
        var running = pipeline.RunAsync(CancellationToken.None, crash.Token);
        await until();
        await crash.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    async Task RunUntilStopAsync(string topic, EventLedger store, Func<Task> until)
    {
        using var stop = new CancellationTokenSource();
        using var pipeline = Pipeline(topic, store, (batch, _) =>
        {
            store.Commit(batch);
            batch.Acknowledge();
            return ValueTask.CompletedTask;
        });
        var running = pipeline.RunAsync(stop.Token, Abort);
        await until();
        await stop.CancelAsync();
        await running;
    }

    async Task LoadAsync(string topic)
    {
        using var pipeline = Pipeline(topic, new EventLedger(), (_, _) => ValueTask.CompletedTask);
        await pipeline.RunAsync(CancellationToken.None, Abort);
    }

    /// <summary>Small, so that the broker dies while most records are still with it.</summary>
    IngestPipeline Pipeline(string topic, EventLedger store, Func<EventBatch, CancellationToken, ValueTask> consumer)
    {
        var options = new KafkaSourceOptions { BootstrapServers = kafka.Address, Topic = topic, Group = $"test-{topic}" };
        var source = new KafkaSource(options, store.Positions, TimeProvider.System);
        return new IngestPipeline(new PipelineOptions { InFlightBatches = 8, RetriesSources = false }, [source], consumer, TimeProvider.System);
    }

    async Task<string> CreateAsync(string topic, string timestampType, int partitions)
    {
        using var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = kafka.Address }).Build();
        await admin.CreateTopicsAsync([new TopicSpecification
        {
            Name = topic, NumPartitions = partitions, ReplicationFactor = 1, Configs = new() { ["message.timestamp.type"] = timestampType },
        }]);
        return topic;
    }

    async Task ProduceAsync(string topic, int from, int count)
    {
        using var producer = new ProducerBuilder<Null, string>(new ProducerConfig { BootstrapServers = kafka.Address, EnableIdempotence = true }).Build();
        var sent = Enumerable.Range(from, count).Select(number => producer.ProduceAsync(topic, new Message<Null, string> { Value = Line(number) }, Abort)).ToArray();
        await Task.WhenAll(sent);
    }

    static string Line(int number) => string.Create(CultureInfo.InvariantCulture, $"<13>Mar  1 12:00:00 fw-01 app: record {number:d5}");
}
