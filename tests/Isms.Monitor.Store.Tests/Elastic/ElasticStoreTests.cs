using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Isms.Monitor.Events;
using Isms.Monitor.Store.Days;
using Isms.Monitor.Store.Elastic;
using Isms.Monitor.Store.Query;
using Isms.Monitor.Store.Tests.Query;

namespace Isms.Monitor.Store.Tests.Elastic;

/// <summary>On a real Elasticsearch.</summary>
[Collection(nameof(ElasticsearchServer))]
public sealed class ElasticStoreTests(ElasticsearchServer server)
{
    const int Events = 400;
    const int Queries = 700;

    static CancellationToken Abort => TestContext.Current.CancellationToken;

    ElasticConnection Connection => server.Connection;

    ElasticEvents Open() => server.Events();

    /// <summary>The same events and queries through DuckDB, Elasticsearch and the predicate.</summary>
    [Fact]
    public async Task Sql_Elasticsearch_and_predicate_give_the_same_events_for_the_same_query()
    {
        server.Need();
        await CleanAsync();
        var seed = new Rnd(20261201);
        var batches = Generate.Batches(Generate.Event.Sample(Events, seed, 50));
        using var folder = new TempFolder();
        using var store = Sample.Open(folder);
        await store.CommitAsync([.. batches.Select(batch => new CommitUnit(batch, [], []))], Abort);
        var elastic = Open();
        Assert.Equal(Events, (await elastic.WriteAsync(batches, Abort)).Stored);
        await elastic.RefreshAsync(Abort);

        var telling = 0;
        foreach (var text in Generate.Query.Sample(Queries, seed, 60))
        {
            var query = EventQuery.Parse(text);
            var predicate = query.ToPredicate();
            var expected = batches.SelectMany(batch => batch.Events.ToArray()).Where(from => predicate(from)).Select(from => from.Id.ToString()).Order().ToList();
            var sql = (await store.Reader.SearchAsync(new EventFilter(query), 1000, abort: Abort)).Events.Select(row => row.Event.Id.ToString()).Order().ToList();
            var found = await elastic.FindAsync(query, ["@timestamp"], Abort).Select(each => each.Id.ToString()).Order().ToListAsync(Abort);
            Assert.True(expected.SequenceEqual(sql), $"{text}: predicate and SQL differ");
            Assert.True(expected.SequenceEqual(found), $"{text}: {string.Join(", ", expected.Except(found).Select(Show))} only in memory; "
                + $"{string.Join(", ", found.Except(expected).Select(Show))} only in Elasticsearch");
            if (expected.Count is > 0 and < Events) telling++;
        }
        Assert.InRange(telling, Queries / 2, Queries);

        string Show(string id) => EventJson.FlatText(batches.SelectMany(batch => batch.Events.ToArray()).Single(from => from.Id.ToString() == id));
    }

    [Fact]
    public async Task What_is_written_again_is_known_and_there_once()
    {
        server.Need();
        await CleanAsync();
        var elastic = Open();
        var batch = Sample.Batch("file:a", 0, 20);
        Assert.Equal((20, 0), await WriteAsync(elastic, batch));
        Assert.Equal((0, 20), await WriteAsync(elastic, batch));
        await elastic.RefreshAsync(Abort);
        Assert.Equal(20, await elastic.CountAsync(EventQuery.All, Abort));
    }

    [Fact]
    public async Task Templates_are_put_once_upgraded_when_older_and_a_newer_or_foreign_one_is_refused()
    {
        server.Need();
        await CleanAsync();
        var installer = new TemplateInstaller(Connection);
        Assert.Empty(await installer.InstallAsync(Abort));

        var template = IndexTemplate.All.Single(each => each.Name == IndexName.Events).Body(Connection.Options);
        template["version"] = IndexTemplate.Version - 1;
        await PutAsync(template);
        Assert.Equal([IndexName.Events], await installer.InstallAsync(Abort));

        template["version"] = IndexTemplate.Version + 1;
        await PutAsync(template);
        var newer = await Assert.ThrowsAsync<StoreException>(() => installer.InstallAsync(Abort));
        Assert.Equal($"elasticsearch, index template isms-events: ISMS4044 it has version {IndexTemplate.Version + 1}, and this program knows {IndexTemplate.Version}. Use the newer program on every machine.", newer.Message);

        template["_meta"] = new JsonObject();
        await PutAsync(template);
        var foreign = await Assert.ThrowsAsync<StoreException>(() => installer.InstallAsync(Abort));
        Assert.Contains("ISMS4044 it is not this program's. Rename it", foreign.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_that_a_log_invents_makes_no_mapping_and_is_found()
    {
        server.Need();
        await CleanAsync();
        var elastic = Open();
        var batch = Sample.Batch("file:a", 0, 1);
        for (var i = 0; i < 300; i++) batch.Events[0].Add(FieldTable.Get($"invented.by.a.log.{i}"), "17"u8);
        var before = await MappedAsync(elastic, Sample.Batch("file:b", 500, 1));
        Assert.Equal(before, await MappedAsync(elastic, batch));
        await elastic.RefreshAsync(Abort);
        Assert.Equal(1, await elastic.CountAsync(EventQuery.Parse("invented.by.a.log.299:>=17"), Abort));
        var found = await elastic.FindAsync(EventQuery.Parse("invented.by.a.log.7:1?"), [], Abort).SingleAsync(Abort);
        Assert.Equal("17", (string?)found.Document["vendor"]?["invented.by.a.log.7"]);
        Assert.Null(found.Document["isms.terms"]);
    }

    [Fact]
    public async Task Retention_deletes_whole_days_and_nothing_else()
    {
        server.Need();
        await CleanAsync();
        var elastic = Open();
        foreach (var days in new[] { 0, 1, 2 }) await WriteAsync(elastic, Sample.Batch("file:a", 100 * days, 3, Sample.Noon - days * UnixMicros.Day));
        await elastic.RefreshAsync(Abort);
        Assert.Equal(["isms-events-2026.11.22"], await elastic.DeleteBeforeAsync(new DateOnly(2026, 11, 23), Abort));
        Assert.Equal(6, await elastic.CountAsync(EventQuery.All, Abort));
    }

    [Fact]
    public async Task A_document_above_the_server_s_limit_is_rejected_alone_with_its_reason()
    {
        server.Need();
        await CleanAsync();
        var body = new BulkBody();
        foreach (var id in new[] { "a", "b", "c" })
        {
            body.Begin("isms-events-2026.11.24", id);
            body.Bytes.Raw(id == "b" ? "{\"@timestamp\":{\"no\":\"date\"}}"u8 : "{\"@timestamp\":\"2026-11-24T12:00:00Z\"}"u8);
            body.End();
        }
        var outcome = await new BulkWriter(Connection, TimeProvider.System).WriteAsync(body, Abort);
        Assert.Equal((2, 0), (outcome.Stored, outcome.Known));
        var rejected = Assert.Single(outcome.Rejected);
        Assert.Equal((1, 400), (rejected.At, rejected.Status));
        Assert.Contains("@timestamp", rejected.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_server_is_known_by_its_version() =>
        Assert.Equal(("elasticsearch", true), await Known());

    async Task<(string, bool)> Known()
    {
        server.Need();
        var known = await ElasticServer.IdentifyAsync(Connection, Abort);
        return (known.Distribution, known.Version.Major >= 8);
    }

    async Task<(int, int)> WriteAsync(ElasticEvents to, EventBatch batch)
    {
        var outcome = await to.WriteAsync([batch], Abort);
        Assert.Empty(outcome.Rejected);
        return (outcome.Stored, outcome.Known);
    }

    async Task<int> MappedAsync(ElasticEvents elastic, EventBatch batch)
    {
        await WriteAsync(elastic, batch);
        return (await Connection.GetAsync("/isms-events-*/_mapping", Abort)).Body.Length;
    }

    async Task PutAsync(JsonObject template) =>
        Assert.True((await Connection.PutAsync("/_index_template/isms-events", template.ToJsonString(), Abort)).IsGood);

    Task CleanAsync() => server.CleanAsync(Abort);
}
