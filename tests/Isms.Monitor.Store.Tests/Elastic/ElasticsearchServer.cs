using System.Globalization;
using Isms.Monitor.Store.Elastic;

namespace Isms.Monitor.Store.Tests.Elastic;

/// <summary>A real Elasticsearch: the one at <c>ISMS_TEST_ELASTICSEARCH</c>, or one that the script <c>shared/servers/servers</c> beside the working copy starts.</summary>
public sealed class ElasticsearchServer : IAsyncLifetime
{
    DirectoryInfo? _folder;
    ServerScript? _script;
    ElasticConnection? _connection;

    /// <summary>Why there is none; null when there is one.</summary>
    public string? Missing { get; private set; }

    public Uri Address { get; private set; } = new("http://127.0.0.1:9200");

    static bool IsRequired => (Environment.GetEnvironmentVariable("ISMS_TEST_REQUIRE") ?? "").Split(',').Contains("elasticsearch");

    public async ValueTask InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("ISMS_TEST_ELASTICSEARCH") is { Length: > 0 } given)
        {
            Address = new Uri(given);
            return;
        }
        _script = ServerScript.Find();
        if (_script is null)
        {
            Missing = "No Elasticsearch: set ISMS_TEST_ELASTICSEARCH to its address, or put shared/servers/servers beside the working copy.";
            return;
        }
        _folder = Directory.CreateTempSubdirectory("isms-elasticsearch-");
        Address = new Uri((await _script.RunAsync("elasticsearch", "start", _folder.FullName, ServerScript.FreePort(second: 100).ToString(CultureInfo.InvariantCulture))).Trim());
    }

    /// <summary>Skips the test when there is no server, or fails it where one is required.</summary>
    public void Need()
    {
        if (Missing is null) return;
        Assert.False(IsRequired, Missing);
        Assert.Skip(Missing);
    }

    internal ElasticConnection Connection => _connection ??= new ElasticConnection(new ElasticOptions { Nodes = [Address], Replicas = 0 });

    internal ElasticEvents Events() => new(Connection, new BulkWriter(Connection, TimeProvider.System));

    /// <summary>No index and no template of an earlier test is left, and the templates are there.</summary>
    internal async Task CleanAsync(CancellationToken abort)
    {
        await Events().DeleteBeforeAsync(DateOnly.MaxValue, abort);
        foreach (var template in IndexTemplate.All) await Connection.DeleteAsync($"/_index_template/{template.Name}", abort);
        await new TemplateInstaller(Connection).InstallAsync(abort);
    }

    public async ValueTask DisposeAsync()
    {
        _connection?.Dispose();
        if (_folder is null) return;
        await _script!.RunAsync("elasticsearch", "kill", _folder.FullName);
        _folder.Delete(recursive: true);
    }
}
