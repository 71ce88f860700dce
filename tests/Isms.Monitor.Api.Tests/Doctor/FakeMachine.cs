using System.Net;
using Isms.Monitor.Api.Doctor;
using Isms.Monitor.Ingest.Sources.Kafka;

namespace Isms.Monitor.Api.Tests.Doctor;

/// <summary>A machine on which everything is in order until a test says otherwise.</summary>
sealed class FakeMachine : IMachine
{
    public string? CannotWrite { get; set; }

    public Dictionary<string, string> Unreadable { get; } = [];

    public HashSet<string> Missing { get; } = [];

    public long Free { get; set; } = 100L << 30;

    public string Disk { get; set; } = "ext4";

    public string? Holder { get; set; }

    public long? Newest { get; set; }

    public long MemoryBytes { get; set; } = 8L << 30;

    public long? UdpBufferBytes { get; set; } = 16 << 20;

    public Dictionary<(int Port, bool IsUdp), string> Taken { get; } = [];

    public TopicLook Topic { get; set; } = new() { Partitions = 3, TimestampType = "LogAppendTime", CleanupPolicy = "delete", RetentionMs = -1 };

    public (string? Broken, int Files, long Entries) Chains { get; set; } = (null, 12, 34);

    public bool? FirstPassword { get; set; } = false;

    public string? Chromium { get; set; }

    /// <summary>What looking throws.</summary>
    public Exception? Failure { get; set; }

    public string? WriteProblem(string folder) => Failure is null ? CannotWrite : throw Failure;

    public string? ReadProblem(string path) => Unreadable.GetValueOrDefault(path);

    public bool FileExists(string path) => !Missing.Contains(path);

    public long FreeBytes(string folder) => Free;

    public string FileSystem(string folder) => Disk;

    public string? HolderOf(string folder) => Holder;

    public Task<long?> NewestReceivedMicrosAsync(string folder, CancellationToken abort) => Task.FromResult(Newest);

    public string? BindProblem(IPEndPoint address, bool isUdp) => Taken.GetValueOrDefault((address.Port, isUdp));

    public Task<TopicLook> LookAtTopicAsync(string brokers, string topic, CancellationToken abort) => Task.FromResult(Topic);

    public (string? Broken, int Files, long Entries) CheckChains(string folder) => Chains;

    public bool? HasFirstPassword(string folder) => FirstPassword;
}
