using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Server.Acting;
using Isms.Monitor.Controls.Records;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class AddNonconformity : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/nonconformities", HandleAsync)
        .WithName(nameof(AddNonconformity)).WithTags("acting").WithSummary("Opens a nonconformity that a person found; it gets the next number of the year.")
        .Needs(Permission.ManageActions);

    internal static async Task<Results<Ok<Recorded<Nonconformity>>, ProblemHttpResult>> HandleAsync(
        NonconformityChange body, NonconformityDesk desk, HttpContext http, CancellationToken abort) =>
        RecordAnswer.Of(await desk.SaveAsync(http.User, null, body, abort), "nonconformity", Missing.Nonconformity(""));
}
