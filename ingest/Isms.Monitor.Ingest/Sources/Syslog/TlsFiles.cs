using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Isms.Monitor.Ingest.Sources.Syslog;

/// <summary>TLS for a listener out of PEM files.</summary>
/// <remarks>Source: RFC 5425 section 4.2; versions and ciphers are those that the system allows. A sender's certificate is checked against
/// the configured authorities alone, never against those of the system.</remarks>
static class TlsFiles
{
    /// <exception cref="SourceOptionsException">A file is missing or holds no certificate or key.</exception>
    public static SslServerAuthenticationOptions Load(SyslogListenerOptions options)
    {
        var file = options.CertificateFile!;
        try
        {
            using var pem = X509Certificate2.CreateFromPemFile(file, options.KeyFile);
            // A key out of PEM is not kept by every platform's TLS unless it went through PKCS#12.
            var certificate = X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null);
            var chain = new X509Certificate2Collection();
            chain.ImportFromPemFile(file);
            return With(certificate, chain, options.ClientAuthorityFile);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new SourceOptionsException([$"ISMS1112 the certificate in {file} cannot be used: {e.Message} "
                + "Give PEM files: the certificate with its chain, its private key, and the authorities of the senders if they must have certificates."]);
        }
    }

    static SslServerAuthenticationOptions With(X509Certificate2 certificate, X509Certificate2Collection chain, string? authorityFile)
    {
        var tls = new SslServerAuthenticationOptions
        {
            ServerCertificateContext = SslStreamCertificateContext.Create(certificate, chain, offline: true),
            ClientCertificateRequired = authorityFile is not null,
        };
        if (authorityFile is null) return tls;
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPemFile(authorityFile);
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(authorities);
        tls.CertificateChainPolicy = policy;
        return tls;
    }
}
