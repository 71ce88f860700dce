using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Server.Acting;
using Isms.Monitor.Controls.Records;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class ListClocks : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/clocks", HandleAsync)
        .WithName(nameof(ListClocks)).WithTags("acting").WithSummary("Notifications that laws ask for: overdue, running, sent, waived.")
        .Needs(Permission.ViewIncidents);

    internal static async Task<Ok<IReadOnlyList<ClockBody>>> HandleAsync(ClockDesk desk, CancellationToken abort) =>
        TypedResults.Ok<IReadOnlyList<ClockBody>>([.. (await desk.ListAsync(abort)).Select(row => new ClockBody(row.Record, row.Regime, row.Title, row.Article, row.State))]);
}

/// <param name="Regime">As people call it.</param>
/// <param name="Title">What is sent to whom.</param>
/// <param name="State">When it was asked.</param>
public sealed record ClockBody(Recorded<ClockStep> Record, string Regime, string Title, string Article, Controls.Acting.Clocks.ClockState State);
