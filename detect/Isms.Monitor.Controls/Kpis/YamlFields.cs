using System.Globalization;
using Isms.Monitor.Controls.Statistics;
using Isms.Monitor.Registers.Model;
using YamlDotNet.RepresentationModel;

namespace Isms.Monitor.Controls.Kpis;

/// <summary>Typed reads of a mapping. A wrong value is an error with its place and gives the default, so that one pass finds them
/// all.</summary>
sealed class YamlFields(string path, YamlMappingNode root, List<KpiError> errors)
{
    readonly HashSet<string> asked = [];

    public string Text(string key, bool required = false)
    {
        if (Find(key) is YamlScalarNode { Value: { } value } && (value.Length > 0 || !required)) return value;
        if (required) Fail(root, KpiError.Missing, $"{key} is missing", $"Add {key}: with a value");
        return "";
    }

    public double? Number(string key)
    {
        if (Find(key) is not { } node) return null;
        if (double.TryParse((node as YamlScalarNode)?.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number)) return number;
        Fail(node, KpiError.Value, $"{key} is not a number", "Write it with a decimal point and without a unit");
        return null;
    }

    public T Choice<T>(string key) where T : struct, Enum
    {
        var node = Find(key);
        if (node is null) Fail(root, KpiError.Missing, $"{key} is missing", $"Use one of {Names<T>()}");
        return node is null ? default : ChoiceOf<T>(key, node);
    }

    public IReadOnlyList<T> Choices<T>(string key) where T : struct, Enum =>
        [.. Items(key).Select(node => ChoiceOf<T>(key, node))];

    public IReadOnlyList<string> List(string key) => [.. Items(key).Select(node => (node as YamlScalarNode)?.Value ?? "")];

    /// <summary>Hours or days, <c>24h</c> or <c>90d</c>; <c>now</c> for a point in time.</summary>
    public TimeSpan Duration(string key)
    {
        var text = Text(key, required: true);
        if (text is "now" or "") return TimeSpan.Zero;
        if (int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count is > 0 and < 4000)
        {
            if (text.EndsWith('h')) return TimeSpan.FromHours(count);
            if (text.EndsWith('d')) return TimeSpan.FromDays(count);
        }
        Fail(Find(key)!, KpiError.Value, $"{key} '{text}' is no duration", "Use hours or days, such as 24h or 90d, or now");
        return TimeSpan.Zero;
    }

    public Interval? Pair(string key)
    {
        if (Find(key) is not { } node) return null;
        if (node is YamlSequenceNode { Children: [YamlScalarNode { Value: { } low }, YamlScalarNode { Value: { } high }] }
            && double.TryParse(low, NumberStyles.Float, CultureInfo.InvariantCulture, out var lower)
            && double.TryParse(high, NumberStyles.Float, CultureInfo.InvariantCulture, out var upper)
                && lower <= upper) return new Interval(lower, upper);
        Fail(node, KpiError.Value, $"{key} is no pair of numbers", "Write [lower, upper]");
        return null;
    }

    public IReadOnlyList<KeyValuePair<string, KpiWeight>> Weights(string key)
    {
        if (Find(key) is not YamlMappingNode map) return [];
        return [.. map.Children.Select(child =>
            KeyValuePair.Create(((YamlScalarNode)child.Key).Value ?? "", ChoiceOf<KpiWeight>(key, child.Value)))];
    }

    public void RefuseUnknown()
    {
        foreach (var key in root.Children.Keys.OfType<YamlScalarNode>().Where(key => !asked.Contains(key.Value ?? "")))
            Fail(key, KpiError.Unknown, $"{key.Value} is no field of a KPI", "Correct the spelling or remove it");
    }

    IEnumerable<YamlNode> Items(string key) => Find(key) is YamlSequenceNode list ? list.Children : [];

    T ChoiceOf<T>(string key, YamlNode node) where T : struct, Enum
    {
        var text = (node as YamlScalarNode)?.Value?.Replace("_", "", StringComparison.Ordinal);
        if (text is { Length: > 0 } && !char.IsAsciiDigit(text[0]) && Enum.TryParse<T>(text, ignoreCase: true, out var value)) return value;
        Fail(node, KpiError.Value, $"{key} '{text}' is not known", $"Use one of {Names<T>()}");
        return default;
    }

    static string Names<T>() where T : struct, Enum => string.Join(", ", Enum.GetNames<T>().Select(name => name.ToLowerInvariant()));

    YamlNode? Find(string key)
    {
        asked.Add(key);
        return root.Children.TryGetValue(new YamlScalarNode(key), out var node) ? node : null;
    }

    void Fail(YamlNode node, string code, string problem, string remedy) =>
        errors.Add(new KpiError(new Location(path, (int)node.Start.Line, (int)node.Start.Column), code, problem, remedy));
}
