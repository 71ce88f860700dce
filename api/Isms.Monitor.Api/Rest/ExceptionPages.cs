using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Rest;

/// <summary>What a request gets when its handling threw: never a stack trace, always a code.</summary>
static class ExceptionPages
{
    public static void Configure(IApplicationBuilder app) => app.Run(async http =>
    {
        var error = http.Features.Get<IExceptionHandlerFeature>()?.Error;
        await Answer(error).ExecuteAsync(http);
    });

    static ProblemHttpResult Answer(Exception? error) => error switch
    {
        BadHttpRequestException bad => TypedResults.Problem(
            statusCode: bad.StatusCode, title: "ISMS5010 The request cannot be read.", detail: bad.Message + " See /openapi/v1.json."),
        UnauthorizedAccessException => TypedResults.Problem(
            statusCode: 403, title: "ISMS5004 Your role does not allow this.", detail: "Ask an administrator for the role that does."),
        _ => TypedResults.Problem(
            statusCode: 500, title: "ISMS5013 The server failed.", detail: "What was saved before is safe. Its log says more; try again, then tell the administrator."),
    };
}
