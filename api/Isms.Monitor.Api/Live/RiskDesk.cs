using System.Security.Claims;
using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Controls.Risks;

namespace Isms.Monitor.Api.Live;

/// <summary>Where console and REST answer proposals: the owner's role decides, or the ISMS manager in its place; asked here, once for both.</summary>
sealed class RiskDesk(IRisks risks, IRoles roles)
{
    /// <summary>True for a holder of the owner's role, and for whoever may decide for owners.</summary>
    public bool MayDecide(ClaimsPrincipal user, RiskRow risk) => Session.May(user, Permission.DecideRisks)
        && (Session.May(user, Permission.DecideForOwners) || roles.HeldBy(Session.NameOf(user)).Contains(risk.OwnerRole));

    /// <exception cref="UnauthorizedAccessException">The user's role does not allow it.</exception>
    public async Task<RiskDecisionOutcome> DecideAsync(ClaimsPrincipal user, string risk, RiskReply reply, CancellationToken abort)
    {
        if (!Session.May(user, Permission.DecideRisks)) throw new UnauthorizedAccessException("Your role does not allow deciding on risks.");
        if ((await risks.ListAsync(abort)).FirstOrDefault(one => one.Id == risk) is not { } row) return new RiskDecisionOutcome.NotFound();
        if (!MayDecide(user, row)) throw new NotHolderException($"The risk {row.Id} belongs to the role '{row.OwnerRole}'.", "Its holder or the ISMS manager decides; holders are in the register of roles.");
        return await risks.DecideAsync(risk, reply, Session.NameOf(user), abort);
    }
}

/// <summary>The account may do such things, but not here: the register gives the role to somebody else.</summary>
sealed class NotHolderException(string problem, string remedy) : Exception($"{problem} {remedy}")
{
    public string Problem { get; } = problem;

    public string Remedy { get; } = remedy;
}
