using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Events;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class RedriveDeadLetters : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/dead-letters/redrive", HandleAsync)
        .WithName(nameof(RedriveDeadLetters)).WithTags("sources").WithSummary("Parses dead letters again, of one source or of all.")
        .Needs(Permission.RedriveDeadLetters);

    internal static async Task<Ok<Redrive>> HandleAsync(
        ISources sources, IAudit audit, TimeProvider clock, HttpContext http, CancellationToken abort, string? source = null)
    {
        var result = await sources.RedriveAsync(source, Session.NameOf(http.User), abort);
        await audit.AppendAsync(
            new AuditEntry(
                UnixMicros.From(clock.GetUtcNow()), Session.NameOf(http.User), "re-drive", source ?? "all sources",
                $"{result.Parsed} of {result.Tried} understood", SessionRoutes.AddressOf(http)),
            abort);
        return TypedResults.Ok(result);
    }
}
