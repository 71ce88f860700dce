using System.Globalization;
using Isms.Monitor.Store.Tests.Elastic;

namespace Isms.Monitor.EndToEnd.Kafka;

/// <summary>A real broker: the one at <c>ISMS_TEST_KAFKA</c>, or one that the script <c>shared/servers/servers</c> beside the working copy starts.</summary>
public sealed class KafkaServer : IAsyncLifetime
{
    DirectoryInfo? _folder;
    ServerScript? _script;
    int _port;

    /// <summary>Why there is none; null when there is one.</summary>
    public string? Missing { get; private set; }

    public string Address { get; private set; } = "";

    /// <summary>Whether it may be killed: only our own.</summary>
    public bool IsOurs => _script is not null;

    static bool IsRequired => (Environment.GetEnvironmentVariable("ISMS_TEST_REQUIRE") ?? "").Split(',').Contains("kafka");

    public async ValueTask InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("ISMS_TEST_KAFKA") is { Length: > 0 } given)
        {
            Address = given;
            return;
        }
        _script = ServerScript.Find();
        if (_script is null)
        {
            Missing = "No Kafka: set ISMS_TEST_KAFKA to host:port, or put shared/servers/servers beside the working copy.";
            return;
        }
        _folder = Directory.CreateTempSubdirectory("isms-kafka-");
        _port = ServerScript.FreePort(second: 1);
        await StartAsync();
    }

    /// <summary>Skips the test when there is no broker, or fails it where one is required.</summary>
    public void Need()
    {
        if (Missing is null) return;
        Assert.False(IsRequired, Missing);
        Assert.Skip(Missing);
    }

    /// <summary>kill -9.</summary>
    public Task KillAsync() => _script!.RunAsync("kafka", "kill", _folder!.FullName);

    public async Task StartAsync() =>
        Address = (await _script!.RunAsync("kafka", "start", _folder!.FullName, _port.ToString(CultureInfo.InvariantCulture))).Trim();

    public async ValueTask DisposeAsync()
    {
        if (_folder is null) return;
        await KillAsync();
        _folder.Delete(recursive: true);
    }
}
