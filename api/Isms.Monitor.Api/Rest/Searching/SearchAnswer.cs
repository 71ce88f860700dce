using System.Text.Json;
using System.Text.Json.Nodes;
using Isms.Monitor.Store;
using Isms.Monitor.Store.Search;

namespace Isms.Monitor.Api.Rest.Searching;

/// <summary>Answers and errors in the shape of Elasticsearch.</summary>
static class SearchAnswer
{
    /// <summary>Reads the body, asks, answers; what is wrong is an answer too.</summary>
    public static async Task<IResult> OfAsync(HttpContext http, Func<JsonNode?, Task<JsonObject>> ask)
    {
        var (answer, status) = await TryAsync(async () => await ask(await BodyAsync(http.Request)));
        return Results.Json(answer, statusCode: status);
    }

    /// <returns>The answer and 200, or the error and its status.</returns>
    public static async Task<(JsonObject Answer, int Status)> TryAsync(Func<Task<JsonObject>> ask)
    {
        try
        {
            return (await ask(), 200);
        }
        catch (SearchException wrong)
        {
            return (Error(wrong.Type, wrong.Message, wrong.Status), wrong.Status);
        }
        catch (JsonException wrong)
        {
            return (Error("parsing_exception", $"ISMS5098 The request is no JSON: {wrong.Message} Send one JSON object.", 400), 400);
        }
        catch (StoreException failed)
        {
            return (Error("search_phase_execution_exception", failed.Message, 503), 503);
        }
    }

    static JsonObject Error(string type, string reason, int status) => new()
    {
        ["error"] = new JsonObject { ["root_cause"] = new JsonArray(new JsonObject { ["type"] = type, ["reason"] = reason }), ["type"] = type, ["reason"] = reason },
        ["status"] = status,
    };

    static async Task<JsonNode?> BodyAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var text = await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
        return string.IsNullOrWhiteSpace(text) ? null : JsonNode.Parse(text);
    }
}
