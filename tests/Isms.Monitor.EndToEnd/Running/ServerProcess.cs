using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Isms.Monitor.EndToEnd.Running;

/// <summary>The built server in a process of its own.</summary>
sealed class ServerProcess : IAsyncDisposable
{
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(4);

    readonly Process _process;
    readonly StringBuilder _errors = new();
    readonly TaskCompletionSource _listens = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource _toured = new(TaskCreationOptions.RunContinuationsAsynchronously);

    ServerProcess(Process process, string url)
    {
        (_process, Url) = (process, url);
        Client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(url), Timeout = TimeSpan.FromMinutes(1) };
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.OutputDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
    }

    public string Url { get; }

    public HttpClient Client { get; }

    /// <summary>The password that the first start printed.</summary>
    public string Password { get; private set; } = "";

    public bool HasExited => _process.HasExited;

    /// <summary>What it wrote to stderr so far.</summary>
    public string Errors
    {
        get { lock (_errors) return _errors.ToString(); }
    }

    /// <summary>Starts <c>run</c> or <c>demo</c> on a free port and waits until it listens, or has ended.</summary>
    public static async Task<ServerProcess> StartAsync(string command, string folder, string data)
    {
        var url = $"http://127.0.0.1:{FreePort().ToString(CultureInfo.InvariantCulture)}";
        var start = new ProcessStartInfo("dotnet", [Repository.Program, command, "--data", data, "--urls", url])
        {
            RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = folder,
        };
        var server = new ServerProcess(Process.Start(start)!, url);
        await Task.WhenAny(server._listens.Task, server._process.WaitForExitAsync(TestContext.Current.CancellationToken)).WaitAsync(Longest, TestContext.Current.CancellationToken);
        return server;
    }

    /// <summary>The demo's history is loaded and measured.</summary>
    public async Task ToldAsync()
    {
        await Task.WhenAny(_toured.Task, _process.WaitForExitAsync(TestContext.Current.CancellationToken)).WaitAsync(Longest, TestContext.Current.CancellationToken);
        Assert.False(HasExited, Errors);
    }

    /// <summary>SIGTERM.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)])) await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        return await ExitAsync();
    }

    public async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Longest, TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    /// <summary>kill -9, unless it has ended.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await KillAsync();
        _process.Dispose();
    }

    void Take(string? line)
    {
        if (line is null) return;
        lock (_errors) _errors.AppendLine(line);
        if (line.StartsWith("Console: ", StringComparison.Ordinal))
        {
            if (line.LastIndexOf("password ", StringComparison.Ordinal) is var at and >= 0) Password = line[(at + "password ".Length)..].Trim();
            _listens.TrySetResult();
        }
        if (line.Contains("Stop with Ctrl+C", StringComparison.Ordinal)) _toured.TrySetResult();
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
