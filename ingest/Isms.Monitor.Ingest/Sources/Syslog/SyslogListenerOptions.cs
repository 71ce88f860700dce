using System.Net;

namespace Isms.Monitor.Ingest.Sources.Syslog;

/// <summary>Where a syslog listener listens, and its bounds.</summary>
public sealed record SyslogListenerOptions
{
    /// <summary>Address and port, for example 0.0.0.0:514; port 0 takes a free one.</summary>
    public required IPEndPoint Endpoint { get; init; }

    /// <summary>Folder in which the listener keeps its incarnation.</summary>
    public required string StateFolder { get; init; }

    public string? Format { get; init; }

    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>TCP: connections at once, 1 to 65,536. Default 1,024. One more is closed and reported.</summary>
    public int MaxConnections { get; init; } = 1024;

    /// <summary>TCP: connections of one address, 1 to 65,536. Default 64.</summary>
    public int MaxConnectionsPerAddress { get; init; } = 64;

    /// <summary>TCP: a connection that is silent for this long is closed, 1 s to 1 day. Default 1 h.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromHours(1);

    /// <summary>TLS: a handshake takes at most this long, 1 s to 5 min. Default 10 s.</summary>
    public TimeSpan HandshakeTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>TLS: PEM file of the certificate, its chain behind it; null: no TLS.</summary>
    public string? CertificateFile { get; init; }

    /// <summary>TLS: PEM file of the private key; null: it is in <see cref="CertificateFile"/>.</summary>
    public string? KeyFile { get; init; }

    /// <summary>TLS: PEM file of the authorities that senders' certificates must come from; null: senders need none.</summary>
    public string? ClientAuthorityFile { get; init; }

    /// <summary>UDP: what the kernel keeps for us, in bytes, 64 KiB to 1 GiB. Default 8 MiB; the kernel may give less (net.core.rmem_max).</summary>
    public int ReceiveBufferBytes { get; init; } = 8 << 20;

    /// <summary>UDP: batches that wait while the pipeline is full, 1 to 4,096. Default 64. Beyond, datagrams are dropped and counted.</summary>
    public int WaitingBatches { get; init; } = 64;

    internal void Check() => new Bounds()
        .Within("Syslog:MaxConnections", MaxConnections, 1, 65_536)
        .Within("Syslog:MaxConnectionsPerAddress", MaxConnectionsPerAddress, 1, 65_536)
        .Within("Syslog:IdleTimeout", IdleTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1))
        .Within("Syslog:HandshakeTimeout", HandshakeTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5))
        .Within("Syslog:ReceiveBufferBytes", ReceiveBufferBytes, 64 << 10, 1 << 30)
        .Within("Syslog:WaitingBatches", WaitingBatches, 1, 4096)
        .That(CertificateFile is not null || (KeyFile is null && ClientAuthorityFile is null),
            "ISMS1111 Syslog:KeyFile or Syslog:ClientAuthorityFile is set without Syslog:CertificateFile. Set the certificate too, or neither.")
        .Check();

    internal SourceSettings Settings(string transport) => new()
    {
        Name = $"syslog-{transport}:{Endpoint}", Format = Format, Zone = Zone, SenderField = SourceFields.LogSourceAddress,
    };
}
