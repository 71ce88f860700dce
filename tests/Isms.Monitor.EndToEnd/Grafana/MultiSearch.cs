using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Isms.Monitor.EndToEnd.Grafana.Frames;

namespace Isms.Monitor.EndToEnd.Grafana;

/// <summary>Asks a server what Grafana would ask it.</summary>
/// <param name="client">With the authentication that the server wants.</param>
/// <param name="server">Elasticsearch, or the program's endpoint with its path; without a slash at the end.</param>
sealed class MultiSearch(HttpClient client, string server)
{
    public async Task<JsonNode> AskAsync(GrafanaQuery query, CancellationToken abort)
    {
        using var body = new ByteArrayContent(Encoding.UTF8.GetBytes(query.Lines()));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        using var answer = await client.PostAsync(new Uri(server + GrafanaTranslator.Path), body, abort);
        var text = await answer.Content.ReadAsStringAsync(abort);
        Assert.True(answer.IsSuccessStatusCode, $"{query.Name}: {(int)answer.StatusCode} {text}");
        var response = JsonNode.Parse(text)!["responses"]![0]!;
        Assert.True(response["error"] is null, $"{query.Name}: {response.ToJsonString()}\n{query.Lines()}");
        return response;
    }

    public async Task<IReadOnlyList<Frame>> FramesAsync(GrafanaQuery query, CancellationToken abort) => FrameReader.Read(await AskAsync(query, abort), query);
}
