using Isms.Monitor.Registers.Model;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Isms.Monitor.Controls.Acting;

/// <summary>One file of <c>isms/acting</c>: a key with a list of mappings below. All problems are found in one pass.</summary>
sealed class ActingYaml(string path, List<ActingError> errors)
{
    const int MostBytes = 256 * 1024;

    /// <summary>The entries below the one key that the file may have; none when the file is missing.</summary>
    public IReadOnlyList<YamlMappingNode> Entries(string key)
    {
        if (!File.Exists(path)) return [];
        if (new FileInfo(path).Length > MostBytes)
        {
            Fail(null, ActingError.NotYaml, "the file is larger than 256 KB", "Remove what is no definition");
            return [];
        }
        if (Root(File.ReadAllText(path)) is not { } root) return [];
        foreach (var other in root.Children.Keys.Where(node => Text(node) != key)) Fail(other, ActingError.Unknown, $"{Text(other)} is no key of this file", $"Its one key is {key}");
        return Mappings(root, key);
    }

    public IReadOnlyList<YamlMappingNode> Mappings(YamlMappingNode of, string key)
    {
        if (Find(of, key) is not YamlSequenceNode list)
        {
            Fail(of, ActingError.Missing, $"{key} is missing or no list", $"Add {key}: with a list");
            return [];
        }
        foreach (var node in list.Children.Where(node => node is not YamlMappingNode)) Fail(node, ActingError.Value, $"an entry of {key} is no mapping", "Write it as key: value");
        return [.. list.Children.OfType<YamlMappingNode>()];
    }

    public string Required(YamlMappingNode of, string key)
    {
        var text = Optional(of, key);
        if (text.Length == 0) Fail(of, ActingError.Missing, $"{key} is missing", $"Add {key}: with a value");
        return text;
    }

    public static string Optional(YamlMappingNode of, string key) => Text(Find(of, key));

    /// <summary>An id, which becomes part of addresses and of ids of records.</summary>
    public string Id(YamlMappingNode of, HashSet<string> taken)
    {
        var id = Required(of, "id");
        if (id.Length > 0 && !id.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-'))
            Fail(of, ActingError.Value, $"id '{id}' has other characters than a-z, 0-9 and -", "Rename it");
        else if (id.Length > 0 && !taken.Add(id)) Fail(of, ActingError.Twice, $"id {id} is there twice", "Give one of them another id");
        return id;
    }

    public void RefuseUnknown(YamlMappingNode of, params ReadOnlySpan<string> known)
    {
        foreach (var key in of.Children.Keys)
            if (!known.Contains(Text(key))) Fail(key, ActingError.Unknown, $"{Text(key)} is no field here", $"Use {string.Join(", ", known.ToArray())}");
    }

    public void Fail(YamlNode? at, string code, string problem, string remedy) =>
        errors.Add(new ActingError(new Location(path, Math.Max(1, (int)(at?.Start.Line ?? 1)), Math.Max(1, (int)(at?.Start.Column ?? 1))), code, problem, remedy));

    YamlMappingNode? Root(string text)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents is [{ RootNode: YamlMappingNode root }]) return root;
            Fail(null, ActingError.NotYaml, "the file is not one YAML mapping", "Start with its key and a colon");
        }
        // The scanner of YamlDotNet throws the latter, without a place, for a bracket that is never closed.
        catch (Exception e) when (e is YamlException or InvalidOperationException)
        {
            var start = (e as YamlException)?.Start ?? Mark.Empty;
            errors.Add(new ActingError(new Location(path, Math.Max(1, (int)start.Line), Math.Max(1, (int)start.Column)), ActingError.NotYaml,
                "this is not valid YAML", "Correct the indentation or quoting at this place"));
        }
        return null;
    }

    static YamlNode? Find(YamlMappingNode of, string key) => of.Children.TryGetValue(new YamlScalarNode(key), out var node) ? node : null;

    static string Text(YamlNode? node) => (node as YamlScalarNode)?.Value ?? "";
}
