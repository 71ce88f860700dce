using System.Text.Json.Nodes;

namespace Isms.Monitor.EndToEnd.Grafana;

/// <summary>A dashboard in Grafana's classic JSON.</summary>
/// <param name="Folder">Of the file; Grafana's folder of the same name.</param>
/// <param name="Name">Of the file, without the extension.</param>
/// <param name="Json">Not changed by who reads it.</param>
sealed record DashboardFile(string Folder, string Name, JsonObject Json)
{
    public static string Home { get; } = Path.Combine(Repository.Root, "dashboards", "grafana");

    public static IReadOnlyList<DashboardFile> All { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(Home, "dashboards"), "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(Read)];

    public string Title => (string?)Json["title"] ?? "";

    /// <summary>With those inside collapsed rows; rows themselves are no panels.</summary>
    public IEnumerable<JsonObject> Panels => Items(Json["panels"]).SelectMany(panel => Items(panel["panels"]).Prepend(panel)).Where(panel => (string?)panel["type"] != "row");

    public IEnumerable<JsonObject> Variables => Items(Json["templating"]?["list"]);

    public IEnumerable<JsonObject> Annotations => Items(Json["annotations"]?["list"]);

    public static IEnumerable<JsonObject> Targets(JsonObject panel) => Items(panel["targets"]);

    public static IEnumerable<JsonObject> Items(JsonNode? list) => (list as JsonArray ?? []).OfType<JsonObject>();

    /// <summary>A copy that a test may break.</summary>
    public DashboardFile Copy() => this with { Json = (JsonObject)Json.DeepClone() };

    public override string ToString() => $"{Folder}/{Name}";

    static DashboardFile Read(string path) =>
        new(Path.GetFileName(Path.GetDirectoryName(path))!, Path.GetFileNameWithoutExtension(path), JsonNode.Parse(File.ReadAllText(path))!.AsObject());
}
