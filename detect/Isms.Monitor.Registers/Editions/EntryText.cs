using Isms.Monitor.Registers.Loading.Yaml;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Registers.Editions;

/// <summary>One entry of a register as it is written.</summary>
public sealed class EntryText
{
    static readonly string[] TitleKeys = ["title", "name", "document", "text", "action", "organisation", "kpi", "acknowledge"];

    readonly string? _text;

    internal EntryText(string section, string id, YamlPart part, string? text)
    {
        (Section, Id, Part, _text) = (section, id, part, text);
        Title = TitleKeys.Select(Scalar).FirstOrDefault(title => title.Length > 0 && title != id) ?? "";
    }

    public string Section { get; }

    /// <summary>Unique in its section when there is no error.</summary>
    public string Id { get; }

    /// <summary>What it is called; empty for a register that is edited as a whole.</summary>
    public string Title { get; }

    /// <summary>Id of a role, or empty.</summary>
    public string Owner => Scalar("owner");

    public Location At => Part.At;

    public bool IsEdited => _text is not null;

    /// <summary>As the editor wrote it; of an entry of the files the same content in one spelling, without comments.</summary>
    public string Yaml => _text ?? YamlText.Write(Part);

    internal YamlPart Part { get; }

    /// <summary>The place lies in this entry, from its first to its last value.</summary>
    public bool Covers(Location at) => at.File == At.File && (at.Line, at.Column).CompareTo((At.Line, At.Column)) >= 0 && (at.Line, at.Column).CompareTo(Last(Part)) <= 0;

    static (int Line, int Column) Last(YamlPart part) => part switch
    {
        YamlList { Items: [.., var item] } => Last(item),
        YamlMap { Pairs.Count: > 0 } map => Last(map.Pairs.Last().Value),
        _ => (part.At.Line, part.At.Column),
    };

    string Scalar(string key) => Part is YamlMap map && map.Pairs.TryGetValue(key, out var part) && part is YamlScalar { IsNull: false } scalar ? scalar.Text : "";
}
