using System.Text.Json.Nodes;
using Isms.Monitor.Api.Reading;
using Isms.Monitor.Store.Search;

namespace Isms.Monitor.Api.Tests.Fakes;

/// <summary>Finds nothing in the indices that there are, and keeps what was asked.</summary>
sealed class FakeSearch : ISearch
{
    public List<(string Index, string Body)> Asked { get; } = [];

    public Task<JsonObject> SearchAsync(string index, JsonNode? body, CancellationToken abort)
    {
        FieldCapabilities.Of(index, "@timestamp");
        Asked.Add((index, body?.ToJsonString() ?? ""));
        return Task.FromResult(new JsonObject { ["took"] = 2L, ["hits"] = new JsonObject { ["total"] = new JsonObject { ["value"] = 0, ["relation"] = "eq" }, ["hits"] = new JsonArray() } });
    }

    public async Task<JsonObject> CountAsync(string index, JsonNode? body, CancellationToken abort)
    {
        await SearchAsync(index, body, abort);
        return new JsonObject { ["count"] = 0 };
    }
}
