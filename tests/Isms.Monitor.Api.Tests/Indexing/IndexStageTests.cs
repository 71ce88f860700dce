using System.Net;
using System.Net.Sockets;
using Isms.Monitor.Api.Server.Indexing;
using Isms.Monitor.Api.Server.Settings;
using Isms.Monitor.Api.Tests.Readings;
using Isms.Monitor.Store;

namespace Isms.Monitor.Api.Tests.Indexing;

public sealed class IndexStageTests
{
    static CancellationToken Abort => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_an_address_nothing_is_indexed_and_nothing_is_said()
    {
        await using var bench = new Bench();
        using var stage = Open(bench, new ElasticsearchSettings());
        stage.Reported = message => Assert.Fail(message);
        await stage.RunAsync(Abort);
    }

    [Fact]
    public async Task An_Elasticsearch_that_is_away_is_told_once_and_the_server_goes_on()
    {
        await using var bench = new Bench();
        var address = $"http://127.0.0.1:{FreePort()}";
        using var stage = Open(bench, new ElasticsearchSettings { Urls = [address] });
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(Abort);
        var told = new TaskCompletionSource<string>();
        stage.Reported = message => told.SetResult(message);
        var running = stage.RunAsync(ended.Token);
        var message = await told.Task.WaitAsync(Abort);
        Assert.StartsWith($"{address}/: ISMS4040 Elasticsearch does not answer: ", message, StringComparison.Ordinal);
        Assert.EndsWith("Indexing is tried again every 30 s.", message, StringComparison.Ordinal);
        Assert.False(running.IsCompleted);
        await ended.CancelAsync();
        await running;
    }

    [Fact]
    public void What_is_no_address_or_no_secret_is_refused_with_its_remedy()
    {
        Assert.Equal("isms-monitor.yml(1,1): ISMS5072 elasticsearch.urls has 'es-1', which is no address. Write for example https://es-1.example.com:9200.",
            Problem(new() { Urls = ["es-1"] }));
        Assert.StartsWith("isms-monitor.yml(1,1): ISMS5072 the passwordFile of elasticsearch cannot be read: ", Problem(new() { Urls = ["http://127.0.0.1:9200"], User = "monitor", PasswordFile = "/nowhere/at-all" }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_without_a_password_is_refused_with_its_remedy()
    {
        await using var bench = new Bench();
        var refused = Assert.Throws<StoreException>(() => Open(bench, new ElasticsearchSettings { Urls = ["http://127.0.0.1:9200"], User = "monitor" }));
        Assert.Equal("elasticsearch.user: ISMS4024 it has no password, or a password has no user. Give both.", refused.Message);
    }

    static string Problem(ElasticsearchSettings settings) => Assert.Throws<SettingsException>(settings.Options).Message;

    static IndexStage Open(Bench bench, ElasticsearchSettings settings) =>
        new(new MonitorSettings { Data = bench.Folder, Elasticsearch = settings }, bench.Monitor.Days, bench.Monitor.State, bench.Clock);

    /// <summary>Nobody listens there.</summary>
    static int FreePort()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        return ((IPEndPoint)free.LocalEndpoint).Port;
    }
}
