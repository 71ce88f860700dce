using Isms.Monitor.Store.Elastic;

namespace Isms.Monitor.Api.Server.Settings;

/// <summary>The Elasticsearch that indexes what is stored: <c>elasticsearch:</c>.</summary>
sealed record ElasticsearchSettings
{
    /// <summary>Nodes of one cluster, such as <c>https://es-1.example.com:9200</c>; empty: none.</summary>
    public IReadOnlyList<string> Urls { get; init; } = [];

    public string User { get; init; } = "";

    /// <summary>File whose first line is the password of <see cref="User"/>.</summary>
    public string PasswordFile { get; init; } = "";

    /// <summary>Instead of user and password: file whose first line is the key as Elasticsearch gives it, base64 of id and key.</summary>
    public string ApiKeyFile { get; init; } = "";

    /// <summary>PEM file of the authority that signed the nodes' certificates; empty: those of the system.</summary>
    public string CaFile { get; init; } = "";

    /// <summary>Primary shards of each day's index of events.</summary>
    public int Shards { get; init; } = 1;

    public int Replicas { get; init; } = 1;

    /// <summary>Null: no address.</summary>
    /// <exception cref="SettingsException">ISMS5072: an address is none, or a file with a secret cannot be read.</exception>
    public ElasticOptions? Options() => Urls.Count == 0 ? null : new ElasticOptions
    {
        Nodes = [.. Urls.Select(url => Uri.TryCreate(url, UriKind.Absolute, out var node) ? node : throw Wrong($"elasticsearch.urls has '{url}', which is no address.", "Write for example https://es-1.example.com:9200."))],
        User = User.Length == 0 ? null : User, Password = Read(PasswordFile, "passwordFile"), ApiKey = Read(ApiKeyFile, "apiKeyFile"),
        CaFile = CaFile.Length == 0 ? null : CaFile, Shards = Shards, Replicas = Replicas,
    };

    static string? Read(string file, string key) => file.Length == 0 ? null : Secret.Read(file, $"{key} of elasticsearch", Wrong).Reveal();

    static SettingsException Wrong(string problem, string remedy) => new($"{SettingsReader.FileName}(1,1): ISMS5072 {problem} {remedy}");
}
