using Isms.Monitor.Api.Rest.Searching;
using Isms.Monitor.Api.Security;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Isms.Monitor.Api.Rest;

/// <summary>Maps every <see cref="IOperation"/>, the document that describes them, health and metrics.</summary>
static class RestRoutes
{
    public const string Prefix = "/api/v1";

    public static void Map(WebApplication app)
    {
        var group = app.MapGroup(Prefix);
        foreach (var operation in Operations()) operation.Map(group);
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        app.MapHealthChecks("/health", Health(_ => true)).AllowAnonymous();
        app.MapHealthChecks("/health/live", Health(_ => false)).AllowAnonymous();
        app.MapHealthChecks("/health/ready", Health(check => check.Tags.Contains("ready"))).AllowAnonymous();
        app.MapPrometheusScrapingEndpoint("/metrics").Needs(Permission.ViewMetrics);
        SearchRoutes.Map(app);
        app.MapFallback("/api/{**path}", (string path) => Problems.NotFound("route", path, "The routes are described at /openapi/v1.json."));
        app.MapFallback(() => Results.LocalRedirect("/not-found"));
    }

    static IEnumerable<IOperation> Operations() =>
        typeof(RestRoutes).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && typeof(IOperation).IsAssignableFrom(type))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (IOperation)Activator.CreateInstance(type)!);

    static HealthCheckOptions Health(Func<HealthCheckRegistration, bool> which) => new()
    {
        Predicate = which,
        ResponseWriter = (http, report) => http.Response.WriteAsJsonAsync(new
        {
            status = report.Status.ToString().ToLowerInvariant(),
            checks = report.Entries.ToDictionary(e => e.Key, e => e.Value.Status.ToString().ToLowerInvariant()),
        }),
    };
}
