using System.Text;
using Isms.Monitor.Store.Elastic;

namespace Isms.Monitor.Store.Tests.Elastic;

/// <summary>Each verdict, against a server that says what the test lays down.</summary>
public sealed class BulkWriterTests : IAsyncDisposable
{
    readonly ScriptedServer _server = new();
    readonly List<string> _pauses = [];
    ElasticConnection? _connection;

    static CancellationToken Abort => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        _connection?.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Made_and_known_documents_are_done()
    {
        _server.Then(200, Items(201, 409, 200));
        var outcome = await WriteAsync("a", "b", "c");
        Assert.Equal((2, 1, 0), (outcome.Stored, outcome.Known, outcome.Rejected.Count));
        Assert.Empty(_pauses);
    }

    [Fact]
    public async Task Only_what_was_too_much_is_sent_again()
    {
        _server.Then(200, Items(201, 429, 201, 503)).Then(200, Items(503, 201)).Then(200, Items(201));
        var outcome = await WriteAsync("a", "b", "c", "d");
        Assert.Equal(4, outcome.Stored);
        Assert.Equal(["abcd", "bd", "b"], Sent());
        Assert.Equal(["status 503, made up", "status 503, made up"], _pauses);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(0)]
    public async Task A_request_without_an_answer_or_at_a_bad_time_is_repeated_and_what_it_made_is_known(int status)
    {
        if (status == 0) _server.ThenCut();
        else _server.Then(status, "{\"error\":{\"reason\":\"later\"}}");
        _server.Then(200, Items(409, 201));
        var outcome = await WriteAsync("a", "b");
        Assert.Equal((1, 1), (outcome.Stored, outcome.Known));
        Assert.Equal(["ab", "ab"], Sent());
        Assert.Single(_pauses);
    }

    [Fact]
    public async Task A_document_that_is_refused_is_rejected_with_the_reason_and_the_others_are_stored()
    {
        _server.Then(200, Items(201, 400, 404, 201));
        var outcome = await WriteAsync("a", "b", "c", "d");
        Assert.Equal(2, outcome.Stored);
        Assert.Equal([new RejectedItem(1, 400, "status 400, made up"), new RejectedItem(2, 404, "status 404, made up")], outcome.Rejected);
    }

    [Fact]
    public async Task A_request_that_is_too_large_is_halved_until_one_document_alone_is_refused()
    {
        _server.Then(413, "").Then(200, Items(201, 201)).Then(413, "").Then(413, "").Then(200, Items(201));
        var outcome = await WriteAsync("a", "b", "c", "d");
        Assert.Equal(["abcd", "ab", "cd", "c", "d"], Sent());
        Assert.Equal(3, outcome.Stored);
        Assert.Equal([new RejectedItem(2, 413, "status 413")], outcome.Rejected);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task A_denied_request_ends_it_with_the_remedy(int status)
    {
        _server.Then(status, "{\"error\":{\"reason\":\"no rights\"}}");
        var denied = await Assert.ThrowsAsync<StoreException>(() => WriteAsync("a", "b"));
        Assert.Equal(4041, denied.Code);
        Assert.Contains($"ISMS4041 Elasticsearch refuses this user or key: status {status}, no rights. Nothing is lost: what was not stored was not acknowledged. Give it the rights on isms-*", denied.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_denied_document_ends_it_too()
    {
        _server.Then(200, Items(201, 403));
        Assert.Equal(4041, (await Assert.ThrowsAsync<StoreException>(() => WriteAsync("a", "b"))).Code);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("<html>")]
    [InlineData("{\"items\":[{\"create\":{\"status\":201}}]}")]
    public async Task An_answer_that_does_not_name_every_document_stores_nothing(string answer)
    {
        _server.Then(200, answer);
        Assert.Equal(4042, (await Assert.ThrowsAsync<StoreException>(() => WriteAsync("a", "b"))).Code);
    }

    [Fact]
    public async Task Requests_stay_below_the_given_size_and_a_larger_document_goes_alone()
    {
        _server.Then(200, Items(201)).Then(200, Items(201)).Then(200, Items(201));
        var outcome = await WriteAsync(new string('a', 40 << 10), new string('b', 70 << 10), new string('c', 40 << 10));
        Assert.Equal(3, outcome.Stored);
        Assert.Equal(3, Sent().Count);
    }

    [Fact]
    public async Task Another_server_is_refused_with_its_name()
    {
        _server.Then(200, "{\"version\":{\"distribution\":\"opensearch\",\"number\":\"3.1.0\"}}").Then(200, "{\"version\":{\"number\":\"8.1.0\"}}").Then(401, "");
        var other = await Assert.ThrowsAsync<StoreException>(() => ElasticServer.IdentifyAsync(Connect(), Abort));
        Assert.Equal("elasticsearch: ISMS4043 the server is opensearch 3.1.0. The store is tried with Elasticsearch 8.17 and later only; OpenSearch has another type for vendor fields. "
            + "Use Elasticsearch, or the standalone store.", other.Message);
        Assert.Contains("ISMS4043 the server is Elasticsearch 8.1.0.", (await Assert.ThrowsAsync<StoreException>(() => ElasticServer.IdentifyAsync(Connect(), Abort))).Message, StringComparison.Ordinal);
        Assert.Equal(4041, (await Assert.ThrowsAsync<StoreException>(() => ElasticServer.IdentifyAsync(Connect(), Abort))).Code);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_said_to_be_away()
    {
        await _server.DisposeAsync();
        Assert.Equal(4040, (await Assert.ThrowsAsync<StoreException>(() => ElasticServer.IdentifyAsync(Connect(), Abort))).Code);
    }

    [Fact]
    public async Task A_key_is_sent_and_stands_in_no_message()
    {
        _server.Then(403, "");
        using var connection = new ElasticConnection(new ElasticOptions { Nodes = [_server.Address], ApiKey = "c2VjcmV0OmtleQ==" });
        var denied = await Assert.ThrowsAsync<StoreException>(() => ElasticServer.IdentifyAsync(connection, Abort));
        Assert.Contains("ApiKey c2VjcmV0OmtleQ==", Assert.Single(_server.Asked), StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", denied.Message, StringComparison.Ordinal);
    }

    ElasticConnection Connect() => _connection ??= new ElasticConnection(new ElasticOptions
    {
        Nodes = [_server.Address], BulkBytes = 64 << 10, FirstPause = TimeSpan.FromMilliseconds(1), LongestPause = TimeSpan.FromMilliseconds(2),
    });

    /// <summary>One document a text; its id is the first letter.</summary>
    Task<BulkOutcome> WriteAsync(params string[] documents)
    {
        var body = new BulkBody();
        foreach (var document in documents)
        {
            body.Begin("isms-events-2026.11.24", document[..1]);
            body.Bytes.Raw(Encoding.UTF8.GetBytes($"{{\"message\":\"{document}\"}}"));
            body.End();
        }
        return new BulkWriter(Connect(), TimeProvider.System) { Pausing = (_, reason) => _pauses.Add(reason) }.WriteAsync(body, Abort);
    }

    /// <summary>The ids of each request.</summary>
    List<string> Sent() => [.. _server.Asked.Select(request => string.Concat(request.Split("\"_id\":\"").Skip(1).Select(rest => rest[0])))];

    static string Items(params int[] statuses) => $"{{\"errors\":true,\"items\":[{string.Join(',', statuses.Select(status => status < 300
        ? $"{{\"create\":{{\"status\":{status}}}}}" : $"{{\"create\":{{\"status\":{status},\"error\":{{\"reason\":\"made up\"}}}}}}"))}]}}";
}
