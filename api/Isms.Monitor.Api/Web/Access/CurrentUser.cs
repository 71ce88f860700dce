using System.Security.Claims;
using Isms.Monitor.Api.Security;
using Microsoft.AspNetCore.Components.Authorization;

namespace Isms.Monitor.Api.Web.Access;

/// <summary>Who uses this circuit, and what the table of permissions says of them.</summary>
public sealed class CurrentUser(AuthenticationStateProvider authentication)
{
    public async Task<ClaimsPrincipal> PrincipalAsync() => (await authentication.GetAuthenticationStateAsync()).User;

    public async Task<string> NameAsync() => Session.NameOf(await PrincipalAsync());

    public async Task<bool> MayAsync(Permission permission) => Session.May(await PrincipalAsync(), permission);
}
