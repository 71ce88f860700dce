using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Isms.Monitor.EndToEnd.Grafana.Lint;

/// <summary>What Grafana needs to take a file as it is.</summary>
static partial class IdentityLint
{
    public static IEnumerable<string> Check(JsonObject json)
    {
        if (!Uid().IsMatch((string?)json["uid"] ?? "")) yield return $"the uid '{json["uid"]}' is not 8 to 40 letters, digits, '-' and '_'.";
        if (string.IsNullOrWhiteSpace((string?)json["title"])) yield return "it has no title.";
        if (json["id"] is not null) yield return "the id is not null: it belongs to one installation.";
        foreach (var export in new[] { "__inputs", "__requires" })
            if (json.ContainsKey(export)) yield return $"'{export}' is left of an export: provisioning does not ask for inputs.";
        if (json.ToJsonString().Contains("${DS_", StringComparison.Ordinal)) yield return "'${DS_' is left of an export: no data source has that name.";
        if (json["schemaVersion"] is not JsonValue version || version.GetValueKind() != JsonValueKind.Number || !version.TryGetValue<int>(out var number) || number is < 39 or > 42)
            yield return $"schemaVersion {json["schemaVersion"]?.ToJsonString() ?? "is missing and"} is no whole number from 39 to 42.";
        if ((json["editable"] as JsonValue)?.GetValueKind() != JsonValueKind.False) yield return "it is editable: what is changed in the browser would be lost.";
        if ((string?)json["timezone"] is not ("utc" or "browser")) yield return $"timezone '{json["timezone"]}' is neither utc nor browser.";
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{8,40}$", RegexOptions.NonBacktracking)]
    private static partial Regex Uid();
}
