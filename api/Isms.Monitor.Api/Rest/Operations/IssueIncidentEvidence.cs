using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Controls.Records;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class IssueIncidentEvidence : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/incidents/{id}/evidence", HandleAsync)
        .WithName(nameof(IssueIncidentEvidence)).WithTags("evidence").WithSummary("Issues the evidence package of an incident as it stands. The same data are the same package.")
        .Needs(Permission.IssueEvidence);

    internal static async Task<Results<Created<Recorded<EvidencePackage>>, ProblemHttpResult>> HandleAsync(string id, IPackages packages, HttpContext http, CancellationToken abort) =>
        await packages.IssueIncidentAsync(id, Session.NameOf(http.User), abort) is { } issued
            ? TypedResults.Created($"{RestRoutes.Prefix}/evidence/{issued.Value.Id}", issued)
            : Missing.Incident(id);
}
