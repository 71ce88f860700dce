using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Isms.Monitor.Store.Tests.Elastic;

/// <summary>The script <c>shared/servers/servers</c> beside the working copy, which starts, kills and restarts real servers.</summary>
sealed class ServerScript(string path)
{
    /// <summary>Null: it is not there.</summary>
    public static ServerScript? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "shared", "servers", "servers") is var script && File.Exists(script)) return new ServerScript(script);
        return null;
    }

    /// <returns>What it prints.</returns>
    public async Task<string> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(path, arguments) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return output;
    }

    /// <summary>A port for which the one that lies so far above, the server's second, is free too.</summary>
    public static int FreePort(int second)
    {
        while (true)
        {
            using var first = new TcpListener(IPAddress.Loopback, 0);
            first.Start();
            var port = ((IPEndPoint)first.LocalEndpoint).Port;
            try
            {
                using var other = new TcpListener(IPAddress.Loopback, port + second);
                other.Start();
                return port;
            }
            catch (Exception e) when (e is SocketException or ArgumentOutOfRangeException)
            {
                // Taken: another pair is tried.
            }
        }
    }
}
