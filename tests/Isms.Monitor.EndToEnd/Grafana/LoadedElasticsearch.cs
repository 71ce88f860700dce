using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Isms.Monitor.Store.Elastic;
using Isms.Monitor.Store.Tests.Elastic;

namespace Isms.Monitor.EndToEnd.Grafana;

/// <summary>A real Elasticsearch with the program's templates and the sample documents.</summary>
public sealed class LoadedElasticsearch : IAsyncLifetime
{
    readonly ElasticsearchServer _server = new();
    readonly HttpClient _client = new();

    internal static DateTimeOffset Now { get; } = new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);

    internal MultiSearch Search => new(_client, _server.Address.ToString().TrimEnd('/'));

    public void Need() => _server.Need();

    public async ValueTask InitializeAsync()
    {
        await _server.InitializeAsync();
        if (_server.Missing is not null) return;
        using var connection = new ElasticConnection(new ElasticOptions { Nodes = [_server.Address], Replicas = 0 });
        await EmptyAsync(connection, CancellationToken.None);
        using var bulk = new ByteArrayContent(Encoding.UTF8.GetBytes(SampleDocuments.Bulk(Now)));
        bulk.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        using var answer = await _client.PostAsync(new Uri(_server.Address, "/_bulk?refresh=true"), bulk);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.False((bool?)JsonNode.Parse(text)!["errors"] ?? true, text);
    }

    /// <summary>A server of its own has nothing; another test's documents would be counted.</summary>
    internal static async Task EmptyAsync(ElasticConnection connection, CancellationToken abort)
    {
        await new ElasticEvents(connection, new BulkWriter(connection, TimeProvider.System)).DeleteBeforeAsync(DateOnly.MaxValue, abort);
        foreach (var template in IndexTemplate.All)
        {
            if (!template.IsDaily) await connection.DeleteAsync($"/{template.Name}?ignore_unavailable=true", abort);
            await connection.DeleteAsync($"/_index_template/{template.Name}", abort);
        }
        await new TemplateInstaller(connection).InstallAsync(abort);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }
}
