using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Controls.Records;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class ListEvidence : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/evidence", HandleAsync)
        .WithName(nameof(ListEvidence)).WithTags("evidence").WithSummary("Evidence packages with their custody, newest first; of one incident or control with 'subject'.")
        .Needs(Permission.ViewEvidence);

    internal static async Task<Ok<IReadOnlyList<Recorded<EvidencePackage>>>> HandleAsync(IPackages packages, CancellationToken abort, string? subject = null) =>
        TypedResults.Ok(await packages.ListAsync(subject, abort));
}
