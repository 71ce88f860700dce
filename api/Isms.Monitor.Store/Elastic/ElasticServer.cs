namespace Isms.Monitor.Store.Elastic;

/// <summary>What answers at the address.</summary>
/// <param name="Distribution"><c>elasticsearch</c>, or what another server calls itself.</param>
/// <param name="Version">As it says.</param>
sealed record ElasticServer(string Distribution, Version Version)
{
    static readonly Version Least = new(8, 17);

    /// <exception cref="StoreException">ISMS4040: no answer; 4041: denied; 4042: an answer that is none of Elasticsearch; 4043: not Elasticsearch, or too old.</exception>
    public static async Task<ElasticServer> IdentifyAsync(ElasticConnection connection, CancellationToken abort)
    {
        var answer = await connection.GetAsync("/", abort);
        var server = answer.Status == 405 ? await ByNodesAsync(connection, abort) : ByRoot(connection, answer);
        if (server.Distribution != "elasticsearch") throw StoreException.NotElastic($"is {server.Distribution} {server.Version}");
        if (server.Version < Least) throw StoreException.NotElastic($"is Elasticsearch {server.Version}");
        return server;
    }

    static ElasticServer ByRoot(ElasticConnection connection, ElasticAnswer answer)
    {
        var version = connection.Checked(answer).Json()["version"];
        return new ElasticServer((string?)version?["distribution"] ?? "elasticsearch", Read((string?)version?["number"]));
    }

    /// <summary>A server without its front page tells the version of its nodes; the oldest counts.</summary>
    static async Task<ElasticServer> ByNodesAsync(ElasticConnection connection, CancellationToken abort)
    {
        var answer = connection.Checked(await connection.GetAsync("/_nodes?filter_path=nodes.*.version", abort));
        var versions = answer.Json()["nodes"]?.AsObject().Select(node => Read((string?)node.Value?["version"])).ToList();
        return versions is { Count: > 0 } ? new ElasticServer("elasticsearch", versions.Min()!) : throw StoreException.ElasticAnswered("a list of nodes without one");
    }

    static Version Read(string? text) =>
        Version.TryParse(text?.Split('-')[0], out var version) ? version : throw StoreException.ElasticAnswered($"the version \"{text}\"");
}
