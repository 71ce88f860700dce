using System.Net;
using System.Text;
using Isms.Monitor.Api.Replaying;

namespace Isms.Monitor.Api.Tests.Replaying;

public sealed class HttpTargetTests : IDisposable
{
    static readonly ReplayBatch Batch = new("replay-1", "one\ntwo\n"u8.ToArray(), 2, null);

    readonly LeapClock _clock = new();
    readonly StringWriter _progress = new();

    static CancellationToken Abort => TestContext.Current.CancellationToken;

    public void Dispose() => _progress.Dispose();

    [Fact]
    public async Task A_batch_goes_to_the_ingest_route_with_its_key_and_the_token()
    {
        var server = new Server(HttpStatusCode.OK);
        await using var target = Target(server, token: "secret");
        Assert.Equal(1, await target.SendAsync(Batch, Abort));
        Assert.Equal(("http://127.0.0.1:8080/ingest/cisco-asa", "replay-1", "Bearer secret", "one\ntwo\n"), Assert.Single(server.Requests));
    }

    [Fact]
    public async Task While_the_server_is_busy_or_away_the_same_key_is_sent_again_and_the_reason_told_once()
    {
        var server = new Server(HttpStatusCode.ServiceUnavailable, null, HttpStatusCode.TooManyRequests, HttpStatusCode.OK);
        await using var target = Target(server);
        await target.SendAsync(Batch, Abort);
        Assert.Equal(4, server.Requests.Count);
        Assert.All(server.Requests, request => Assert.Equal("replay-1", request.Key));
        Assert.Equal([0.2, 0.4, 0.8], _clock.Waits.Where(wait => wait < TimeSpan.FromMinutes(1)).Select(wait => wait.TotalSeconds));
        Assert.Equal("ISMS5075 http://127.0.0.1:8080/ does not take lines now (503). It is tried again until it does; stop with Ctrl+C and go on later with the same command.",
            _progress.ToString().TrimEnd());
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized, "ISMS5076 http://127.0.0.1:8080/ does not admit this sender. Give the server's ingestToken with --token; without one only its own machine may send.")]
    [InlineData(HttpStatusCode.UnprocessableEntity, "ISMS5077 http://127.0.0.1:8080/ refuses the lines (422): ISMS1135 another body. Check --to and --format.")]
    public async Task What_the_server_refuses_for_good_is_not_sent_again(HttpStatusCode status, string message)
    {
        var server = new Server(status);
        await using var target = Target(server);
        Assert.Equal(message, (await Assert.ThrowsAsync<ReplayException>(() => target.SendAsync(Batch, Abort))).Message);
        Assert.Single(server.Requests);
    }

    HttpTarget Target(Server server, string? token = null) => new(server, new Uri("http://127.0.0.1:8080"), "cisco-asa", token, _clock, _progress);

    /// <summary>Answers in turn; null: the connection fails.</summary>
    sealed class Server(params HttpStatusCode?[] answers) : HttpMessageHandler
    {
        public List<(string Url, string Key, string? Token, string Body)> Requests { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests.Add((request.RequestUri!.ToString(), request.Headers.GetValues("Idempotency-Key").Single(), request.Headers.Authorization?.ToString(),
                await request.Content!.ReadAsStringAsync(cancellationToken)));
            var status = answers[Requests.Count - 1] ?? throw new HttpRequestException("Connection refused.");
            var body = status == HttpStatusCode.OK ? """{"lines":2,"alreadyStored":1}""" : """{"title":"ISMS1135 another body."}""";
            return new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        }
    }
}
