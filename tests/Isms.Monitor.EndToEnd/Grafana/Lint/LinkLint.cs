using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;

namespace Isms.Monitor.EndToEnd.Grafana.Lint;

/// <summary>Links lead to pages that the console has.</summary>
static partial class LinkLint
{
    static readonly string[] Routes = [.. Assembly.Load("isms-monitor").GetTypes().SelectMany(type => type.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template)];

    public static IEnumerable<string> Check(DashboardFile dashboard) => Urls(dashboard.Json).Select(Problem).OfType<string>();

    static string? Problem(string url)
    {
        if (!url.StartsWith("${console}/", StringComparison.Ordinal)) return $"the link '{url}' does not lead to the console: write ${{console}}/….";
        var path = Filled().Replace(url["${console}".Length..], "X");
        if (path.Contains('$', StringComparison.Ordinal)) return $"the link '{url}' fills in something unencoded: use ${{__value.raw}} or ${{name:percentencode}}.";
        return Routes.Any(route => Matches(route, path.Split('?')[0])) ? null : $"the console has no page for the link '{url}'.";
    }

    static bool Matches(string route, string path)
    {
        var (pattern, parts) = (route.Trim('/').Split('/'), path.Trim('/').Split('/'));
        return pattern.Length == parts.Length && pattern.Zip(parts).All(pair => pair.First == pair.Second || (pair.First.StartsWith('{') && pair.Second.Length > 0));
    }

    static IEnumerable<string> Urls(JsonNode? node) => node switch
    {
        JsonObject item => item.SelectMany(pair => pair.Key == "url" && (string?)pair.Value is { Length: > 0 } url ? [url] : Urls(pair.Value)),
        JsonArray list => list.SelectMany(Urls),
        _ => [],
    };

    [GeneratedRegex(@"\$\{__value\.raw\}|\$\{\w+:percentencode\}", RegexOptions.NonBacktracking)]
    private static partial Regex Filled();
}
