using Microsoft.AspNetCore.Http.HttpResults;

namespace Isms.Monitor.Api.Security;

/// <summary>Refuses changes that a browser sends on behalf of another site. Forms carry an anti-forgery token besides; this protects JSON routes.</summary>
static class SameOrigin
{
    public static async Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        if (IsForged(context.Request))
        {
            await Refusal().ExecuteAsync(context);
            return;
        }
        await next(context);
    }

    /// <summary>Browsers always send Sec-Fetch-Site or Origin with such requests and let no script change them; programs send neither.</summary>
    internal static bool IsForged(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method)) return false;
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0) return site is not ("same-origin" or "none");
        var origin = request.Headers.Origin.ToString();
        return origin.Length > 0 && !string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }

    static ProblemHttpResult Refusal() => TypedResults.Problem(
        statusCode: StatusCodes.Status403Forbidden,
        title: "ISMS5009 The request comes from another site.",
        detail: "Send it from the console itself or from a program without Origin and Sec-Fetch-Site headers.");
}
