using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Pipeline;

namespace Isms.Monitor.Ingest.Sources.Syslog;

/// <summary>Syslog over UDP (RFC 5426): one message a datagram. UDP cannot wait, so while the pipeline is full datagrams are dropped and
/// counted by sender; those that the kernel dropped before are counted too where it tells.</summary>
public sealed class SyslogUdpSource : ISource
{
    static readonly TimeSpan KernelLook = TimeSpan.FromSeconds(5);

    readonly SyslogListenerOptions _options;
    readonly TimeProvider _clock;
    readonly TaskCompletionSource<IPEndPoint> _bound = new(TaskCreationOptions.RunContinuationsAsynchronously);
    long _incarnation;
    long _lanes;

    /// <exception cref="SourceOptionsException">An option is out of bounds.</exception>
    public SyslogUdpSource(SyslogListenerOptions options, TimeProvider clock)
    {
        options.Check();
        (_options, _clock) = (options, clock);
        Settings = options.Settings("udp");
    }

    public SourceSettings Settings { get; }

    /// <summary>Where it listens, once it does.</summary>
    public Task<IPEndPoint> Bound => _bound.Task;

    public async Task RunAsync(SourceOutput output, CancellationToken stop, CancellationToken abort)
    {
        if (_incarnation == 0) _incarnation = Incarnation.Next(SourceFolder.For(_options.StateFolder, Settings.Name));
        using var socket = Bind();
        var waiting = Channel.CreateBounded<EventBatch>(new BoundedChannelOptions(_options.WaitingBatches) { SingleWriter = true, SingleReader = true });
        var forwarding = ForwardAsync(waiting.Reader, output, abort);
        try
        {
            await ReceiveAsync(socket, new SenderLanes(output, Settings, NextOrigin, waiting.Writer), output, stop);
        }
        finally
        {
            waiting.Writer.Complete();
            await forwarding;
        }
    }

    Socket Bind()
    {
        var socket = new Socket(_options.Endpoint.AddressFamily, SocketType.Dgram, ProtocolType.Udp) { ReceiveBufferSize = _options.ReceiveBufferBytes };
        try
        {
            socket.Bind(_options.Endpoint);
        }
        catch (SocketException e)
        {
            socket.Dispose();
            throw new IOException($"ISMS1113 {_options.Endpoint} cannot be listened on: {e.Message} Choose a free port; below 1024 the program needs the right to.", e);
        }
        _bound.TrySetResult((IPEndPoint)socket.LocalEndPoint!);
        return socket;
    }

    /// <summary>Takes all that is there, then gives what each sender has: under load batches fill, without it nothing waits.</summary>
    async Task ReceiveAsync(Socket socket, SenderLanes lanes, SourceOutput output, CancellationToken stop)
    {
        var datagram = new byte[64 * 1024];
        var from = new SocketAddress(_options.Endpoint.AddressFamily);
        var looked = _clock.GetTimestamp();
        var port = ((IPEndPoint)socket.LocalEndPoint!).Port;
        try
        {
            while (!stop.IsCancellationRequested)
            {
                var length = await socket.ReceiveFromAsync(datagram, SocketFlags.None, from, stop);
                lanes.Add(from, Trim(datagram.AsSpan(0, length)), UnixMicros.From(_clock.GetUtcNow()));
                if (socket.Available == 0) lanes.Flush();
                if (_clock.GetElapsedTime(looked) < KernelLook) continue;
                looked = _clock.GetTimestamp();
                if (KernelDrops.Of(port) is { } drops) output.KernelDropped(drops);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The way out of waiting for a datagram.
        }
        finally
        {
            lanes.Flush();
            if (KernelDrops.Of(port) is { } drops) output.KernelDropped(drops);
        }
    }

    static async Task ForwardAsync(ChannelReader<EventBatch> waiting, SourceOutput output, CancellationToken abort)
    {
        await foreach (var batch in waiting.ReadAllAsync(abort)) await output.WriteAsync(batch, abort);
    }

    /// <summary>A newline or NUL at the end of a datagram is a habit of senders, not a part of the message.</summary>
    static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> datagram) => datagram.TrimEnd("\r\n\0"u8);

    UInt128 NextOrigin() => Origin.Of(Settings.Name, _incarnation, BitConverter.GetBytes(++_lanes));
}
