using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Server.Acting;
using Isms.Monitor.Controls.Records;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class GetNonconformity : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/nonconformities/{id}", HandleAsync)
        .WithName(nameof(GetNonconformity)).WithTags("acting").WithSummary("Every version of a nonconformity, oldest first: who changed what, when and why.")
        .Needs(Permission.ViewControls);

    internal static async Task<Results<Ok<IReadOnlyList<Recorded<Nonconformity>>>, ProblemHttpResult>> HandleAsync(
        string id, NonconformityDesk desk, CancellationToken abort) =>
        await desk.HistoryAsync(id, abort) is { Count: > 0 } versions ? TypedResults.Ok(versions) : Missing.Nonconformity(id);
}
