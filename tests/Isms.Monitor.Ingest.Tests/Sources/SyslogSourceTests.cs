using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Isms.Monitor.Ingest.Pipeline;
using Isms.Monitor.Ingest.Sources;
using Isms.Monitor.Ingest.Sources.Syslog;

namespace Isms.Monitor.Ingest.Tests.Sources;

public sealed class SyslogSourceTests : IDisposable
{
    static readonly IPEndPoint Loopback = new(IPAddress.Loopback, 0);

    readonly TestFolder _folder = new();
    readonly MemoryStore _store = new();
    readonly ManualClock _clock = new();
    readonly ConcurrentQueue<SourceReport> _reports = new();

    static CancellationToken Abort => TestContext.Current.CancellationToken;

    SyslogListenerOptions Options => new() { Endpoint = Loopback, StateFolder = _folder.Path("state") };

    [Theory, InlineData("<13>one\n<13>two\r\n<13>three"), InlineData("7 <13>one7 <13>two9 <13>three")]
    public async Task A_connection_has_lines_or_counted_octets(string stream)
    {
        var source = new SyslogTcpSource(Options, _clock);
        var status = await RunAsync(source, async () => await SendAsync(await source.Bound, Encoding.UTF8.GetBytes(stream)), frames: 3);
        Assert.Equal(["<13>one", "<13>two", "<13>three"], _store.Frames);
        Assert.Equal("127.0.0.1", Assert.Single(status.Senders).Sender);
    }

    [Fact]
    public async Task Broken_octet_counting_ends_the_connection_and_keeps_what_was_left()
    {
        var source = new SyslogTcpSource(Options, _clock);
        await RunAsync(source, async () => await SendAsync(await source.Bound, "7 <13>onegarbage"u8.ToArray()), frames: 2);
        Assert.Equal("<13>one", _store.Frames.First());
        // As much of it as had arrived.
        Assert.StartsWith(_store.Frames.Last(), "garbage", StringComparison.Ordinal);
        Assert.Equal("ISMS1121 octet counting is broken: a length from 1 to 10000000 and a space must stand before each message. "
            + "Let the sender use one framing for the whole connection, octet counting or newlines. Sender: 127.0.0.1.", Assert.Single(_reports).Text);
    }

    [Fact]
    public async Task Frames_of_a_new_start_have_ids_of_their_own()
    {
        for (var start = 0; start < 2; start++)
        {
            var source = new SyslogTcpSource(Options, _clock);
            await RunAsync(source, async () => await SendAsync(await source.Bound, "<13>the same\n"u8.ToArray()), frames: start + 1);
        }
        Assert.Equal(2, _store.Rows.Select(row => row.Id).Distinct().Count());
    }

    [Fact]
    public async Task A_connection_beyond_the_limit_is_refused_and_told()
    {
        var source = new SyslogTcpSource(Options with { MaxConnectionsPerAddress = 1 }, _clock);
        await RunAsync(source, async () =>
        {
            using var first = new TcpClient();
            await first.ConnectAsync(await source.Bound, Abort);
            await first.GetStream().WriteAsync("<13>one\n"u8.ToArray(), Abort);
            await _store.ReachedAsync(1, Abort);
            using var second = new TcpClient();
            await second.ConnectAsync(await source.Bound, Abort);
            Assert.Equal(0, await second.GetStream().ReadAsync(new byte[1], Abort));
        }, frames: 1);
        Assert.Equal("ISMS1114 a connection from 127.0.0.1 was refused: there are too many. Raise Syslog:MaxConnections or Syslog:MaxConnectionsPerAddress.",
            Assert.Single(_reports).Text);
    }

    [Fact]
    public async Task A_silent_connection_is_closed()
    {
        var source = new SyslogTcpSource(Options with { IdleTimeout = TimeSpan.FromMinutes(1) }, _clock);
        await RunAsync(source, async () =>
        {
            using var client = new TcpClient();
            await client.ConnectAsync(await source.Bound, Abort);
            await client.GetStream().WriteAsync("<13>one\n"u8.ToArray(), Abort);
            await _store.ReachedAsync(1, Abort);
            var closed = client.GetStream().ReadAsync(new byte[1], Abort).AsTask();
            while (!closed.IsCompleted)
            {
                _clock.Advance(TimeSpan.FromMinutes(1));
                await Task.Yield();
            }
            Assert.Equal(0, await closed);
        }, frames: 1);
    }

    [Fact]
    public async Task Frames_come_over_tls_from_senders_with_a_certificate_of_the_authority()
    {
        using var authority = Certificate("CN=authority", null);
        using var server = Certificate("CN=collector.example.com", authority);
        using var client = Certificate("CN=fw-01.example.com", authority);
        WritePem(server, "server.pem");
        File.WriteAllText(_folder.Path("authority.pem"), authority.ExportCertificatePem());
        var source = new SyslogTcpSource(Options with { CertificateFile = _folder.Path("server.pem"), ClientAuthorityFile = _folder.Path("authority.pem") }, _clock);
        await RunAsync(source, async () =>
        {
            await SendTlsAsync(await source.Bound, authority, client, "7 <13>one"u8.ToArray());
            await _store.ReachedAsync(1, Abort);
            using var stranger = Certificate("CN=stranger.example.com", null);
            // With TLS 1.3 a client may have sent all it has before it learns that it was refused.
            await Record.ExceptionAsync(async () => await SendTlsAsync(await source.Bound, authority, stranger, "7 <13>bad"u8.ToArray()));
            await Record.ExceptionAsync(async () => await SendTlsAsync(await source.Bound, authority, null, "7 <13>bad"u8.ToArray()));
            while (_reports.Count < 2) await Task.Yield();
        }, frames: 1);
        Assert.Equal(["<13>one"], _store.Frames);
        Assert.StartsWith("syslog-tls:", source.Settings.Name, StringComparison.Ordinal);
        Assert.All(_reports, report => Assert.StartsWith("ISMS1115 the connection from 127.0.0.1 ended: ", report.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_certificate_that_is_not_there_is_told()
    {
        var refused = Assert.Throws<SourceOptionsException>(() => new SyslogTcpSource(Options with { CertificateFile = _folder.Path("no.pem") }, _clock));
        Assert.StartsWith($"ISMS1112 the certificate in {_folder.Path("no.pem")} cannot be used: ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_datagram_is_a_frame_and_loses_its_newline()
    {
        var source = new SyslogUdpSource(Options, _clock);
        var status = await RunAsync(source, async () =>
        {
            using var client = new UdpClient();
            foreach (var text in (string[])["<13>one\n", "<13>two\nlines", "", "<13>three"])
                await client.SendAsync(Encoding.UTF8.GetBytes(text), await source.Bound, Abort);
        }, frames: 3);
        Assert.Equal(["<13>one", "<13>two\nlines", "<13>three"], _store.Frames);
        Assert.Equal("127.0.0.1", Assert.Single(status.Senders).Sender);
    }

    [Fact]
    public async Task Datagrams_are_dropped_and_counted_by_sender_while_the_pipeline_is_full()
    {
        const int Sent = 3000;
        var source = new SyslogUdpSource(Options with { WaitingBatches = 1 }, _clock);
        var opened = new TaskCompletionSource();
        using var stop = new CancellationTokenSource();
        using var pipeline = new IngestPipeline(new PipelineOptions { InFlightBatches = 4 }, [source], async (batch, abort) =>
        {
            await opened.Task.WaitAsync(abort);
            await _store.CommitAndAcknowledgeAsync(batch, abort);
        }, _clock);
        var running = pipeline.RunAsync(stop.Token, Abort);
        using (var client = new UdpClient())
            for (var each = 0; each < Sent; each++)
                await client.SendAsync(Encoding.UTF8.GetBytes($"<13>datagram {each}"), await source.Bound, Abort);
        while (pipeline.Status[0].Total.Drops == 0) await Task.Yield();
        opened.SetResult();
        await stop.CancelAsync();
        await running;
        var status = pipeline.Status[0];
        Assert.True(status.Total.Drops > 0);
        Assert.InRange(_store.Rows.Count + status.Total.Drops + (status.KernelDrops ?? 0), 1, Sent);
        Assert.Equal(status.Total.Drops, status.Senders.Single(sender => sender.Sender == "127.0.0.1").Drops);
    }

    [Fact]
    public void Kernel_drops_are_the_last_column_of_the_port()
    {
        string[] lines =
        [
            "   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops",
            "  414: 00000000:0202 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 21162 2 0000000000000000 17",
            "  415: 0100007F:0202 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 21163 2 0000000000000000 3",
            "  416: 00000000:0203 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 21164 2 0000000000000000 99",
        ];
        Assert.Equal(20, KernelDrops.In(lines, 514));
        Assert.Null(KernelDrops.In(lines, 5));
    }

    public void Dispose() => _folder.Dispose();

    async Task<SourceStatus> RunAsync(ISource source, Func<Task> send, int frames)
    {
        using var stop = new CancellationTokenSource();
        using var pipeline = new IngestPipeline(new PipelineOptions { Reported = _reports.Enqueue }, [source], _store.CommitAndAcknowledgeAsync, _clock);
        var running = pipeline.RunAsync(stop.Token, Abort);
        await send();
        await _store.ReachedAsync(frames, Abort);
        await stop.CancelAsync();
        await running;
        return Assert.Single(pipeline.Status);
    }

    static async Task SendAsync(IPEndPoint to, byte[] bytes)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(to, Abort);
        foreach (var piece in bytes.Chunk(5)) await client.GetStream().WriteAsync(piece, Abort);
    }

    static async Task SendTlsAsync(IPEndPoint to, X509Certificate2 authority, X509Certificate2? own, byte[] bytes)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(to, Abort);
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(authority);
        await using var tls = new SslStream(client.GetStream());
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = "collector.example.com", CertificateChainPolicy = policy,
            ClientCertificates = own is null ? null : [own],
        }, Abort);
        await tls.WriteAsync(bytes, Abort);
        await client.GetStream().FlushAsync(Abort);
        client.Client.Shutdown(SocketShutdown.Send);
        _ = await tls.ReadAsync(new byte[1], Abort);
    }

    static X509Certificate2 Certificate(string name, X509Certificate2? issuer)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(issuer is null, false, 0, true));
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name[3..]);
        request.CertificateExtensions.Add(names.Build());
        // Certificates are checked against the system's clock.
        var now = TimeProvider.System.GetUtcNow();
        if (issuer is null) return Kept(request.CreateSelfSigned(now.AddDays(-1), now.AddDays(2)));
        using var signed = request.Create(issuer, now.AddHours(-1), now.AddDays(1), [1, 2, 3, (byte)name.Length]);
        return Kept(signed.CopyWithPrivateKey(key));
    }

    static X509Certificate2 Kept(X509Certificate2 made) => X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);

    void WritePem(X509Certificate2 certificate, string name)
    {
        using var key = certificate.GetRSAPrivateKey()!;
        File.WriteAllText(_folder.Path(name), certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem());
    }
}
