using Isms.Monitor.Registers.Editions;
using Isms.Monitor.Registers.Loading;
using Isms.Monitor.Registers.Loading.Yaml;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Registers.Tables;

/// <summary>A register as a table: a row for each entry, a column for each key, <c>treatment.option</c> for a key inside one.</summary>
/// <remarks>A cell is the plain text of a value; a list or mapping is written as in YAML on one line: <c>[srv-01, srv-02]</c>. An empty cell: the entry lacks the key.</remarks>
public static class RegisterTable
{
    /// <returns>CSV with its header line; empty when the register has no entry.</returns>
    public static string Write(Edition edition, string section)
    {
        var rows = edition.Entries(section).SelectMany(entry => entry.Part is YamlList list ? list.Items : [entry.Part]).OfType<YamlMap>().Select(Cells).ToList();
        if (rows.Count == 0) return "";
        var columns = rows.SelectMany(row => row.Keys).Distinct(StringComparer.Ordinal).ToList();
        return string.Concat(rows.Select(row => Csv.Line(columns.Select(column => row.GetValueOrDefault(column, "")))).Prepend(Csv.Line(columns)));
    }

    /// <summary>The edits that a table stands for: each row is all of its entry; entries without a row are left as they are.</summary>
    /// <param name="file">For the places of errors.</param>
    /// <param name="text">CSV with a header line.</param>
    /// <param name="section">The register.</param>
    /// <param name="on">The day that offsets count from.</param>
    public static TableImport Read(string file, string text, string section, DateOnly on)
    {
        var problems = new Problems();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        if (RegisterKind.All.FirstOrDefault(known => known.Key == section) is not { } kind)
            problems.Error(new Location(file, 1, 1), Codes.RegisterUnknown, $"there is no register {Problems.Quote(section)}", "Write one of: " + string.Join(", ", RegisterKind.All.Select(known => known.Key)));
        else if (Rows(file, text, problems) is { Count: > 0 } rows)
        {
            if (kind.EntryKey is null) return new TableImport([Whole(kind, rows, on)], new() { [$"{section}/{section}"] = rows[0].Line }, problems.InOrder());
            var edits = new List<EntryEdit>();
            foreach (var (line, row) in rows)
            {
                var edit = new EntryEdit(section, Overlay.IdOf(kind, row), YamlText.Write(row), on);
                if (edit.Entry.Length == 0) problems.Error(new Location(file, line, 1), Codes.KeyMissing, $"the cell of {Problems.Quote(kind.EntryKey)} is empty", "Write the id of the entry");
                else if (lines.TryAdd(edit.Name, line)) edits.Add(edit);
                else problems.Error(new Location(file, line, 1), Codes.IdTwice, $"{edit.Entry} is already in line {lines[edit.Name]}", "Keep one of the two");
            }
            return new TableImport(edits, lines, problems.InOrder());
        }
        return new TableImport([], lines, problems.InOrder());
    }

    static EntryEdit Whole(RegisterKind kind, List<(int Line, YamlMap Row)> rows, DateOnly on) =>
        new(kind.Key, kind.Key, YamlText.Write(kind.Single ? rows[0].Row : new YamlList(default, [.. rows.Select(row => row.Row)])), on);

    static List<(int Line, YamlMap Row)> Rows(string file, string text, Problems problems)
    {
        var rows = new List<(int, YamlMap)>();
        try
        {
            IReadOnlyList<string>? columns = null;
            foreach (var (line, cells) in Csv.Read(text))
            {
                if (columns is null) columns = cells;
                else if (cells.Count > columns.Count) problems.Error(new Location(file, line, columns.Count + 1), Codes.TableWrong, $"the line has {cells.Count} cells, the header {columns.Count}", "Put cells with a comma into quotes");
                else rows.Add((line, Row(file, line, columns, cells, problems)));
            }
        }
        catch (CsvException wrong)
        {
            problems.Error(new Location(file, wrong.Line, 1), Codes.TableWrong, wrong.Message, wrong.Remedy);
        }
        return rows;
    }

    static YamlMap Row(string file, int line, IReadOnlyList<string> columns, IReadOnlyList<string> cells, Problems problems)
    {
        var pairs = new Dictionary<string, YamlPart>(StringComparer.Ordinal);
        foreach (var ((column, cell), number) in columns.Zip(cells).Select((pair, i) => (pair, i + 1)))
        {
            if (column.Length == 0 || cell.Length == 0 || Value(new Location(file, line, number), cell, problems) is not { } value) continue;
            if (column.IndexOf('.', StringComparison.Ordinal) is not (> 0 and var dot)) pairs.TryAdd(column, value);
            else if (pairs.TryGetValue(column[..dot], out var outer) && outer is YamlMap map) ((Dictionary<string, YamlPart>)map.Pairs).TryAdd(column[(dot + 1)..], value);
            else pairs.TryAdd(column[..dot], Map(new Dictionary<string, YamlPart>(StringComparer.Ordinal) { [column[(dot + 1)..]] = value }));
        }
        return Map(pairs);
    }

    static YamlMap Map(Dictionary<string, YamlPart> pairs) => new(default, pairs, pairs.Keys.ToDictionary(key => key, _ => default(Location)));

    static YamlPart? Value(Location at, string cell, Problems problems)
    {
        if (cell[0] is not ('[' or '{' or '"')) return new YamlScalar(default, cell, IsNull: false);
        var noted = new Problems();
        var part = YamlTree.Read(at.File, cell, noted);
        problems.AddAll(noted.InOrder().Select(error => error with { At = at }));
        return part;
    }

    static Dictionary<string, string> Cells(YamlMap entry)
    {
        var cells = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in entry.Pairs)
        {
            if (value is YamlMap { Pairs.Count: > 0 } inner)
                foreach (var (name, deep) in inner.Pairs) cells[$"{key}.{name}"] = Cell(deep);
            else cells[key] = Cell(value);
        }
        return cells;
    }

    /// <summary>Plain wherever plain text reads back as itself.</summary>
    static string Cell(YamlPart value) => value switch
    {
        YamlScalar { IsNull: true } => "",
        YamlScalar { Text: { Length: > 0 } text } when text[0] is not ('[' or '{' or '"') && !text.Any(letter => char.IsControl(letter) && letter != '\n') => text,
        YamlScalar scalar => YamlText.InQuotes(scalar.Text),
        _ => YamlText.Flow(value),
    };
}

/// <param name="Edits">One for each row; of a register that is edited as a whole one for all.</param>
/// <param name="Lines">The line of each edit by <see cref="EntryEdit.Name"/>.</param>
/// <param name="Errors">What is wrong with the table itself.</param>
public sealed record TableImport(IReadOnlyList<EntryEdit> Edits, Dictionary<string, int> Lines, IReadOnlyList<RegisterError> Errors)
{
    /// <summary>An error of an edit at the row that it came from.</summary>
    public RegisterError InTable(string file, RegisterError error) => Lines.TryGetValue(error.At.File, out var line) ? error with { At = new Location(file, line, 1) } : error;
}
