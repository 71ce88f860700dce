using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class GetControl : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/controls/{id}", HandleAsync)
        .WithName(nameof(GetControl)).WithTags("controls").WithSummary("One Annex A control: state, KPIs, evidence, risks.")
        .Needs(Permission.ViewControls);

    internal static async Task<Results<Ok<ControlDetail>, ProblemHttpResult>> HandleAsync(
        string id, IControls controls, CancellationToken abort) =>
        await controls.GetAsync(id, abort) is { } control
            ? TypedResults.Ok(control)
            : Problems.NotFound("control", id, "Control ids look like A.8.15: GET /api/v1/controls.");
}
