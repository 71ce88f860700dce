using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class ListObjectives : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/objectives", HandleAsync)
        .WithName(nameof(ListObjectives)).WithTags("controls").WithSummary("The objectives (6.2) against their KPIs.")
        .Needs(Permission.ViewControls);

    internal static async Task<Ok<IReadOnlyList<ObjectiveRow>>> HandleAsync(
        IControls controls, CancellationToken abort) =>
        TypedResults.Ok(await controls.ObjectivesAsync(abort));
}
