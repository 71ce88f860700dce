using System.Collections.Concurrent;
using Confluent.Kafka;
using Isms.Monitor.Ingest.Formats;
using Isms.Monitor.Ingest.Pipeline;

namespace Isms.Monitor.Ingest.Sources.Kafka;

/// <summary>The consumer's thread: polls, fills a batch for each partition, commits what was stored.</summary>
sealed class KafkaLoop(KafkaSourceOptions options, SourceSettings settings, KafkaTopic topic, SourceOutput output, DeadLetters dead,
    Func<UInt128, long?> known, Dictionary<UInt128, long> given, TimeProvider clock)
{
    static readonly TimeSpan FullPoll = TimeSpan.FromMilliseconds(20);
    static readonly TimeSpan CommittedTimeout = TimeSpan.FromSeconds(10);

    readonly Dictionary<Partition, BatchWriter> _lanes = [];

    /// <summary>Filled by whoever acknowledges, emptied by the loop: the next offset of a partition.</summary>
    readonly ConcurrentDictionary<Partition, long> _acknowledged = new();
    Error? _fatal;
    bool _isPaused;
    long _unacknowledged;
    bool _toldOfTimes;
    bool _toldOfError;

    public void Run(ClientConfig client, CancellationToken stop, CancellationToken abort)
    {
        using var consumer = Build(client);
        consumer.Subscribe(options.Topic);
        try
        {
            var committed = clock.GetTimestamp();
            while (!stop.IsCancellationRequested)
            {
                Poll(consumer);
                if (_fatal is not null) throw new KafkaException(_fatal);
                if (clock.GetElapsedTime(committed) < options.CommitInterval) continue;
                Commit(consumer);
                output.Backlog(Lag(consumer));
                committed = clock.GetTimestamp();
            }
            Drain(consumer, abort);
        }
        finally
        {
            // Leaves the group now instead of after the session's end.
            consumer.Close();
        }
    }

    IConsumer<byte[], byte[]> Build(ClientConfig client)
    {
        var config = new ConsumerConfig(client.ToDictionary())
        {
            GroupId = options.Group,
            EnableAutoCommit = false,
            EnableAutoOffsetStore = false,
            AutoOffsetReset = AutoOffsetReset.Earliest,
            IsolationLevel = IsolationLevel.ReadCommitted,
            PartitionAssignmentStrategy = PartitionAssignmentStrategy.CooperativeSticky,
        };
        return new ConsumerBuilder<byte[], byte[]>(config)
            .SetPartitionsAssignedHandler(Assigned)
            .SetPartitionsRevokedHandler((consumer, taken) =>
            {
                Commit(consumer);
                Forget(taken);
            })
            .SetPartitionsLostHandler((_, taken) => Forget(taken))
            .SetErrorHandler((_, error) =>
            {
                if (error.IsFatal) _fatal = error;
                else TellOfError(error);
            })
            // What librdkafka logs beside its errors is not for the console.
            .SetLogHandler((_, _) => { })
            .Build();
    }

    /// <summary>Once until a record comes again: librdkafka tells it at every attempt.</summary>
    void TellOfError(Error error)
    {
        if (_toldOfError) return;
        _toldOfError = true;
        output.Report($"ISMS1142 Kafka: {error.Reason}. It is tried again by itself.");
    }

    /// <summary>Where each partition begins. What the store has counts, even when the group is further: a store that was restored from a backup must
    /// read again what is not in it. A partition that comes back to this process goes on at the furthest, since another member may have had it.</summary>
    IEnumerable<TopicPartitionOffset> Assigned(IConsumer<byte[], byte[]> consumer, List<TopicPartition> assigned)
    {
        foreach (var committed in consumer.Committed(assigned, CommittedTimeout))
        {
            var origin = topic.OriginOf(committed.Partition);
            var isFirst = !given.ContainsKey(origin);
            yield return known(origin) is { } offset && (isFirst || committed.Offset.IsSpecial || committed.Offset.Value < offset)
                ? new TopicPartitionOffset(committed.TopicPartition, offset) : committed;
        }
    }

    /// <summary>Partitions that another member has now: what waits here was not given, and the other will read it.</summary>
    void Forget(List<TopicPartitionOffset> taken)
    {
        foreach (var each in taken)
        {
            if (_lanes.Remove(each.Partition, out var lane) && lane.TakeBatch() is { } waiting) output.Return(waiting);
            _acknowledged.TryRemove(each.Partition, out _);
        }
    }

    void Poll(IConsumer<byte[], byte[]> consumer)
    {
        if (_isPaused && TryFlush(onlyFull: false))
        {
            consumer.Resume(consumer.Assignment);
            _isPaused = false;
        }
        var record = consumer.Consume(_isPaused ? FullPoll : options.Linger);
        if (record is not null)
        {
            _toldOfError = false;
            Take(consumer, record);
        }
        if (_isPaused || TryFlush(onlyFull: record is not null)) return;
        consumer.Pause(consumer.Assignment);
        _isPaused = true;
    }

    void Take(IConsumer<byte[], byte[]> consumer, ConsumeResult<byte[], byte[]> record)
    {
        if (record.IsPartitionEOF) return;
        var lane = LaneOf(record.Partition);
        if (lane.IsFull)
        {
            // Came although the partition is paused: it is asked for again when there is room.
            consumer.Seek(record.TopicPartitionOffset);
            return;
        }
        var (value, next) = (record.Message.Value, record.Offset.Value + 1);
        if (value is null or [] || value.Length > FrameParser.MaxFrameBytes)
        {
            var reason = value is null or [] ? "ISMS1143 the record has no value." : $"ISMS1144 the record is longer than {FrameParser.MaxFrameBytes} bytes.";
            dead.SendAsync(record, reason).GetAwaiter().GetResult();
            if (!lane.TryPass(next) && Interlocked.Read(ref _unacknowledged) == 0) Acknowledge(record.Partition, next);
            return;
        }
        Tell(record.Message.Timestamp.Type);
        lane.Add(value, record.Offset.Value, next, record.Message.Timestamp.UnixTimestampMs * 1000);
    }

    /// <summary>Records from before the topic was mended keep the producer's time: stable, so ids are, but not the broker's.</summary>
    void Tell(TimestampType type)
    {
        if (type == TimestampType.LogAppendTime || _toldOfTimes) return;
        _toldOfTimes = true;
        output.Report($"ISMS1145 topic {options.Topic} holds records with the time of their producer, which is taken as received time. "
            + "They are from before its message.timestamp.type was LogAppendTime; nothing is to be done.");
    }

    BatchWriter LaneOf(Partition partition)
    {
        if (_lanes.TryGetValue(partition, out var lane)) return lane;
        var sender = $"{options.Topic}/{partition.Value}";
        return _lanes[partition] = new BatchWriter(output, settings, topic.OriginOf(partition), sender, batch =>
        {
            Acknowledge(partition, batch.Position.Offset);
            Interlocked.Decrement(ref _unacknowledged);
        });
    }

    /// <summary>False when the pipeline is full.</summary>
    bool TryFlush(bool onlyFull)
    {
        foreach (var lane in _lanes.Values)
        {
            if (lane.Count == 0 || (onlyFull && !lane.IsFull)) continue;
            var next = lane.Next;
            Interlocked.Increment(ref _unacknowledged);
            if (!lane.TryFlush())
            {
                Interlocked.Decrement(ref _unacknowledged);
                return false;
            }
            given[lane.Origin] = next;
        }
        return true;
    }

    void Acknowledge(Partition partition, long next) => _acknowledged.AddOrUpdate(partition, next, (_, before) => Math.Max(before, next));

    /// <summary>The one place that stores and commits offsets. A partition that was taken away (Local_State) and nothing to commit
    /// (Local_NoOffset) both mean that another member will read what we could not commit; its ids are the same.</summary>
    void Commit(IConsumer<byte[], byte[]> consumer)
    {
        try
        {
            foreach (var partition in _acknowledged.Keys)
                if (_acknowledged.TryRemove(partition, out var next)) consumer.StoreOffset(new TopicPartitionOffset(options.Topic, partition, next));
            consumer.Commit();
        }
        catch (KafkaException e) when (e.Error.Code is ErrorCode.Local_State or ErrorCode.Local_NoOffset)
        {
            // See above.
        }
        catch (KafkaException e) when (!e.Error.IsFatal)
        {
            output.Report($"ISMS1146 Kafka did not take the offsets: {e.Error.Reason}. They go with the next ones.");
        }
    }

    /// <summary>Waits a while until what was given is stored, so that the group knows of it; what is not will be given again with the same ids.</summary>
    void Drain(IConsumer<byte[], byte[]> consumer, CancellationToken abort)
    {
        consumer.Pause(consumer.Assignment);
        var began = clock.GetTimestamp();
        while (Interlocked.Read(ref _unacknowledged) > 0 && !abort.IsCancellationRequested && clock.GetElapsedTime(began) < options.DrainTimeout)
            consumer.Consume(FullPoll);
        Commit(consumer);
    }

    long Lag(IConsumer<byte[], byte[]> consumer) => consumer.Assignment.Sum(partition =>
    {
        var (high, at) = (consumer.GetWatermarkOffsets(partition).High, consumer.Position(partition));
        return high.IsSpecial || at.IsSpecial ? 0 : Math.Max(0, high.Value - at.Value);
    });
}
