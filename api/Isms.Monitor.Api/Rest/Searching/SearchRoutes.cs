using System.Text.Json.Nodes;
using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Store.Search;

namespace Isms.Monitor.Api.Rest.Searching;

/// <summary>What clients of Elasticsearch ask, for reading only: Grafana is pointed at <c>/elasticsearch</c>.</summary>
/// <remarks>Searches are POST there, although they change nothing. The program says its own name, and not that it is Elasticsearch.</remarks>
static class SearchRoutes
{
    /// <summary>The Elasticsearch whose answers these are held against in tests.</summary>
    const string Speaks = "9.1.4";

    const string Name = "isms-monitor";

    public static void Map(WebApplication app)
    {
        var group = app.MapGroup(BasicLogin.Prefix).Needs(Permission.ViewDashboards).ExcludeFromDescription();
        group.MapGet("/", () => Results.Json(Identity()));
        group.MapGet("/_cluster/health", () => Results.Json(Health()));
        group.MapPost("/_msearch", ManySearches.HandleAsync);
        group.MapPost("/{index}/_search", (string index, HttpContext http, ISearch search, CancellationToken abort) => SearchAnswer.OfAsync(http, body => search.SearchAsync(index, body, abort)));
        group.MapPost("/{index}/_count", (string index, HttpContext http, ISearch search, CancellationToken abort) => SearchAnswer.OfAsync(http, body => search.CountAsync(index, body, abort)));
        group.MapGet("/{index}/_field_caps", (string index, HttpContext http, string fields = "*") => SearchAnswer.OfAsync(http, _ => Task.FromResult(FieldCapabilities.Of(index, fields))));
        group.MapGet("/{index}/_mapping", (string index, HttpContext http) => SearchAnswer.OfAsync(http, _ => Task.FromResult(FieldCapabilities.Mapping(index))));
    }

    static JsonObject Identity() => new()
    {
        ["name"] = Name, ["cluster_name"] = Name, ["cluster_uuid"] = Name,
        ["version"] = new JsonObject { ["number"] = Speaks, ["distribution"] = Name, ["build_flavor"] = "default", ["build_snapshot"] = false },
        ["tagline"] = "Searches of Isms.Monitor in the language of Elasticsearch",
    };

    static JsonObject Health() => new()
    {
        ["cluster_name"] = Name, ["status"] = "green", ["timed_out"] = false, ["number_of_nodes"] = 1, ["number_of_data_nodes"] = 1, ["active_primary_shards"] = 1, ["active_shards"] = 1,
        ["relocating_shards"] = 0, ["initializing_shards"] = 0, ["unassigned_shards"] = 0, ["active_shards_percent_as_number"] = 100.0,
    };
}
