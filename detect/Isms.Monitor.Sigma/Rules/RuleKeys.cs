using Isms.Monitor.Events;

namespace Isms.Monitor.Sigma.Rules;

/// <summary>Reads the keys that rules, correlations and filters share, with an error that names the key.</summary>
static class RuleKeys
{
    static readonly string[] Statuses = ["stable", "test", "experimental", "deprecated", "unsupported"];

    public static string Title(YamlMapping document) => Required(document, "title", "Give the rule a title of up to 256 characters.");

    public static Level Level(YamlMapping document)
    {
        if (Text(document, "level") is not { } text) return Events.Level.Medium;
        if (Enum.TryParse<Level>(text, ignoreCase: true, out var level) && char.IsLetter(text[0])) return level;
        throw new RuleException(document["level"], RuleErrorCode.UnknownWord, $"the level '{text}' is unknown.",
            "Use informational, low, medium, high or critical.");
    }

    public static string? Status(YamlMapping document)
    {
        var status = Text(document, "status");
        if (status is null || Statuses.Contains(status)) return status;
        throw new RuleException(document["status"], RuleErrorCode.UnknownWord, $"the status '{status}' is unknown.", $"Use {string.Join(", ", Statuses)}.");
    }

    /// <summary>The id; else the name; else a text that stays the same as long as the file and the title do.</summary>
    public static string Id(YamlMapping document, string path) =>
        Text(document, "id") ?? Text(document, "name") ?? $"{System.IO.Path.GetFileNameWithoutExtension(path)}: {Title(document)}";

    public static LogSourcePattern LogSource(YamlMapping document)
    {
        var value = Value(document, "logsource", "State product, category or service of the log source.");
        if (value is not YamlMapping map)
            throw new RuleException(value, RuleErrorCode.WrongType, "'logsource' is no map.", "State product, category or service of the log source.");
        return new LogSourcePattern(Text(map, "product"), Text(map, "category"), Text(map, "service"));
    }

    public static YamlMapping Map(YamlMapping document, string key, string remedy) => Value(document, key, remedy) as YamlMapping
        ?? throw new RuleException(document[key], RuleErrorCode.WrongType, $"'{key}' is no map.", remedy);

    public static YamlValue Value(YamlMapping document, string key, string remedy) => document[key]
        ?? throw new RuleException(document, RuleErrorCode.MissingKey, $"the key '{key}' is missing.", remedy);

    public static string Required(YamlMapping document, string key, string remedy)
    {
        var value = Value(document, key, remedy);
        return Text(document, key) ?? throw new RuleException(value, RuleErrorCode.WrongType, $"'{key}' is empty.", remedy);
    }

    /// <summary>Null where the key is missing or its value is null.</summary>
    public static string? Text(YamlMapping document, string key) => document[key] switch
    {
        null or YamlScalar { IsNull: true } => null,
        YamlScalar text => text.Text.Trim(),
        var other => throw new RuleException(other, RuleErrorCode.WrongType, $"'{key}' has to be a text.", "Write one value."),
    };

    /// <summary>A list of texts, or one text alone; empty where the key is missing.</summary>
    public static IReadOnlyList<string> Texts(YamlMapping document, string key) => document[key] switch
    {
        null or YamlScalar { IsNull: true } => [],
        YamlScalar text => [text.Text],
        YamlSequence list => [.. list.Items.Select(item => item is YamlScalar text ? text.Text : throw NoTexts(item, key))],
        var other => throw NoTexts(other, key),
    };

    static RuleException NoTexts(YamlValue at, string key) =>
        new(at, RuleErrorCode.WrongType, $"'{key}' has to be a list of texts.", "Write each as '- text'.");
}
