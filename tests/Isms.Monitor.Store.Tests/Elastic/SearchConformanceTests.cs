using System.Globalization;
using System.Text.Json.Nodes;
using FsCheck.Fluent;
using FsCheck;
using Isms.Monitor.Store.Days;
using Isms.Monitor.Store.Elastic;
using Isms.Monitor.Store.Search;
using Isms.Monitor.Store.Tests.Query;

namespace Isms.Monitor.Store.Tests.Elastic;

/// <summary>The same documents and requests at a real Elasticsearch and at the standalone store.</summary>
[Collection(nameof(ElasticsearchServer))]
public sealed class SearchConformanceTests(ElasticsearchServer server) : IDisposable
{
    const int Events = 300;
    const int Requests = 220;

    ElasticConnection? _connection;

    static CancellationToken Abort => TestContext.Current.CancellationToken;

    ElasticConnection Connection => _connection ??= new ElasticConnection(new ElasticOptions { Nodes = [server.Address], Replicas = 0 });

    public void Dispose() => _connection?.Dispose();

    [Fact]
    public async Task Elasticsearch_and_the_standalone_store_answer_the_same_requests_with_the_same_hits_and_numbers()
    {
        server.Need();
        await CleanAsync();
        var seed = new Rnd(ulong.Parse(Environment.GetEnvironmentVariable("ISMS_TEST_SEED") ?? "20261202", CultureInfo.InvariantCulture));
        var batches = Generate.Batches(GenerateSearch.Events(Events, seed));
        using var folder = new TempFolder();
        using var store = Sample.Open(folder);
        await store.CommitAsync([.. batches.Select(batch => new CommitUnit(batch, [], []))], Abort);
        var elastic = new ElasticEvents(Connection, new BulkWriter(Connection, TimeProvider.System));
        Assert.Equal(Events, (await elastic.WriteAsync(batches, Abort)).Stored);
        await elastic.RefreshAsync(Abort);
        var searcher = new Searcher(store, (_, _) => throw new InvalidOperationException(), store.Clock);

        var (telling, differences) = (0, new List<string>());
        foreach (var request in GenerateSearch.Request.Sample(Requests, seed, 60))
        {
            var there = await Connection.PostAsync("/isms-events-*/_search", request.ToJsonString(), Abort);
            if (!there.IsGood)
            {
                differences.Add($"{request.ToJsonString()}\n  refused there: {there.Reason}");
                continue;
            }
            var expected = there.Json();
            if (await DifferenceAsync(searcher, request, expected) is { } difference) differences.Add($"{request.ToJsonString()}\n  {difference}");
            if ((long)expected["hits"]!["total"]!["value"]! is > 0 and < Events) telling++;
        }
        Assert.True(differences.Count == 0, $"{differences.Count} of {Requests} differ:\n" + string.Join('\n', differences.Take(12)));
        Assert.InRange(telling, Requests / 3, Requests);
    }

    [Fact]
    public async Task Incidents_made_when_they_are_asked_for_give_the_numbers_of_Elasticsearch()
    {
        server.Need();
        await Connection.DeleteAsync("/" + IndexName.Incidents, Abort);
        await CleanAsync();
        var incidents = GenerateIncidents.Documents(120, new Rnd(20261203));
        var documents = new ElasticDocuments(new BulkWriter(Connection, TimeProvider.System));
        Assert.Equal(incidents.Count, (await documents.WriteIncidentsAsync(incidents, Abort)).Stored);
        Assert.Equal(incidents.Count, (await documents.WriteIncidentsAsync(incidents, Abort)).Known);
        await Connection.PostAsync($"/{IndexName.Incidents}/_refresh", "", Abort);
        using var folder = new TempFolder();
        using var store = Sample.Open(folder);
        var searcher = new Searcher(store, (_, _) => Task.FromResult(incidents), TimeProvider.System);

        var differences = new List<string>();
        foreach (var request in GenerateIncidents.Requests)
        {
            var there = await Connection.PostAsync($"/{IndexName.Incidents}/_search", request.ToJsonString(), Abort);
            Assert.True(there.IsGood, $"{request.ToJsonString()}: {there.Reason}");
            if (await DifferenceAsync(searcher, request, there.Json(), IndexName.Incidents) is { } difference) differences.Add($"{request.ToJsonString()}\n  {difference}");
        }
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    static async Task<string?> DifferenceAsync(Searcher searcher, JsonObject request, JsonNode expected, string index = "isms-events-*")
    {
        try
        {
            return SameAnswer.Difference(expected, JsonNode.Parse((await searcher.SearchAsync(index, request, Abort)).ToJsonString())!);
        }
        catch (Exception refused) when (refused is SearchException or StoreException)
        {
            return refused.Message;
        }
    }

    async Task CleanAsync()
    {
        await new ElasticEvents(Connection, new BulkWriter(Connection, TimeProvider.System)).DeleteBeforeAsync(DateOnly.MaxValue, Abort);
        foreach (var template in IndexTemplate.All) await Connection.DeleteAsync($"/_index_template/{template.Name}", Abort);
        await new TemplateInstaller(Connection).InstallAsync(Abort);
    }
}
