using Microsoft.AspNetCore.Authorization;

namespace Isms.Monitor.Api.Security;

/// <summary>The permission that a page or a route demands. There is one policy a permission, of the same name.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsAttribute(Permission permission) : AuthorizeAttribute(permission.ToString())
{
    public Permission Permission { get; } = permission;
}

sealed record PermissionRequirement(Permission Permission) : IAuthorizationRequirement;

/// <summary>Asks the table of <see cref="Permissions"/>.</summary>
sealed class PermissionHandler : AuthorizationHandler<PermissionRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        if (Session.May(context.User, requirement.Permission)) context.Succeed(requirement);
        return Task.CompletedTask;
    }
}

/// <summary>Routes demand a permission as pages do.</summary>
static class NeedsExtensions
{
    public static TBuilder Needs<TBuilder>(this TBuilder endpoint, Permission permission)
        where TBuilder : IEndpointConventionBuilder => endpoint.RequireAuthorization(new NeedsAttribute(permission));
}
