using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Isms.Monitor.EndToEnd.Grafana;

/// <summary>Puts the values of a dashboard's variables into its texts.</summary>
sealed partial class Interpolation(IReadOnlyDictionary<string, VariableValue> values)
{
    /// <summary>Those that a dashboard opens with.</summary>
    public static Interpolation Of(DashboardFile dashboard) => new(dashboard.Variables.ToDictionary(variable => (string)variable["name"]!, Current));

    /// <summary>Names of variables that a text uses; those of Grafana itself begin with two underscores.</summary>
    public static IEnumerable<string> Names(string text) => Variable().Matches(text).Select(match => match.Groups["name"].Value).Where(name => !name.StartsWith("__", StringComparison.Ordinal));

    /// <summary>In a query.</summary>
    public string Lucene(string text) => Apply(text, value => value.Lucene);

    /// <summary>In a title.</summary>
    public string Plain(string text) => Apply(text, value => value.Text);

    string Apply(string text, Func<VariableValue, string> format) =>
        Variable().Replace(text, match => values.TryGetValue(match.Groups["name"].Value, out var value) ? format(value) : match.Value);

    static VariableValue Current(JsonObject variable)
    {
        var value = variable["current"]?["value"];
        IReadOnlyList<string> chosen = value is JsonArray several ? [.. several.Select(each => (string)each!)] : [(string?)value ?? ""];
        return chosen is ["$__all"] ? new([(string?)variable["allValue"] ?? ""], true, true) : new(chosen, value is JsonArray, false);
    }

    [GeneratedRegex(@"\$(?<name>\w+)|\$\{(?<name>\w+)(?::\w+)?\}|\$\{(?<name>__\w+)(?:\.\w+)*(?::\w+)?\}", RegexOptions.NonBacktracking)]
    private static partial Regex Variable();
}
