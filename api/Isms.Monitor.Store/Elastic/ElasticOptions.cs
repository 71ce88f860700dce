namespace Isms.Monitor.Store.Elastic;

/// <summary>Where Elasticsearch is and how much is sent to it at once. Secrets are in no text that <see cref="ToString"/> gives.</summary>
public sealed class ElasticOptions
{
    /// <summary>Nodes of one cluster, http or https, without a path; at least one.</summary>
    public required IReadOnlyList<Uri> Nodes { get; init; }

    /// <summary>Basic authentication; with <see cref="Password"/>, and not beside <see cref="ApiKey"/>.</summary>
    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>As Elasticsearch gives it: base64 of id and key.</summary>
    public string? ApiKey { get; init; }

    /// <summary>PEM file of the authority that signed the nodes' certificates; null: those of the system.</summary>
    public string? CaFile { get; init; }

    /// <summary>Bytes of a bulk request at the most, 64 KiB to 90 MiB; Elasticsearch refuses more than 100 MiB. A document above it goes alone.</summary>
    public int BulkBytes { get; init; } = 8 << 20;

    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Waiting time before the first repetition; doubled each time, up to <see cref="LongestPause"/>.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(200);

    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Primary shards of each day's index of events, 1 to 64.</summary>
    public int Shards { get; init; } = 1;

    public int Replicas { get; init; } = 1;

    public override string ToString() => string.Join(", ", Nodes);

    /// <exception cref="StoreException">ISMS4024: an option is out of bounds.</exception>
    internal void Check()
    {
        if (Nodes.Count == 0 || Nodes.Any(node => !node.IsAbsoluteUri || node.Scheme is not ("http" or "https") || node.UserInfo.Length > 0))
            throw StoreException.ElasticOption("elasticsearch.urls", "is no list of http or https addresses without a password in them", "Write for example https://es-1.example.com:9200.");
        if (ApiKey is not null && (User ?? Password) is not null)
            throw StoreException.ElasticOption("elasticsearch.apiKeyFile", "stands beside a user", "Give an API key, or user and password.");
        if (User is null != Password is null)
            throw StoreException.ElasticOption("elasticsearch.user", "has no password, or a password has no user", "Give both.");
        if (CaFile is { } file && !File.Exists(file))
            throw StoreException.ElasticOption("elasticsearch.caFile", $"names {file}, which is not there", "Name a PEM file that holds the authority's certificate.");
        if (BulkBytes is < 64 << 10 or > 90 << 20)
            throw StoreException.ElasticOption("elasticsearch.bulkBytes", $"is {BulkBytes}", "Use 65536 to 94371840; Elasticsearch refuses more than 100 MiB.");
        if (Shards is < 1 or > 64 || Replicas is < 0 or > 8)
            throw StoreException.ElasticOption("elasticsearch.shards", $"is {Shards}, with {Replicas} replicas", "Use 1 to 64 shards and 0 to 8 replicas.");
    }
}
