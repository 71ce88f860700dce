using System.Security.Cryptography.X509Certificates;
using Elastic.Transport;
using Elastic.Transport.Products;
using Verb = Elastic.Transport.HttpMethod;

namespace Isms.Monitor.Store.Elastic;

/// <summary>Requests to a cluster. Nothing is repeated here: who asks knows whether it may be.</summary>
/// <remarks>The client's transport without its product check, so that another server can be told from Elasticsearch and refused with a sentence.</remarks>
sealed class ElasticConnection : IDisposable
{
    readonly TransportConfiguration _configuration;
    readonly DistributedTransport _transport;
    readonly X509Certificate2Collection? _authorities;

    /// <exception cref="StoreException">ISMS4024: an option is out of bounds.</exception>
    public ElasticConnection(ElasticOptions options)
    {
        options.Check();
        Options = options;
        if (options.CaFile is { } file) _authorities = ReadAuthorities(file);
        var nodes = options.Nodes.Select(node => new Node(node)).ToList();
        NodePool pool = nodes.Count == 1 ? new SingleNodePool(options.Nodes[0]) : new StaticNodePool(nodes);
        _configuration = new TransportConfiguration(pool, new HttpRequestInvoker(), null, DefaultProductRegistration.Default)
        {
            Authentication = options.ApiKey is { } key ? new ApiKey(key) : options.User is { } user ? new BasicAuthentication(user, options.Password!) : null,
            ServerCertificateValidationCallback = _authorities is null ? null : (_, certificate, _, errors) => IsSigned(certificate, errors),
            RequestTimeout = options.RequestTimeout, MaxRetries = 0, DisablePings = true, EnableHttpCompression = options.Nodes.Any(node => !node.IsLoopback),
            DisableAutomaticProxyDetection = true, DisableAuditTrail = true, ThrowExceptions = false,
        };
        _transport = new DistributedTransport(_configuration);
    }

    public ElasticOptions Options { get; }

    public Task<ElasticAnswer> GetAsync(string path, CancellationToken abort) => SendAsync(Verb.GET, path, null, abort);

    public Task<ElasticAnswer> DeleteAsync(string path, CancellationToken abort) => SendAsync(Verb.DELETE, path, null, abort);

    public Task<ElasticAnswer> DeleteAsync(string path, string json, CancellationToken abort) => SendAsync(Verb.DELETE, path, PostData.String(json), abort);

    public Task<ElasticAnswer> PutAsync(string path, string json, CancellationToken abort) => SendAsync(Verb.PUT, path, PostData.String(json), abort);

    public Task<ElasticAnswer> PostAsync(string path, string json, CancellationToken abort) => SendAsync(Verb.POST, path, PostData.String(json), abort);

    /// <param name="path">With the leading slash.</param>
    /// <param name="lines">NDJSON; must not change until the answer is there.</param>
    /// <param name="abort">Gives up waiting.</param>
    public Task<ElasticAnswer> PostLinesAsync(string path, ReadOnlyMemory<byte> lines, CancellationToken abort) =>
        SendAsync(Verb.POST, path, PostData.ReadOnlyMemory(lines), abort);

    /// <summary>The answer, if it is a good one.</summary>
    /// <exception cref="StoreException">ISMS4040: no answer; 4041: denied; 4042: another answer.</exception>
    public ElasticAnswer Checked(ElasticAnswer answer) =>
        answer.IsGood ? answer
        : answer.IsDenied ? throw StoreException.ElasticDenied(Options.ToString(), answer.Reason)
        : answer.IsTemporary ? throw StoreException.ElasticAway(Options.ToString(), answer.Reason)
        : throw StoreException.ElasticAnswered(answer.Reason);

    public void Dispose() => ((IDisposable)_configuration).Dispose();

    async Task<ElasticAnswer> SendAsync(Verb method, string path, PostData? body, CancellationToken abort)
    {
        var answer = await _transport.RequestAsync<BytesResponse>(new EndpointPath(method, path), body, null, null, abort);
        abort.ThrowIfCancellationRequested();
        var details = answer.ApiCallDetails;
        // With a good status and a fault the connection was cut in the middle of the answer, and what it said is not known.
        if (details.HttpStatusCode is { } status && status > 0 && (details.OriginalException is null || !details.HasSuccessfulStatusCode))
            return new ElasticAnswer(status, answer.Body ?? [], null);
        return new ElasticAnswer(0, default, details.OriginalException is { } e ? Innermost(e) : "no answer");
    }

    static string Innermost(Exception e)
    {
        while (e.InnerException is { } inner) e = inner;
        return e.Message;
    }

    static X509Certificate2Collection ReadAuthorities(string file)
    {
        var read = new X509Certificate2Collection();
        try
        {
            read.ImportFromPemFile(file);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            read.Clear();
        }
        return read.Count > 0 ? read : throw StoreException.ElasticOption("elasticsearch.caFile", $"names {file}, which holds no certificate", "Name a PEM file that holds the authority's certificate.");
    }

    /// <summary>The name must be right, and the chain must end in one of the given authorities.</summary>
    bool IsSigned(X509Certificate? certificate, System.Net.Security.SslPolicyErrors errors)
    {
        if (certificate is null || (errors & ~System.Net.Security.SslPolicyErrors.RemoteCertificateChainErrors) != 0) return false;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(_authorities!);
        // The authority of one's own cluster has no revocation list as a rule.
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        using var given = new X509Certificate2(certificate);
        return chain.Build(given);
    }
}
