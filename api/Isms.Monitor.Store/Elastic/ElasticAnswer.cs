using System.Text.Json.Nodes;

namespace Isms.Monitor.Store.Elastic;

/// <summary>What came of one request.</summary>
/// <param name="Status">HTTP status; 0 when there was no answer: no connection, cut off, or out of time.</param>
/// <param name="Body">Empty when there was none.</param>
/// <param name="Failure">Why there was no answer; null when there was one.</param>
sealed record ElasticAnswer(int Status, ReadOnlyMemory<byte> Body, string? Failure)
{
    public bool IsGood => Status is >= 200 and < 300;

    /// <summary>Waiting may mend it: no answer, too many requests, a node that is away.</summary>
    public bool IsTemporary => Status is 0 or 408 or 429 or >= 500;

    /// <summary>Only a person can mend it.</summary>
    public bool IsDenied => Status is 401 or 403;

    /// <summary>For messages: the server's reason, or the status.</summary>
    public string Reason
    {
        get
        {
            if (Failure is not null) return Failure;
            try
            {
                var error = Body.Length == 0 ? null : JsonNode.Parse(Body.Span)?["error"];
                return (error is JsonObject given ? (string?)given["reason"] : (string?)error) is { } reason ? $"status {Status}, {reason}" : $"status {Status}";
            }
            catch (Exception e) when (e is System.Text.Json.JsonException or InvalidOperationException)
            {
                return $"status {Status}";
            }
        }
    }

    /// <exception cref="StoreException">ISMS4042: it is no JSON.</exception>
    public JsonNode Json()
    {
        try
        {
            return JsonNode.Parse(Body.Span) ?? new JsonObject();
        }
        catch (System.Text.Json.JsonException e)
        {
            throw StoreException.ElasticAnswered($"status {Status} and no JSON ({e.Message})");
        }
    }
}
