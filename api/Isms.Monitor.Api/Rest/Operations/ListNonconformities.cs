using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Server.Acting;
using Isms.Monitor.Controls.Records;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class ListNonconformities : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/nonconformities", HandleAsync)
        .WithName(nameof(ListNonconformities)).WithTags("acting").WithSummary("Nonconformities in their newest versions, drafts first.")
        .Needs(Permission.ViewControls);

    internal static async Task<Ok<IReadOnlyList<Recorded<Nonconformity>>>> HandleAsync(NonconformityDesk desk, CancellationToken abort) =>
        TypedResults.Ok(await desk.ListAsync(abort));
}
