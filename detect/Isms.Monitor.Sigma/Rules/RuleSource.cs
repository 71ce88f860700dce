namespace Isms.Monitor.Sigma.Rules;

/// <summary>One document while it is read: where it comes from, what its placeholders mean, and what there is to tell its author.</summary>
sealed class RuleSource(string path, YamlMapping document, IReadOnlyDictionary<string, IReadOnlyList<string>> placeholders, List<RuleError> warnings)
{
    public string Path => path;
    public YamlMapping Document => document;
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Placeholders => placeholders;

    public void Warn(YamlValue at, string code, string problem, string remedy) =>
        warnings.Add(new RuleError(path, at.Line, at.Column, code, problem, remedy, IsWarning: true));

    public void WarnOfPlaceholder(YamlValue at, string name) => Warn(at, RuleErrorCode.Placeholder,
        $"there is no list for the placeholder %{name}%, so this value matches nothing.", "Add the list to placeholders.yml beside the rules.");
}
