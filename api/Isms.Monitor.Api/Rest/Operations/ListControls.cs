using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class ListControls : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/controls", HandleAsync)
        .WithName(nameof(ListControls)).WithTags("controls").WithSummary("Every control with its state, and the four counts that add up.")
        .Needs(Permission.ViewControls);

    internal static async Task<Ok<ControlOverview>> HandleAsync(
        IControls controls, CancellationToken abort) =>
        TypedResults.Ok(await controls.OverviewAsync(abort));
}
