using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Isms.Monitor.EndToEnd.Kafka;

/// <summary>A real broker: the one at <c>ISMS_TEST_KAFKA</c>, or one that the script <c>shared/servers/servers</c> beside the working copy starts.</summary>
public sealed class KafkaServer : IAsyncLifetime
{
    DirectoryInfo? _folder;
    string? _script;
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
        _script = FindScript();
        if (_script is null)
        {
            Missing = "No Kafka: set ISMS_TEST_KAFKA to host:port, or put shared/servers/servers beside the working copy.";
            return;
        }
        _folder = Directory.CreateTempSubdirectory("isms-kafka-");
        _port = FreePort();
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
    public Task KillAsync() => RunAsync("kafka", "kill", _folder!.FullName);

    public async Task StartAsync() =>
        Address = (await RunAsync("kafka", "start", _folder!.FullName, _port.ToString(CultureInfo.InvariantCulture))).Trim();

    public async ValueTask DisposeAsync()
    {
        if (_folder is null) return;
        await KillAsync();
        _folder.Delete(recursive: true);
    }

    async Task<string> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(_script!, arguments) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return output;
    }

    static string? FindScript()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "shared", "servers", "servers") is var script && File.Exists(script)) return script;
        return null;
    }

    /// <summary>One whose successor is free too, for the controller.</summary>
    static int FreePort()
    {
        while (true)
        {
            using var first = new TcpListener(IPAddress.Loopback, 0);
            first.Start();
            var port = ((IPEndPoint)first.LocalEndpoint).Port;
            try
            {
                using var second = new TcpListener(IPAddress.Loopback, port + 1);
                second.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken: another pair is tried.
            }
        }
    }
}
