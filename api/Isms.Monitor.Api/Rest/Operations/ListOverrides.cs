using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Server.Acting;
using Isms.Monitor.Controls.Records;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class ListOverrides : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/overrides", HandleAsync)
        .WithName(nameof(ListOverrides)).WithTags("acting").WithSummary("States that people set in place of computed ones; those that count now first.")
        .Needs(Permission.ViewControls);

    internal static async Task<Ok<IReadOnlyList<Recorded<StateDecision>>>> HandleAsync(OverrideDesk desk, CancellationToken abort) =>
        TypedResults.Ok(await desk.ListAsync(abort));
}
