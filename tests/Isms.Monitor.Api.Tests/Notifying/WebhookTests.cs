using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Isms.Monitor.Api.Server.Notifying.Channels;
using Isms.Monitor.Api.Server.Settings;
using Isms.Monitor.Api.Tests.Fakes;
using Isms.Monitor.Api.Tests.Replaying;
using Isms.Monitor.Events;
using Isms.Monitor.Store.State;

namespace Isms.Monitor.Api.Tests.Notifying;

public class WebhookTests
{
    const string Key = "0123456789abcdef-key";

    static readonly Message Message = new("d1", "soc", 1_795_530_600_000_000,
        [new StateNotice("incident/1/high", "soc", "", "incident", Level.High, 1_795_530_600_000_000, "Scan by <script>\r\n", "Why", "/incidents/1")], "https://monitor.example.com");

    [Fact]
    public async Task The_body_is_signed_with_the_time_and_has_an_id_that_stays()
    {
        await using var server = await HookServer.StartAsync();
        using var hook = Hook(server.Url);
        Assert.IsType<SendOutcome.Sent>(await SendAsync(hook));

        var (_, body, headers) = Assert.Single(server.Requests);
        var seconds = FixedClock.Start.ToUnixTimeSeconds();
        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Key), Encoding.UTF8.GetBytes($"{seconds}.{Encoding.UTF8.GetString(body)}"));
        Assert.Equal($"t={seconds},v1={Convert.ToHexStringLower(expected)}", headers[Signature.Header]);
        Assert.Equal(("d1", "application/json"), (headers["Idempotency-Key"], headers["Content-Type"]));
        var notice = JsonDocument.Parse(body).RootElement.GetProperty("notices")[0];
        Assert.Equal(("incident/1/high", "high", "Scan by <script>  ", "https://monitor.example.com/incidents/1"),
            (notice.GetProperty("id").GetString(), notice.GetProperty("severity").GetString(), notice.GetProperty("title").GetString(), notice.GetProperty("link").GetString()));
        Assert.DoesNotContain("<script>", Encoding.UTF8.GetString(body), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500, "ISMS5061 the webhook hook answers 500. It is tried again by itself.")]
    [InlineData(429, "ISMS5061 the webhook hook answers 429. It is tried again by itself.")]
    public async Task What_may_pass_is_tried_again(int status, string why)
    {
        await using var server = await HookServer.StartAsync();
        server.Status = status;
        using var hook = Hook(server.Url);
        Assert.Equal(new SendOutcome.Failed(why), await SendAsync(hook));
    }

    [Theory]
    [InlineData(410, "ISMS5062 the webhook hook is gone for good (410). Configure another address or remove the channel.")]
    [InlineData(401, "ISMS5062 the webhook hook refuses the message (401). Compare its address and secret with the receiver's, then retry the delivery.")]
    [InlineData(307, "ISMS5062 the webhook hook answers 307, a redirect, and redirects are not followed. Configure the final address.")]
    public async Task What_is_refused_for_good_is_said_and_no_redirect_is_followed(int status, string why)
    {
        await using var server = await HookServer.StartAsync();
        server.Status = status;
        using var hook = Hook(server.Url);
        Assert.Equal(new SendOutcome.Refused(why), await SendAsync(hook));
        Assert.Equal("/hook", Assert.Single(server.Requests).Path);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_costs_the_time_limit_and_no_more()
    {
        await using var server = await HookServer.StartAsync();
        server.Status = 0;
        using var hook = Hook(server.Url, new LeapClock());
        Assert.Equal(new SendOutcome.Failed("ISMS5061 the webhook hook did not answer within 10 s. It is tried again by itself; look whether 127.0.0.1 is up."), await SendAsync(hook));
    }

    [Fact]
    public async Task A_port_that_nobody_listens_on_is_said_without_the_path_which_may_be_a_secret()
    {
        using var closed = new TcpListener(System.Net.IPAddress.Loopback, 0);
        closed.Start();
        var port = ((System.Net.IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();
        using var hook = Hook(new Uri($"http://127.0.0.1:{port}/T0KEN"));
        Assert.Equal(new SendOutcome.Failed("ISMS5061 the webhook hook was not reached: it takes no connection. It is tried again by itself; look at 127.0.0.1, its name and its certificate."), await SendAsync(hook));
    }

    static WebhookChannel Hook(Uri url, TimeProvider? clock = null) => new("hook", url, new Secret(Key), TimeSpan.FromSeconds(10), clock ?? new FixedClock());

    static Task<SendOutcome> SendAsync(WebhookChannel hook) => hook.SendAsync(Message, [], TestContext.Current.CancellationToken);
}
