using System.Text.Json;
using System.Text.Json.Nodes;
using Isms.Monitor.Api.Reading;

namespace Isms.Monitor.Api.Rest.Searching;

/// <summary><c>_msearch</c>: each search has an answer or an error of its own.</summary>
static class ManySearches
{
    const int MaxSearches = 200;

    public static async Task<IResult> HandleAsync(HttpContext http, ISearch search, CancellationToken abort)
    {
        var responses = new JsonArray();
        var (answer, status) = await SearchAnswer.TryAsync(async () =>
        {
            foreach (var (header, body) in await PairsAsync(http.Request, abort)) responses.Add(await OneAsync(search, header, body, abort));
            return new JsonObject { ["took"] = responses.Sum(one => (long?)one!["took"] ?? 0), ["responses"] = responses };
        });
        return Results.Json(answer, statusCode: status);
    }

    static async Task<JsonObject> OneAsync(ISearch search, string header, string body, CancellationToken abort)
    {
        var (answer, status) = await SearchAnswer.TryAsync(async () =>
        {
            var named = JsonNode.Parse(header)?["index"];
            var index = named is JsonArray { Count: 1 } one ? (string?)one[0] : named is JsonValue ? (string?)named : null;
            return await search.SearchAsync(index ?? "", JsonNode.Parse(body), abort);
        });
        answer["status"] = status;
        return answer;
    }

    /// <exception cref="JsonException">A header without its search.</exception>
    static async Task<List<(string Header, string Body)>> PairsAsync(HttpRequest request, CancellationToken abort)
    {
        using var reader = new StreamReader(request.Body);
        var lines = (await reader.ReadToEndAsync(abort)).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (lines.Length % 2 != 0) throw new JsonException("a line names an index and no search follows.");
        if (lines.Length > 2 * MaxSearches) throw new JsonException($"there are more than {MaxSearches} searches.");
        return [.. lines.Chunk(2).Select(pair => (pair[0], pair[1]))];
    }
}
