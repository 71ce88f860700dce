using Isms.Monitor.Registers.Loading;
using Isms.Monitor.Registers.Loading.Yaml;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Registers.Editions;

/// <summary>Lays edits over what the files say, as trees: what comes out is read by the same readers as a file.</summary>
static class Overlay
{
    public static IReadOnlyList<(RegisterKind Kind, YamlPart Part)> Lay(
        IReadOnlyList<(RegisterKind Kind, YamlPart Part)> files, IReadOnlyList<EntryEdit> edits, Problems problems)
    {
        var parts = files.ToList();
        foreach (var edit in edits)
        {
            if (RegisterKind.All.FirstOrDefault(kind => kind.Key == edit.Section) is { } kind) Lay(parts, kind, edit, problems);
            else problems.Error(Start(edit), Codes.RegisterUnknown, $"there is no register {Problems.Quote(edit.Section)}",
                "Write one of: " + string.Join(", ", RegisterKind.All.Select(known => known.Key)));
        }
        return parts;
    }

    /// <summary>The name of an entry; empty when it has none, which its reader notes.</summary>
    public static string IdOf(RegisterKind kind, YamlPart item) =>
        item is YamlMap map && kind.EntryKey is { } key && map.Pairs.TryGetValue(key, out var part) && part is YamlScalar id ? id.Text : "";

    static void Lay(List<(RegisterKind Kind, YamlPart Part)> parts, RegisterKind kind, EntryEdit edit, Problems problems)
    {
        YamlPart? entry = null;
        if (edit.Yaml.Length > 0 && (entry = Parse(kind, edit, problems)) is null) return;
        if (kind.EntryKey is null)
        {
            parts.RemoveAll(part => part.Kind == kind);
            if (entry is not null) parts.Add((kind, entry));
        }
        else if (!Replace(parts, kind, edit.Entry, entry) && entry is not null) parts.Add((kind, new YamlList(entry.At, [entry])));
    }

    /// <summary>An edited entry keeps its place in the register.</summary>
    static bool Replace(List<(RegisterKind Kind, YamlPart Part)> parts, RegisterKind kind, string id, YamlPart? entry)
    {
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i].Kind != kind || parts[i].Part is not YamlList list || !list.Items.Any(Is)) continue;
            parts[i] = (kind, list with { Items = [.. list.Items.SelectMany(item => !Is(item) ? [item] : entry is null ? Array.Empty<YamlPart>() : [entry])] });
            return true;
        }
        return false;

        bool Is(YamlPart item) => IdOf(kind, item) == id;
    }

    /// <returns>Null with the error noted.</returns>
    static YamlPart? Parse(RegisterKind kind, EntryEdit edit, Problems problems)
    {
        if (edit.Yaml.Length > EntryEdit.MostCharacters)
        {
            problems.Error(Start(edit), Codes.YamlRefused, $"the entry is longer than {EntryEdit.MostCharacters / 1024} KiB", "Spread it over several entries");
            return null;
        }
        var noted = new Problems();
        var part = YamlTree.Read(edit.Name, edit.Yaml, noted);
        problems.AddAll(noted.InOrder());
        if (part is null)
        {
            if (noted.InOrder().Count == 0) problems.Error(Start(edit), Codes.WrongKind, "the entry is empty", "Write its keys, one a line, or take the entry out");
            return null;
        }
        if (kind.EntryKey is not { } key) return part;
        if (part is not YamlMap) problems.Error(part.At, Codes.WrongKind, $"the entry is {part.Kind}", "Write a mapping: its keys, one a line, without a dash before them");
        else if (IdOf(kind, part) != edit.Entry)
            problems.Error(part.At, Codes.EntryIdDiffers, $"{Problems.Quote(key)} is {Problems.Quote(IdOf(kind, part))}, but the entry is {Problems.Quote(edit.Entry)}",
                "Leave it as it is; another id is another entry");
        else return part;
        return null;
    }

    static Location Start(EntryEdit edit) => new(edit.Name, 1, 1);
}
