using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Server.Acting;
using Isms.Monitor.Controls.Records;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class ChangeNonconformity : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/nonconformities/{id}", HandleAsync)
        .WithName(nameof(ChangeNonconformity)).WithTags("acting").WithSummary("Confirms, rejects, changes or closes a nonconformity; what is left out stays.")
        .Needs(Permission.ManageActions);

    internal static async Task<Results<Ok<Recorded<Nonconformity>>, ProblemHttpResult>> HandleAsync(
        string id, NonconformityChange body, NonconformityDesk desk, HttpContext http, CancellationToken abort) =>
        RecordAnswer.Of(await desk.SaveAsync(http.User, id, body, abort), "nonconformity", Missing.Nonconformity(id));
}
