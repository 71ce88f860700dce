using System.Text.Json.Nodes;
using Isms.Monitor.Store.Search;

namespace Isms.Monitor.Api.Reading;

/// <summary>Searches in the language of Elasticsearch, for dashboards.</summary>
public interface ISearch
{
    /// <param name="index">Such as <c>isms-events-*</c>.</param>
    /// <param name="body">The request; null: everything.</param>
    /// <param name="abort">Stops it.</param>
    /// <exception cref="SearchException">The request is not known here, or wrong.</exception>
    /// <exception cref="Store.StoreException">The store cannot answer.</exception>
    Task<JsonObject> SearchAsync(string index, JsonNode? body, CancellationToken abort);

    /// <inheritdoc cref="SearchAsync"/>
    Task<JsonObject> CountAsync(string index, JsonNode? body, CancellationToken abort);
}
