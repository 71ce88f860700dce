using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class GetEvidence : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/evidence/{id}", HandleAsync)
        .WithName(nameof(GetEvidence)).WithTags("evidence").WithSummary("An evidence package as a zip file. Who takes it is written into its custody log first.")
        .Needs(Permission.ViewEvidence);

    internal static async Task<Results<FileContentHttpResult, ProblemHttpResult>> HandleAsync(string id, IPackages packages, HttpContext http, CancellationToken abort)
    {
        if (await packages.HandOverAsync(id, Session.NameOf(http.User), abort) is not { } zip) return Missing.Evidence(id);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.File(zip, "application/zip", $"evidence-{id}.zip");
    }
}
