using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class ListSources : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/sources", HandleAsync)
        .WithName(nameof(ListSources)).WithTags("sources").WithSummary("How every log source does.")
        .Needs(Permission.ViewSources);

    internal static async Task<Ok<IReadOnlyList<SourceStatus>>> HandleAsync(
        ISources sources, CancellationToken abort) =>
        TypedResults.Ok(await sources.ListAsync(abort));
}
