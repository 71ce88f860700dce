using Isms.Monitor.Api.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest.Operations;

sealed class LogIn : IOperation
{
    public void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/session", HandleAsync)
        .WithName(nameof(LogIn)).WithTags("session").WithSummary("Logs in; the answer sets the cookie.")
        .AllowAnonymous();

    internal static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        LogInBody body, Accounts accounts, HttpContext http, CancellationToken abort)
    {
        var result = await accounts.LoginAsync(body.Name, body.Password, SessionRoutes.AddressOf(http), abort);
        if (result.Account is { } account)
        {
            await http.SignInAsync(Session.Scheme, Session.Of(account));
            return TypedResults.NoContent();
        }
        if (result.Wait <= TimeSpan.Zero) return TypedResults.Problem(statusCode: 401, title: "ISMS5011 Name or password is wrong.");
        var seconds = Math.Ceiling(result.Wait.TotalSeconds);
        http.Response.Headers.RetryAfter = seconds.ToString("0");
        return TypedResults.Problem(statusCode: 429, title: "ISMS5012 Too many wrong attempts.", detail: $"The next one is looked at in {seconds} s.");
    }
}

public sealed record LogInBody(string Name, string Password);
