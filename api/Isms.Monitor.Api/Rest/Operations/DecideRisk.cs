using Isms.Monitor.Api.Live;
using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Controls.Risks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class DecideRisk : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/risks/{id}/decisions", HandleAsync)
        .WithName(nameof(DecideRisk)).WithTags("risks").WithSummary("Answers the proposal to move a risk's likelihood: accept, reject or rescope.")
        .Needs(Permission.DecideRisks);

    internal static async Task<Results<Ok<RiskRow>, ProblemHttpResult>> HandleAsync(
        string id, DecideRiskBody body, RiskDesk desk, HttpContext http, CancellationToken abort)
    {
        if (body.Answer is not { } answer) return Problems.Wrong("'answer' is missing.", "It is accept, reject or rescope.");
        try
        {
            return await desk.DecideAsync(http.User, id, new RiskReply(body.Proposal ?? "", answer, body.Band, body.Reason ?? ""), abort) switch
            {
                RiskDecisionOutcome.Done done => TypedResults.Ok(done.Risk),
                RiskDecisionOutcome.Refused { Why: { IsStale: true } why } => Problems.StaleProposal(why.Problem, why.Remedy),
                RiskDecisionOutcome.Refused { Why: var why } => Problems.Wrong(why.Problem, why.Remedy),
                _ => Missing.Risk(id),
            };
        }
        catch (NotHolderException other)
        {
            return Problems.NotHolder(other.Problem, other.Remedy);
        }
    }
}

/// <param name="Proposal">The <c>proposal</c> of the risk that was looked at.</param>
/// <param name="Answer">accept, reject or rescope.</param>
/// <param name="Band">Only for rescope: the band that stands until the scenario is cut anew.</param>
/// <param name="Reason">Needed to reject and to re-scope.</param>
public sealed record DecideRiskBody(string? Proposal, RiskAnswer? Answer, int? Band, string? Reason);
