using System.Text.Json.Nodes;

namespace Isms.Monitor.EndToEnd.Grafana.Preview;

/// <summary>How a column or series of a panel is shown: its defaults, with the overrides of its name over them.</summary>
sealed class FieldSettings(JsonObject panel, string name)
{
    public string Unit => (string?)Find("unit") ?? "none";

    public string NoValue => (string?)Find("noValue") ?? "";

    public int? Decimals => (int?)Find("decimals");

    public string DisplayName => (string?)Find("displayName") ?? name;

    public bool HasLink => Find("links") is JsonArray { Count: > 0 };

    public int? Width => (int?)Find("custom.width");

    public bool IsDashed => Find("custom.lineStyle") is not null;

    /// <summary>Null: the next of the palette.</summary>
    public string? FixedColour => (string?)Find("color")?["fixedColor"];

    /// <summary>Of the last threshold that the value reaches.</summary>
    public string ThresholdColour(double value) =>
        (string?)DashboardFile.Items(Find("thresholds")?["steps"]).LastOrDefault(step => step["value"] is null || (double)step["value"]! <= value)?["color"] ?? "text";

    /// <summary>Thresholds that are drawn as lines.</summary>
    public IEnumerable<double> Lines => (string?)Find("custom.thresholdsStyle")?["mode"] == "line"
        ? DashboardFile.Items(Find("thresholds")?["steps"]).Where(step => step["value"] is not null).Select(step => (double)step["value"]!) : [];

    JsonNode? Find(string property)
    {
        var found = DashboardFile.Items(panel["fieldConfig"]!["overrides"]).Where(each => (string?)each["matcher"]!["options"] == name)
            .SelectMany(each => DashboardFile.Items(each["properties"])).LastOrDefault(each => (string?)each["id"] == property);
        if (found is not null) return found["value"];
        var node = panel["fieldConfig"]!["defaults"];
        foreach (var part in property.Split('.')) node = node?[part];
        return node;
    }
}
