using System.Collections.Frozen;
using Isms.Monitor.Registers.Loading;
using Isms.Monitor.Registers.Loading.Yaml;
using Isms.Monitor.Registers.Review;

namespace Isms.Monitor.Registers.Editions;

/// <summary>The registers at one state: the files of a folder with edits laid over them, read, resolved and reviewed as one.</summary>
/// <remarks>Immutable and safe for any number of readers. The files are read once; a further edition is made of what was read.</remarks>
public sealed class Edition
{
    readonly FileSet _files;
    readonly DateOnly _today;
    readonly IReadOnlyList<RegisterError> _read;
    readonly FrozenDictionary<string, IReadOnlyList<EntryText>> _entries;

    Edition(FileSet files, DateOnly today, IReadOnlyList<EntryEdit> edits)
    {
        (_files, _today) = (files, today);
        var problems = new Problems();
        problems.AddAll(files.Problems);
        var parts = Overlay.Lay(files.Parts, edits, problems);
        var days = edits.GroupBy(edit => edit.Name, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.Last().On, StringComparer.Ordinal);
        Organisation = new Organisation(RegisterFolder.Join(parts, new Reading(today, problems, days)));
        _read = problems.InOrder();
        Problems = ProblemsOn(today);
        var texts = edits.GroupBy(edit => edit.Name, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.Last().Yaml, StringComparer.Ordinal);
        _entries = parts.GroupBy(part => part.Kind.Key, StringComparer.Ordinal)
            .ToFrozenDictionary(same => same.Key, IReadOnlyList<EntryText> (same) => [.. same.SelectMany(part => Texts(part.Kind, part.Part, texts))], StringComparer.Ordinal);
    }

    /// <summary>With the edits, and with a look-up for everything else that needs them.</summary>
    public Organisation Organisation { get; }

    /// <summary>Every problem, in the order of places; errors and findings.</summary>
    public IReadOnlyList<RegisterError> Problems { get; }

    public bool HasErrors => Problems.Any(problem => !problem.IsFinding);

    /// <summary>Reads every <c>*.yml</c> of the folder itself, not of its subfolders.</summary>
    /// <param name="folder">Used as given in the paths of errors.</param>
    /// <param name="today">What offsets such as <c>-30d</c> of the files count from, and what expiry is held against.</param>
    public static Edition Read(string folder, DateOnly today)
    {
        var problems = new Problems();
        var parts = RegisterFolder.Parts(folder, problems);
        return new Edition(new FileSet(parts, problems.InOrder()), today, []);
    }

    /// <summary>The files with these edits and no others. Of two for one entry the later one holds.</summary>
    public Edition With(IReadOnlyList<EntryEdit> edits) => new(_files, _today, edits);

    /// <summary>The problems as a reviewer finds them on another day: what has expired since is among them.</summary>
    public IReadOnlyList<RegisterError> ProblemsOn(DateOnly day)
    {
        var problems = new Problems();
        problems.AddAll(_read);
        Reviewer.Review(Organisation.Registers, day, problems);
        return problems.InOrder();
    }

    /// <summary>The entries of a register in their order; empty when it has none.</summary>
    public IReadOnlyList<EntryText> Entries(string section) => _entries.GetValueOrDefault(section) ?? [];

    public EntryText? Entry(string section, string id) => Entries(section).FirstOrDefault(entry => entry.Id == id);

    /// <summary>A text to begin a new entry with: its id, and the keys of the register's first entry as comments.</summary>
    public string Template(string section, string id)
    {
        var key = RegisterKind.All.FirstOrDefault(kind => kind.Key == section)?.EntryKey ?? "id";
        var keys = Entries(section) is [{ Part: YamlMap map }, ..] ? map.Pairs.Keys.Where(other => other != key) : [];
        return YamlText.Write(key, new YamlScalar(default, id, IsNull: false)) + string.Concat(keys.Select(other => $"# {other}:\n"));
    }

    /// <summary>One file a register, which read again give this edition.</summary>
    public IEnumerable<(string Name, string Text)> Files() =>
        from kind in RegisterKind.All
        let entries = Entries(kind.Key)
        where entries.Count > 0
        select ($"{kind.Key}.yml", YamlText.Write(kind.Key, Whole(kind, entries)));

    static YamlPart Whole(RegisterKind kind, IReadOnlyList<EntryText> entries) =>
        kind.EntryKey is null ? entries[0].Part : new YamlList(entries[0].At, [.. entries.Select(entry => entry.Part)]);

    static IEnumerable<EntryText> Texts(RegisterKind kind, YamlPart part, Dictionary<string, string> edits)
    {
        if (kind.EntryKey is null) return [Text(kind, kind.Key, part, edits)];
        return (part as YamlList)?.Items.Select(item => Text(kind, Overlay.IdOf(kind, item), item, edits)) ?? [];
    }

    static EntryText Text(RegisterKind kind, string id, YamlPart part, Dictionary<string, string> edits)
    {
        var name = $"{kind.Key}/{id}";
        return new EntryText(kind.Key, id, part, part.At.File == name ? edits.GetValueOrDefault(name) : null);
    }

    sealed record FileSet(IReadOnlyList<(RegisterKind Kind, YamlPart Part)> Parts, IReadOnlyList<RegisterError> Problems);
}
