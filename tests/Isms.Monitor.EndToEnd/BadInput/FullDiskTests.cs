using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Isms.Monitor.EndToEnd.Running;

namespace Isms.Monitor.EndToEnd.BadInput;

public sealed class FullDiskTests
{
    static CancellationToken Abort => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_a_full_disk_the_server_does_not_start_and_says_why()
    {
        using var disk = SmallDisk.Mount(4);
        using var folder = new TempFolder();
        disk.Fill();
        await using var server = await ServerProcess.StartAsync("run", folder, Path.Combine(disk.Path, "data"));
        Assert.Equal(3, await server.ExitAsync());
        Assert.DoesNotContain("Unhandled exception", server.Errors, StringComparison.Ordinal);
        Assert.Matches("(?i)space|disk", server.Errors);
    }

    [Fact]
    public async Task A_disk_that_fills_up_refuses_what_is_new_and_keeps_what_was_acknowledged()
    {
        using var disk = SmallDisk.Mount(48);
        using var folder = new TempFolder();
        var data = Path.Combine(disk.Path, "data");
        await using (var server = await ServerProcess.StartAsync("run", folder, data))
        {
            Assert.False(server.HasExited, server.Errors);
            var taken = 0;
            while (await TakesAsync(server, taken, TimeSpan.FromSeconds(10)))
            {
                taken++;
                Assert.InRange(taken, 0, 2_000);
            }
            Assert.False(server.HasExited, server.Errors);
            Assert.Contains("ISMS4011", server.Errors, StringComparison.Ordinal);
            disk.Grow(512);
            var patience = 30;
            while (!await TakesAsync(server, taken, TimeSpan.FromSeconds(10))) Assert.True(--patience > 0, server.Errors);
            taken++;
            Assert.Equal(0, await server.StopAsync());
            var counted = (await CommandRun.RunAsync(folder, "store", "query", "*", "--count", "--data", data)).Ended(0);
            Assert.Equal(taken * LinesOf(0).Length, JsonDocument.Parse(counted.Output).RootElement.GetProperty("count").GetInt64());
            (await CommandRun.RunAsync(folder, "store", "verify", "--data", data)).Ended(0);
        }
    }

    static string[] LinesOf(int request)
    {
        var chance = new Random(request);
        var noise = new byte[600];
        return [.. Enumerable.Range(0, 1000).Select(line =>
        {
            chance.NextBytes(noise);
            return string.Create(CultureInfo.InvariantCulture, $"<86>Nov 24 10:00:00 srv-web-01 app[{request}]: {line} {Convert.ToBase64String(noise)}");
        })];
    }

    static async Task<bool> TakesAsync(ServerProcess server, int request, TimeSpan patience)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Abort);
        limit.CancelAfter(patience);
        using var message = new HttpRequestMessage(HttpMethod.Post, "/ingest/auto") { Content = new StringContent(string.Join('\n', LinesOf(request)), Encoding.UTF8) };
        message.Headers.Add("Idempotency-Key", request.ToString(CultureInfo.InvariantCulture));
        try
        {
            using var answer = await server.Client.SendAsync(message, limit.Token);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception failed) when (failed is HttpRequestException or OperationCanceledException && !Abort.IsCancellationRequested)
        {
            return false;
        }
    }
}
