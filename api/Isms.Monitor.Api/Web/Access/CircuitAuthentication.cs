using Isms.Monitor.Api.Security;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace Isms.Monitor.Api.Web.Access;

/// <summary>A circuit outlives its request: once a minute it asks whether the account still holds.</summary>
sealed class CircuitAuthentication(ILoggerFactory loggers, IUserStore users) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(1);

    protected override Task<bool> ValidateAuthenticationStateAsync(AuthenticationState state, CancellationToken abort) =>
        Session.HoldsAsync(state.User, users, abort);
}
