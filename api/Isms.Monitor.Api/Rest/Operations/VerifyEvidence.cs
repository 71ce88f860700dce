using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Controls.Packages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class VerifyEvidence : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/evidence/{id}/verify", HandleAsync)
        .WithName(nameof(VerifyEvidence)).WithTags("evidence").WithSummary("Checks a kept package: hashes, custody, counts and raw lines, and the manifest against the one on record.")
        .Needs(Permission.ViewEvidence);

    internal static async Task<Results<Ok<PackageReport>, ProblemHttpResult>> HandleAsync(string id, IPackages packages, CancellationToken abort) =>
        await packages.VerifyAsync(id, abort) is { } report ? TypedResults.Ok(report) : Missing.Evidence(id);
}
