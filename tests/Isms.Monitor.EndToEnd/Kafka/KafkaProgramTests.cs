using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Isms.Monitor.EndToEnd.Running;

namespace Isms.Monitor.EndToEnd.Kafka;

/// <summary>The built program between a real broker and its real store, while both are killed.</summary>
public sealed class KafkaProgramTests(KafkaServer kafka) : IClassFixture<KafkaServer>
{
    const string Topic = "isms.raw.firewall";
    const string Group = "isms-ingest";
    const int Partitions = 3;
    const int Lines = 12_000;

    /// <summary>Together on their way to the broker; small, so that a kill comes between two.</summary>
    const int Chunk = 100;

    static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>Lines that the broker took, by where it put them.</summary>
    readonly ConcurrentDictionary<TopicPartitionOffset, string> _taken = new();

    static CancellationToken Abort => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_broker_and_a_program_killed_in_the_middle_store_every_line_once_and_commit_none_that_is_not_stored()
    {
        kafka.Need();
        Assert.SkipUnless(kafka.IsOurs, "The broker at ISMS_TEST_KAFKA is not ours to kill.");
        using var folder = new TempFolder();
        await PrepareAsync(folder);

        await using (var first = await StartAsync(folder))
        {
            await ProduceAsync(0, 3000);
            await CommittedAsync(1);
            await ProduceAsync(3000, 6000, killAfter: 3500, RestartBrokerAsync);
            await ProduceAsync(6000, 9000, killAfter: 7500, first.KillAsync);
        }
        var between = await StoredAsync(folder);
        Assert.InRange(between.Count, 1, 7500);
        AssertStored(await OffsetsAsync(), between);

        await using (var second = await StartAsync(folder))
        {
            await ProduceAsync(9000, Lines);
            await CommittedAsync(Lines);
            Assert.Equal(0, await second.StopAsync());
        }
        var stored = await StoredAsync(folder);
        Assert.Equal(Enumerable.Range(0, Lines).Select(Line).Order(StringComparer.Ordinal), stored.Order(StringComparer.Ordinal));
        AssertStored(await OffsetsAsync(), stored);
        (await CommandRun.RunAsync(folder, "store", "verify", "--data", folder["data"])).Ended(0);
    }

    async Task PrepareAsync(TempFolder folder)
    {
        using var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = kafka.Address }).Build();
        await admin.CreateTopicsAsync([new TopicSpecification
        {
            Name = Topic, NumPartitions = Partitions, ReplicationFactor = 1, Configs = new() { ["message.timestamp.type"] = "LogAppendTime" },
        }]);
        await File.WriteAllTextAsync(folder["isms-monitor.yml"], $"sources:\n  - {{ kind: kafka, address: \"{kafka.Address}\", topic: {Topic} }}\n", Abort);
    }

    static async Task<ServerProcess> StartAsync(TempFolder folder)
    {
        var server = await ServerProcess.StartAsync("run", folder, folder["data"]);
        Assert.False(server.HasExited, server.Errors);
        return server;
    }

    async Task RestartBrokerAsync()
    {
        await kafka.KillAsync();
        await kafka.StartAsync();
    }

    /// <summary>Hands the lines to the broker until it has taken each; once some are taken something is killed, while the next are on their way.</summary>
    async Task ProduceAsync(int from, int to, int killAfter = int.MaxValue, Func<Task>? kill = null)
    {
        using var producer = new ProducerBuilder<Null, string>(new ProducerConfig { BootstrapServers = kafka.Address, EnableIdempotence = true }).SetLogHandler((_, _) => { }).Build();
        var killing = Task.CompletedTask;
        for (var at = from; at < to; at += Chunk)
        {
            if (at == killAfter) killing = kill!();
            var taken = await Task.WhenAll(Enumerable.Range(at, Chunk).Select(number =>
                producer.ProduceAsync(new TopicPartition(Topic, number % Partitions), new Message<Null, string> { Value = Line(number) }, Abort)));
            foreach (var each in taken) Assert.True(_taken.TryAdd(each.TopicPartitionOffset, each.Value));
        }
        await killing;
    }

    /// <summary>Waits until the group has committed so many records, over all partitions.</summary>
    async Task CommittedAsync(long records)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Abort);
        limit.CancelAfter(Longest);
        while ((await OffsetsAsync()).Sum(each => Math.Max(0, each.Offset.Value)) < records)
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, limit.Token);
    }

    Task<List<TopicPartitionOffset>> OffsetsAsync() => Task.Run(() =>
    {
        using var consumer = new ConsumerBuilder<Ignore, Ignore>(new ConsumerConfig { BootstrapServers = kafka.Address, GroupId = Group }).SetLogHandler((_, _) => { }).Build();
        return consumer.Committed(Enumerable.Range(0, Partitions).Select(partition => new TopicPartition(Topic, partition)), TimeSpan.FromSeconds(30));
    }, Abort);

    /// <summary>The lines in the data folder of a program that has ended, once for each time they are stored.</summary>
    static async Task<List<string>> StoredAsync(TempFolder folder)
    {
        var export = (await CommandRun.RunAsync(folder, "store", "export", "--data", folder["data"])).Ended(0);
        return [.. export.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("event.original").GetString()!)];
    }

    void AssertStored(List<TopicPartitionOffset> committed, List<string> stored)
    {
        var known = stored.ToHashSet();
        Assert.Equal(stored.Count, known.Count);
        var ahead = _taken.Where(record => committed.Any(each => each.Partition == record.Key.Partition && record.Key.Offset < each.Offset) && !known.Contains(record.Value));
        Assert.Empty(ahead.Select(record => record.Key));
    }

    static string Line(int number) => string.Create(CultureInfo.InvariantCulture,
        $"<164>Nov 24 2026 10:{number / 600 % 60:00}:{number / 10 % 60:00} fw-01 : %ASA-4-106023: Deny tcp src outside:203.0.113.{number % 250 + 1}/{20_000 + number} dst inside:10.1.2.{number % 200 + 1}/22 by access-group \"outside_in\" [0x0, 0x0]");
}
