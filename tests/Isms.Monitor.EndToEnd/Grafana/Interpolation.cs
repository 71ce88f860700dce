using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Isms.Monitor.EndToEnd.Grafana;

/// <summary>Puts the values of a dashboard's variables into its texts, as the Elasticsearch data source does.</summary>
sealed partial class Interpolation(IReadOnlyDictionary<string, IReadOnlyList<string>> values)
{
    /// <summary>Those that a dashboard opens with: <c>All</c> is the value for all.</summary>
    public static Interpolation Of(DashboardFile dashboard) => new(dashboard.Variables.ToDictionary(variable => (string)variable["name"]!, Current));

    /// <summary>Names of variables that a text uses; those of Grafana itself begin with two underscores.</summary>
    public static IEnumerable<string> Names(string text) => Variable().Matches(text).Select(match => match.Groups["name"].Value).Where(name => !name.StartsWith("__", StringComparison.Ordinal));

    /// <summary>Several values as a Lucene list; quotes in a value are escaped, so that a value stays one.</summary>
    public string Apply(string text) => Variable().Replace(text, match => values.TryGetValue(match.Groups["name"].Value, out var value) ? Lucene(value) : match.Value);

    static string Lucene(IReadOnlyList<string> values) =>
        values.Count == 1 ? values[0] : $"({string.Join(" OR ", values.Select(value => $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""))})";

    static IReadOnlyList<string> Current(JsonObject variable)
    {
        var value = variable["current"]?["value"];
        IReadOnlyList<string> values = value is JsonArray several ? [.. several.Select(each => (string)each!)] : [(string?)value ?? ""];
        return values is ["$__all"] ? [(string?)variable["allValue"] ?? ""] : values;
    }

    [GeneratedRegex(@"\$(?<name>\w+)|\$\{(?<name>\w+)(?::\w+)?\}|\$\{(?<name>__\w+)(?:\.\w+)*(?::\w+)?\}", RegexOptions.NonBacktracking)]
    private static partial Regex Variable();
}
