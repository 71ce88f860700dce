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
    const string Group = "isms-ingest";
    const int Partitions = 3;

    /// <summary>Together on their way to the broker; small, so that a kill comes between two.</summary>
    const int Chunk = 100;

    static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>Each test has its own.</summary>
    string _topic = "";

    /// <summary>Lines that the broker took, by where it put them.</summary>
    readonly ConcurrentDictionary<TopicPartitionOffset, string> _taken = new();

    static CancellationToken Abort => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_broker_and_a_program_killed_in_the_middle_store_every_line_once_and_commit_none_that_is_not_stored()
    {
        kafka.Need();
        Assert.SkipUnless(kafka.IsOurs, "The broker at ISMS_TEST_KAFKA is not ours to kill.");
        using var folder = new TempFolder();
        await PrepareAsync(folder, "isms.raw.firewall");

        int lines;
        await using (var first = await StartAsync(folder, "data"))
        {
            await ProduceAsync(0, 3000);
            await CommittedAsync(1);
            lines = await ProduceUntilAsync(3000, RestartBrokerAsync);
            lines = await ProduceUntilAsync(lines, () => KillAfterCommitAsync(first));
        }
        var between = await StoredAsync(folder, "data");
        Assert.InRange(between.Count, 1, lines);
        AssertStored(await OffsetsAsync(), between);

        await using (var second = await StartAsync(folder, "data"))
        {
            await ProduceAsync(lines, lines += 3000);
            await CommittedAsync(lines);
            Assert.Equal(0, await second.StopAsync());
        }
        var stored = await StoredAsync(folder, "data");
        Assert.Equal(Enumerable.Range(0, lines).Select(Line).Order(StringComparer.Ordinal), stored.Order(StringComparer.Ordinal));
        AssertStored(await OffsetsAsync(), stored);
        (await CommandRun.RunAsync(folder, "store", "verify", "--data", folder["data"])).Ended(0);
    }

    [Fact]
    public async Task A_folder_restored_from_a_backup_reads_again_from_the_broker_what_came_after_it()
    {
        kafka.Need();
        using var folder = new TempFolder();
        await PrepareAsync(folder, "isms.raw.other");
        await RunAsync(folder, "data", 0, 1000);
        var looked = (await CommandRun.RunAsync(folder, "doctor", "--data", folder["data"])).Ended(0, 1);
        Assert.Contains($"ok       Kafka: {kafka.Address} answers; topic isms.raw.other has 3 partitions and keeps the broker's time.", looked.Output, StringComparison.Ordinal);
        (await CommandRun.RunAsync(folder, "backup", "--data", folder["data"], "--to", folder["copy.tar"])).Ended(0);
        await RunAsync(folder, "data", 1000, 2000);

        (await CommandRun.RunAsync(folder, "restore", folder["copy.tar"], "--data", folder["restored"])).Ended(0);
        await using (var server = await StartAsync(folder, "restored"))
        {
            await File.WriteAllLinesAsync(folder["later.log"], Enumerable.Range(2000, 1000).Select(Line), Abort);
            (await CommandRun.RunAsync(folder, "replay", folder["later.log"], "--kafka", kafka.Address, "--topic", _topic)).Ended(0);
            await CommittedAsync(3000);
            Assert.Equal(0, await server.StopAsync());
        }

        Assert.Equal(Enumerable.Range(0, 3000).Select(Line).Order(StringComparer.Ordinal), (await StoredAsync(folder, "restored")).Order(StringComparer.Ordinal));
        (await CommandRun.RunAsync(folder, "store", "verify", "--data", folder["restored"])).Ended(0);
    }

    /// <summary>Runs the program until the lines are stored and committed.</summary>
    async Task RunAsync(TempFolder folder, string data, int from, int to)
    {
        await using var server = await StartAsync(folder, data);
        await ProduceAsync(from, to);
        await CommittedAsync(to);
        Assert.Equal(0, await server.StopAsync());
    }

    async Task PrepareAsync(TempFolder folder, string topic)
    {
        _topic = topic;
        using var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = kafka.Address }).Build();
        await admin.CreateTopicsAsync([new TopicSpecification
        {
            Name = topic, NumPartitions = Partitions, ReplicationFactor = 1, Configs = new() { ["message.timestamp.type"] = "LogAppendTime" },
        }]);
        await File.WriteAllTextAsync(folder["isms-monitor.yml"], $"sources:\n  - {{ kind: kafka, address: \"{kafka.Address}\", topic: {topic} }}\n", Abort);
    }

    static async Task<ServerProcess> StartAsync(TempFolder folder, string data)
    {
        var server = await ServerProcess.StartAsync("run", folder, folder[data]);
        Assert.False(server.HasExited, server.Errors);
        return server;
    }

    async Task RestartBrokerAsync()
    {
        await kafka.KillAsync();
        await kafka.StartAsync();
    }

    /// <summary>At the moment at which a commit of offsets was seen: what it says must be stored, however shortly before.</summary>
    async Task KillAfterCommitAsync(ServerProcess server)
    {
        var before = Sum(await OffsetsAsync());
        await CommittedAsync(before + 1);
        await server.KillAsync();
    }

    Task<int> ProduceAsync(int from, int to) => ProduceAsync(from, next => next >= to);

    /// <summary>Hands lines to the broker while something is killed, so that there is always a next one.</summary>
    /// <returns>The number of the next line.</returns>
    async Task<int> ProduceUntilAsync(int from, Func<Task> kill)
    {
        var killing = kill();
        var next = await ProduceAsync(from, at => at >= from + Chunk && killing.IsCompleted);
        await killing;
        return next;
    }

    /// <summary>A chunk after the other, each when the broker has taken the one before.</summary>
    async Task<int> ProduceAsync(int from, Func<int, bool> isEnd)
    {
        using var producer = new ProducerBuilder<Null, string>(new ProducerConfig { BootstrapServers = kafka.Address, EnableIdempotence = true }).SetLogHandler((_, _) => { }).Build();
        var at = from;
        for (; !isEnd(at); at += Chunk)
        {
            var taken = await Task.WhenAll(Enumerable.Range(at, Chunk).Select(number =>
                producer.ProduceAsync(new TopicPartition(_topic, number % Partitions), new Message<Null, string> { Value = Line(number) }, Abort)));
            foreach (var each in taken) Assert.True(_taken.TryAdd(each.TopicPartitionOffset, each.Value));
        }
        return at;
    }

    /// <summary>Waits until the group has committed so many records, over all partitions.</summary>
    Task CommittedAsync(long records) => Task.Run(async () =>
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Abort);
        limit.CancelAfter(Longest);
        using var group = Ask();
        while (Sum(Offsets(group)) < records) await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, limit.Token);
    }, Abort);

    Task<List<TopicPartitionOffset>> OffsetsAsync() => Task.Run(() =>
    {
        using var group = Ask();
        return Offsets(group);
    }, Abort);

    IConsumer<Ignore, Ignore> Ask() => new ConsumerBuilder<Ignore, Ignore>(new ConsumerConfig { BootstrapServers = kafka.Address, GroupId = Group }).SetLogHandler((_, _) => { }).Build();

    List<TopicPartitionOffset> Offsets(IConsumer<Ignore, Ignore> group) =>
        group.Committed(Enumerable.Range(0, Partitions).Select(partition => new TopicPartition(_topic, partition)), TimeSpan.FromSeconds(30));

    static long Sum(List<TopicPartitionOffset> offsets) => offsets.Sum(each => Math.Max(0, each.Offset.Value));

    /// <summary>The lines in the data folder of a program that has ended, once for each time they are stored.</summary>
    static async Task<List<string>> StoredAsync(TempFolder folder, string data)
    {
        var export = (await CommandRun.RunAsync(folder, "store", "export", "--data", folder[data])).Ended(0);
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
        $"<164>Nov 24 2026 10:{number / 600 % 60:00}:{number / 10 % 60:00} fw-01 : %ASA-4-106023: Deny tcp src outside:203.0.113.{number % 250 + 1}/{1024 + number % 60_000} dst inside:10.1.2.{number % 200 + 1}/22 by access-group \"outside_in\" [0x0, 0x0]");
}
