using System.Security.Cryptography;
using System.Text;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Web;

namespace Isms.Monitor.Api.Rest;

/// <summary>Lets a scraper with the configured bearer token read the metrics, as a viewer and nothing else.</summary>
static class MetricsToken
{
    public static Task AdmitAsync(HttpContext http, RequestDelegate next)
    {
        if (http.Request.Path == "/metrics" && http.RequestServices.GetRequiredService<ConsoleOptions>().MetricsToken is { Length: > 0 } token
            && Matches(http.Request.Headers.Authorization.ToString(), "Bearer " + token))
        {
            http.User = Session.Of(new UserAccount { Name = "metrics", Role = Role.Viewer, PasswordHash = "" });
        }
        return next(http);
    }

    static bool Matches(string given, string wanted) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(wanted));
}
