using System.Globalization;
using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Isms.Monitor.Api.Server;
using Isms.Monitor.Api.Server.Settings;
using Isms.Monitor.Ingest.Sources.Kafka;
using Isms.Monitor.Store;

namespace Isms.Monitor.EndToEnd.Kafka;

/// <summary>First stored, then committed to the broker: at the worst moment, just before a commit of the store, and long enough there that whatever
/// was acknowledged reaches the broker.</summary>
public sealed class KafkaOrderTests(KafkaServer kafka) : IClassFixture<KafkaServer>
{
    const string Group = "order";

    /// <summary>Lines between two commits of the store.</summary>
    const int Chunk = 50;

    /// <summary>Commits of the store that are held.</summary>
    const int Looks = 4;

    /// <summary>How long one is held; offsets are committed fifty times in it.</summary>
    static readonly TimeSpan Held = TimeSpan.FromMilliseconds(500);
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    static CancellationToken Abort => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Before_each_commit_of_the_store_the_broker_was_told_of_no_record_that_is_not_stored()
    {
        var seen = await LookAsync("isms.raw.order", acknowledgesFirst: false);

        Assert.All(seen, look => Assert.InRange(look.Committed, 0, look.Stored));
        Assert.True(seen[^1].Committed > 0, "Offsets are committed while it runs, so there was something to see.");
    }

    /// <summary>That the test above bites.</summary>
    [Fact]
    public async Task Acknowledged_before_the_commit_the_offsets_run_ahead_of_the_store()
    {
        var seen = await LookAsync("isms.raw.mutant", acknowledgesFirst: true);

        Assert.Contains(seen, look => look.Committed > look.Stored);
    }

    /// <summary>Runs the monitor on a topic until so many commits of its store were looked at.</summary>
    async Task<List<(long Committed, long Stored)>> LookAsync(string topic, bool acknowledgesFirst)
    {
        kafka.Need();
        await CreateAsync(topic);
        using var folder = new TempFolder();
        var seen = new List<(long Committed, long Stored)>();
        using var group = new ConsumerBuilder<Ignore, Ignore>(new ConsumerConfig { BootstrapServers = kafka.Address, GroupId = Group }).SetLogHandler((_, _) => { }).Build();
        Standalone? opened = null;
        var points = new CrashPoints(point =>
        {
            if (point != CrashPoints.BeforeCommit || seen.Count >= Looks) return;
            // Not Positions: they wait for the commit that is held here.
            var stored = opened!.Days.Stored.All.Sum(position => position.Offset);
            seen.Add((Highest(group, topic, stored), stored));
        });
        await using var monitor = opened = Standalone.Open(
            new MonitorSettings { Data = folder, Workers = 1 }, TimeProvider.System, points, new StoreOptions { Folder = folder, AcknowledgesFirst = acknowledgesFirst });
        var options = new KafkaSourceOptions
        {
            BootstrapServers = kafka.Address, Topic = topic, Group = Group, Linger = TimeSpan.FromMilliseconds(10), CommitInterval = TimeSpan.FromMilliseconds(10),
        };
        using var stop = new CancellationTokenSource();
        var running = monitor.RunAsync([new KafkaSource(options, monitor.Positions(), TimeProvider.System)], isFinite: false, stop.Token, CancellationToken.None);
        await FeedAsync(topic, () => seen.Count >= Looks || running.IsCompleted);
        await stop.CancelAsync();
        await running;
        return seen;
    }

    /// <summary>The highest offset that the group commits while the store is held; no more is asked once it is ahead.</summary>
    static long Highest(IConsumer<Ignore, Ignore> group, string topic, long stored)
    {
        var (began, highest) = (TimeProvider.System.GetTimestamp(), 0L);
        while (TimeProvider.System.GetElapsedTime(began) < Held && highest <= stored)
            highest = Math.Max(highest, group.Committed([new TopicPartition(topic, 0)], Longest)[0].Offset.Value);
        return highest;
    }

    /// <summary>A chunk after the other: what came while a commit was held is the next one's.</summary>
    async Task FeedAsync(string topic, Func<bool> isEnough)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Abort);
        limit.CancelAfter(Longest);
        using var producer = new ProducerBuilder<Null, string>(new ProducerConfig { BootstrapServers = kafka.Address, EnableIdempotence = true }).SetLogHandler((_, _) => { }).Build();
        for (var at = 0; !isEnough(); at += Chunk)
        {
            await Task.WhenAll(Enumerable.Range(at, Chunk).Select(number => producer.ProduceAsync(topic, new Message<Null, string> { Value = Line(number) }, limit.Token)));
            await Task.Delay(Held / 5, TimeProvider.System, limit.Token);
        }
    }

    async Task CreateAsync(string topic)
    {
        using var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = kafka.Address }).Build();
        await admin.CreateTopicsAsync([new TopicSpecification
        {
            Name = topic, NumPartitions = 1, ReplicationFactor = 1, Configs = new() { ["message.timestamp.type"] = "LogAppendTime" },
        }]);
    }

    static string Line(int number) => string.Create(CultureInfo.InvariantCulture,
        $"<164>Nov 24 2026 10:00:00 fw-01 : %ASA-4-106023: Deny tcp src outside:203.0.113.{number % 250 + 1}/{1024 + number % 60_000} dst inside:10.1.2.3/22 by access-group \"outside_in\" [0x0, 0x0]");
}
