using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Isms.Monitor.Api.Server.Settings;

/// <summary>Reads <c>isms-monitor.yml</c> as configuration: maps and lists become keys with colons, as the framework's JSON provider does it.</summary>
static class YamlSettings
{
    /// <exception cref="SettingsException">The file is no YAML, or has anchors, which a configuration does not need.</exception>
    public static IConfigurationBuilder AddYaml(this IConfigurationBuilder builder, string path)
    {
        if (!File.Exists(path)) return builder;
        var pairs = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        try
        {
            RefuseAnchors(path);
            var stream = new YamlStream();
            using var reader = new StreamReader(path);
            stream.Load(reader);
            if (stream.Documents.Count > 0) Flatten(stream.Documents[0].RootNode, "", pairs, 0);
        }
        catch (Exception wrong) when (wrong is YamlException or InvalidOperationException)
        {
            var at = wrong is YamlException { Start: var mark } ? $"({mark.Line},{mark.Column})" : "(1,1)";
            throw new SettingsException($"{path}{at}: ISMS5010 the configuration is not valid YAML: {wrong.Message} Mend it, or start without it.");
        }
        return builder.AddInMemoryCollection(pairs);
    }

    /// <summary>A few lines of anchors can stand for more values than there is memory.</summary>
    static void RefuseAnchors(string path)
    {
        using var reader = new StreamReader(path);
        for (var parser = new Parser(reader); parser.MoveNext();)
            if (parser.Current is AnchorAlias or NodeEvent { Anchor.IsEmpty: false })
                throw new YamlException(parser.Current.Start, parser.Current.End, "anchors and aliases are not taken here.");
    }

    static void Flatten(YamlNode node, string key, Dictionary<string, string?> pairs, int depth)
    {
        if (depth > 16) throw new InvalidOperationException("it is nested deeper than 16 levels.");
        switch (node)
        {
            case YamlScalarNode scalar:
                pairs[key] = scalar.Value;
                break;
            case YamlMappingNode map:
                foreach (var (name, value) in map.Children) Flatten(value, Join(key, ((YamlScalarNode)name).Value ?? ""), pairs, depth + 1);
                break;
            case YamlSequenceNode list:
                for (var at = 0; at < list.Children.Count; at++) Flatten(list.Children[at], Join(key, at.ToString(System.Globalization.CultureInfo.InvariantCulture)), pairs, depth + 1);
                break;
        }
    }

    static string Join(string key, string name) => key.Length == 0 ? name : $"{key}:{name}";
}
