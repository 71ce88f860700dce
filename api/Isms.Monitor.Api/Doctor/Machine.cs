using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Isms.Monitor.Api.Commands;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Server.Readings;
using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Sources.Kafka;
using Isms.Monitor.Store;
using Isms.Monitor.Store.Days;
using Isms.Monitor.Store.Seal;
using Isms.Monitor.Store.State;

namespace Isms.Monitor.Api.Doctor;

/// <summary>This machine.</summary>
sealed class Machine(TimeProvider clock) : IMachine
{
    static readonly TimeSpan BrokerPatience = TimeSpan.FromSeconds(10);

    public string? WriteProblem(string folder)
    {
        var place = Existing(folder);
        var probe = Path.Combine(place, $".isms-doctor-{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}");
        try
        {
            using var file = new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            file.WriteByte(0);
            return null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return refused.Message;
        }
    }

    public string? ReadProblem(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            file.ReadByte();
            return null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return refused.Message;
        }
    }

    public bool FileExists(string path) => File.Exists(path);

    public long FreeBytes(string folder) => new DriveInfo(Existing(folder)).AvailableFreeSpace;

    public string FileSystem(string folder) => new DriveInfo(Existing(folder)).DriveFormat;

    public string? HolderOf(string folder) => DataFolderLock.IsHeld(folder, out var owner) ? owner ?? "" : null;

    public async Task<long?> NewestReceivedMicrosAsync(string folder, CancellationToken abort)
    {
        if (!Directory.Exists(Path.Combine(folder, "events"))) return null;
        if (HolderOf(folder) is not null) return DayStore.LatestDay(folder) is { } day ? UnixMicros.From(new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero)) : null;
        using var store = DayStore.OpenExisting(new StoreOptions { Folder = folder }, clock);
        return await store.Reader.NewestReceivedAsync(abort);
    }

    public long MemoryBytes => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    public long? UdpBufferBytes => File.Exists("/proc/sys/net/core/rmem_max")
        && long.TryParse(File.ReadAllText("/proc/sys/net/core/rmem_max"), NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var bytes) ? bytes : null;

    public string? BindProblem(IPEndPoint address, bool isUdp)
    {
        try
        {
            using var socket = new Socket(address.AddressFamily, isUdp ? SocketType.Dgram : SocketType.Stream, isUdp ? ProtocolType.Udp : ProtocolType.Tcp);
            socket.Bind(address);
            if (!isUdp) socket.Listen();
            return null;
        }
        catch (SocketException refused)
        {
            return refused.Message;
        }
    }

    public Task<TopicLook> LookAtTopicAsync(string brokers, string topic, CancellationToken abort) => TopicLook.TakeAsync(brokers, topic, BrokerPatience);

    public (string? Broken, int Files, long Entries) CheckChains(string folder)
    {
        var (sealedFiles, audit) = (ChainCheck.Run(folder), AuditCheck.Run(folder));
        return (sealedFiles.Broken ?? audit.Broken, sealedFiles.Files, audit.Entries);
    }

    public bool? HasFirstPassword(string folder)
    {
        if (StateStore.Look(folder, session => session.Users.List()) is not { Count: > 0 } users) return null;
        return !users.Select(UserReading.Read).Any(user => user is { Role: Role.Administrator, Disabled: false, MustChangePassword: false });
    }

    public string? Chromium => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => ChromiumPrint.Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    /// <summary>The folder, or the nearest one above it that is there.</summary>
    static string Existing(string folder)
    {
        while (!Directory.Exists(folder) && Path.GetDirectoryName(folder) is { Length: > 0 } above) folder = above;
        return folder;
    }
}
