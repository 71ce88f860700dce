using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Isms.Monitor.EndToEnd.Grafana;

/// <summary>A provisioning file as JSON, which is what Grafana makes of it: plain scalars are numbers and booleans where they look so.</summary>
static class Yaml
{
    public static JsonObject Read(params string[] path)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(File.ReadAllText(Path.Combine([DashboardFile.Home, "provisioning", .. path]))));
        return (JsonObject)Convert(stream.Documents[0].RootNode)!;
    }

    static JsonNode? Convert(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(child => KeyValuePair.Create(((YamlScalarNode)child.Key).Value!, Convert(child.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Convert)]),
        YamlScalarNode scalar => Scalar(scalar),
        _ => throw new InvalidDataException($"{node.NodeType} is no part of a provisioning file"),
    };

    static JsonValue? Scalar(YamlScalarNode scalar) =>
        scalar.Style != ScalarStyle.Plain ? JsonValue.Create(scalar.Value)
        : scalar.Value is null or "" or "null" or "~" ? null
        : long.TryParse(scalar.Value, out var number) ? JsonValue.Create(number)
        : scalar.Value is "true" or "false" ? JsonValue.Create(scalar.Value == "true")
        : JsonValue.Create(scalar.Value);
}
