using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Events;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class IssueControlEvidence : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/controls/{id}/evidence", HandleAsync)
        .WithName(nameof(IssueControlEvidence)).WithTags("evidence").WithSummary("Issues the evidence package of a control over a period; without one the last 90 days.")
        .Needs(Permission.IssueEvidence);

    internal static async Task<Results<Created<Recorded<EvidencePackage>>, ProblemHttpResult>> HandleAsync(
        string id, IPackages packages, HttpContext http, TimeProvider clock, CancellationToken abort, Instant? from = null, Instant? to = null)
    {
        var end = to?.Micros ?? UnixMicros.From(clock.GetUtcNow());
        var start = from?.Micros ?? end - 90 * UnixMicros.Day;
        if (start >= end) return Problems.Wrong("'from' is not before 'to'.", "Exchange them.");
        return await packages.IssueControlAsync(id, start, end, Session.NameOf(http.User), abort) is { } issued
            ? TypedResults.Created($"{RestRoutes.Prefix}/evidence/{issued.Value.Id}", issued)
            : Problems.NotFound("control", id, "Control ids look like A.8.7: GET /api/v1/controls.");
    }
}
