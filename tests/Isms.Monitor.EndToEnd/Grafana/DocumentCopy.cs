using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Isms.Monitor.EndToEnd.Grafana;

/// <summary>Copies every document of a time range from one server to another, whose templates are there.</summary>
sealed class DocumentCopy(HttpClient from, string fromUrl, HttpClient to, Uri toUrl)
{
    /// <summary>Elasticsearch gives no more at once.</summary>
    const int PageSize = 10_000;

    /// <returns>How many.</returns>
    public async Task<long> CopyAsync(string pattern, long first, long last, CancellationToken abort)
    {
        var range = new JsonObject { ["range"] = new JsonObject { ["@timestamp"] = new JsonObject { ["gte"] = first, ["lte"] = last, ["format"] = "epoch_millis" } } };
        var query = new JsonObject { ["bool"] = new JsonObject { ["filter"] = new JsonArray(range) } };
        var count = (long)(await AskAsync($"/{pattern}/_count", new JsonObject { ["query"] = query.DeepClone() }, abort))["count"]!;
        if (count == 0) return 0;
        if (count > PageSize && first < last)
        {
            var middle = first + (last - first) / 2;
            return await CopyAsync(pattern, first, middle, abort) + await CopyAsync(pattern, middle + 1, last, abort);
        }
        var answer = await AskAsync($"/{pattern}/_search", new JsonObject { ["size"] = PageSize, ["query"] = query.DeepClone() }, abort);
        var hits = answer["hits"]!["hits"]!.AsArray();
        Assert.Equal(count, hits.Count);
        await WriteAsync(hits, abort);
        return count;
    }

    async Task<JsonNode> AskAsync(string path, JsonObject body, CancellationToken abort)
    {
        using var content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await from.PostAsync(new Uri(fromUrl + path), content, abort);
        var text = await answer.Content.ReadAsStringAsync(abort);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    async Task WriteAsync(JsonArray hits, CancellationToken abort)
    {
        var bulk = new StringBuilder();
        foreach (var hit in hits)
        {
            var action = new JsonObject { ["index"] = new JsonObject { ["_index"] = (string)hit!["_index"]!, ["_id"] = (string)hit["_id"]! } };
            bulk.Append(CultureInfo.InvariantCulture, $"{action.ToJsonString()}\n{hit["_source"]!.ToJsonString()}\n");
        }
        using var body = new ByteArrayContent(Encoding.UTF8.GetBytes(bulk.ToString()));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        using var answer = await to.PostAsync(new Uri(toUrl, "/_bulk?refresh=true"), body, abort);
        var text = await answer.Content.ReadAsStringAsync(abort);
        Assert.False((bool?)JsonNode.Parse(text)!["errors"] ?? true, text[..Math.Min(text.Length, 2000)]);
    }
}
