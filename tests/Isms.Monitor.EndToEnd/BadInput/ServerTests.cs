using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Isms.Monitor.EndToEnd.Running;

namespace Isms.Monitor.EndToEnd.BadInput;

/// <summary>A running server gets what no sender should send, and goes on.</summary>
public sealed class ServerTests
{
    static CancellationToken Abort => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_server_stores_hostile_frames_goes_on_and_loses_nothing()
    {
        using var folder = new TempFolder();
        long frames = 0, good = 0;
        await using (var server = await ServerProcess.StartAsync("run", folder, folder["data"]))
        {
            Assert.False(server.HasExited, server.Errors);
            foreach (var (name, body) in Hostile.Bodies)
            {
                foreach (var format in new[] { "auto", "cisco-asa", "json" })
                {
                    var (status, answer) = await PostAsync(server, format, body);
                    Assert.True(status is HttpStatusCode.OK or HttpStatusCode.NotFound, $"{name} as {format}: {status} {answer}");
                    if (status == HttpStatusCode.OK) frames += Lines(answer);
                }
                Assert.Equal(HttpStatusCode.OK, (await PostAsync(server, "auto", Good(good++))).Status);
            }
            Assert.Equal(0, await server.StopAsync());
        }
        var counted = (await CommandRun.RunAsync(folder, "store", "query", "*", "--count", "--data", folder["data"])).Ended(0);
        Assert.Equal(frames + good, Count(counted));
        Assert.Equal(good, Count((await CommandRun.RunAsync(folder, "store", "query", "user.name:alice", "--count", "--data", folder["data"])).Ended(0)));
        (await CommandRun.RunAsync(folder, "store", "verify", "--data", folder["data"])).Ended(0);
    }

    [Fact]
    public async Task A_body_that_cannot_be_taken_is_refused_with_the_reason()
    {
        using var folder = new TempFolder();
        await using var server = await ServerProcess.StartAsync("run", folder, folder["data"]);
        await RefusedAsync(server, HttpStatusCode.NotFound, "ISMS1001", "/ingest/no-such-format", "x"u8.ToArray());
        await RefusedAsync(server, HttpStatusCode.BadRequest, "ISMS1132", "/ingest/auto", "this is no gzip"u8.ToArray(), packed: true);
        await RefusedAsync(server, HttpStatusCode.RequestEntityTooLarge, "ISMS1133", "/ingest/auto", Bomb(), packed: true);
        await RefusedAsync(server, HttpStatusCode.BadRequest, "ISMS1131", "/ingest/auto", "x"u8.ToArray(), key: new string('k', 256));
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(server, "auto", Good(1))).Status);
    }

    /// <summary>100 MB of zeros in 100 kB.</summary>
    static byte[] Bomb()
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            for (var megabyte = 0; megabyte < 100; megabyte++) gzip.Write(new byte[1 << 20]);
        return packed.ToArray();
    }

    static byte[] Good(long number) => Encoding.UTF8.GetBytes(
        $"<86>Nov 24 10:00:00 srv-web-01 sshd[{(1000 + number).ToString(CultureInfo.InvariantCulture)}]: Accepted password for alice from 192.0.2.10 port 50000 ssh2\n");

    static async Task RefusedAsync(ServerProcess server, HttpStatusCode status, string code, string path, byte[] body, bool packed = false, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        if (packed) request.Content.Headers.ContentEncoding.Add("gzip");
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        using var answer = await server.Client.SendAsync(request, Abort);
        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(code, await answer.Content.ReadAsStringAsync(Abort), StringComparison.Ordinal);
    }

    static async Task<(HttpStatusCode Status, string Answer)> PostAsync(ServerProcess server, string format, byte[] body)
    {
        using var answer = await server.Client.PostAsync($"/ingest/{format}", new ByteArrayContent(body), Abort);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Abort));
    }

    static long Lines(string answer) => JsonDocument.Parse(answer).RootElement.GetProperty("lines").GetInt64();

    static long Count(CommandRun run) => JsonDocument.Parse(run.Output).RootElement.GetProperty("count").GetInt64();
}
