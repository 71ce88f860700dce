using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using Isms.Monitor.Ingest.Pipeline;

namespace Isms.Monitor.Ingest.Sources.Syslog;

/// <summary>Syslog over TCP (RFC 6587) and TLS (RFC 5425): octet counting or newlines, chosen by each connection's first bytes.</summary>
/// <remarks>A full pipeline is felt by the sender: the connection is not read. TCP syslog knows no acknowledgement, so what a sender
/// had written and this listener had not read when it stopped is lost; use HTTP with an Idempotency-Key, or Kafka, where that matters.</remarks>
public sealed class SyslogTcpSource : ISource
{
    readonly SyslogListenerOptions _options;
    readonly TimeProvider _clock;
    readonly SslServerAuthenticationOptions? _tls;
    readonly ConnectionLimit _limit;
    readonly TaskCompletionSource<IPEndPoint> _bound = new(TaskCreationOptions.RunContinuationsAsynchronously);
    long _incarnation;
    long _connections;

    /// <exception cref="SourceOptionsException">An option is out of bounds, or a certificate cannot be used.</exception>
    public SyslogTcpSource(SyslogListenerOptions options, TimeProvider clock)
    {
        options.Check();
        (_options, _clock) = (options, clock);
        _tls = options.CertificateFile is null ? null : TlsFiles.Load(options);
        _limit = new ConnectionLimit(options.MaxConnections, options.MaxConnectionsPerAddress);
        Settings = options.Settings(_tls is null ? "tcp" : "tls");
    }

    public SourceSettings Settings { get; }

    /// <summary>Where it listens, once it does.</summary>
    public Task<IPEndPoint> Bound => _bound.Task;

    public async Task RunAsync(SourceOutput output, CancellationToken stop, CancellationToken abort)
    {
        if (_incarnation == 0) _incarnation = Incarnation.Next(SourceFolder.For(_options.StateFolder, Settings.Name));
        using var listener = Listen();
        var open = new HashSet<Task>();
        try
        {
            while (!stop.IsCancellationRequested)
            {
                var socket = await listener.AcceptSocketAsync(stop);
                open.RemoveWhere(each => each.IsCompleted);
                open.Add(ServeAsync(socket, output, stop, abort));
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The way out of waiting for a connection.
        }
        finally
        {
            await Task.WhenAll(open);
        }
    }

    TcpListener Listen()
    {
        var listener = new TcpListener(_options.Endpoint);
        try
        {
            listener.Start();
        }
        catch (SocketException e)
        {
            listener.Dispose();
            throw new IOException($"ISMS1113 {_options.Endpoint} cannot be listened on: {e.Message} Choose a free port; below 1024 the program needs the right to.", e);
        }
        _bound.TrySetResult((IPEndPoint)listener.LocalEndpoint);
        return listener;
    }

    async Task ServeAsync(Socket socket, SourceOutput output, CancellationToken stop, CancellationToken abort)
    {
        await Task.Yield();
        using var _ = socket;
        var address = Senders.Name(((IPEndPoint)socket.RemoteEndPoint!).Address);
        if (!_limit.TryEnter(address))
        {
            output.Report($"ISMS1114 a connection from {address} was refused: there are too many. Raise Syslog:MaxConnections or Syslog:MaxConnectionsPerAddress.");
            return;
        }
        try
        {
            await using var plain = new NetworkStream(socket);
            await using var stream = await SecureAsync(plain, stop);
            var origin = Origin.Of(Settings.Name, _incarnation, BitConverter.GetBytes(Interlocked.Increment(ref _connections)));
            await new SyslogConnection(stream, new BatchWriter(output, Settings, origin, address), _options.IdleTimeout, _clock).RunAsync(stop, abort);
        }
        catch (Exception e) when (e is IOException or SocketException or InvalidDataException or System.Security.Authentication.AuthenticationException or TimeoutException)
        {
            // One sender's broken connection is its own affair; it is told, and the others go on.
            output.Report(e.Message.StartsWith("ISMS", StringComparison.Ordinal) ? $"{e.Message} Sender: {address}."
                : $"ISMS1115 the connection from {address} ended: {e.Message} It may connect again.");
        }
        catch (OperationCanceledException)
        {
            // Stop during a handshake, or abort.
        }
        finally
        {
            _limit.Leave(address);
        }
    }

    async Task<Stream> SecureAsync(NetworkStream plain, CancellationToken stop)
    {
        if (_tls is null) return plain;
        var secured = new SslStream(plain);
        using var limit = new CancellationTokenSource(_options.HandshakeTimeout, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, limit.Token);
        try
        {
            await secured.AuthenticateAsServerAsync(_tls, either.Token);
            return secured;
        }
        catch (Exception e)
        {
            await secured.DisposeAsync();
            if (e is OperationCanceledException && limit.IsCancellationRequested) throw new TimeoutException("the TLS handshake took too long.");
            throw;
        }
    }
}
