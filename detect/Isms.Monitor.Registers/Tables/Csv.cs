using System.Buffers;
using System.Text;

namespace Isms.Monitor.Registers.Tables;

/// <summary>Comma-separated values as RFC 4180 has them: fields with a comma, quote or line break in quotes, quotes doubled, lines ended by CR LF.</summary>
/// <remarks>A spreadsheet runs a cell that begins like a formula; <see cref="Defuse"/> puts an apostrophe before it, which spreadsheets take for "this is text", and
/// <see cref="Arm"/> takes it away again. What begins with an apostrophe itself gets one more, so nothing is lost on the way back.</remarks>
public static class Csv
{
    /// <summary>What a spreadsheet takes for the beginning of a formula, and the mark itself.</summary>
    static readonly SearchValues<char> Dangerous = SearchValues.Create("=+-@\t\r'＝＋－＠");

    static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n;\t");

    /// <summary>One line with its CR LF; every cell is defused.</summary>
    public static string Line(IEnumerable<string> cells) => string.Join(',', cells.Select(cell => Field(Defuse(cell)))) + "\r\n";

    public static string Defuse(string cell) => cell.Length > 0 && Dangerous.Contains(cell[0]) ? "'" + cell : cell;

    /// <summary>Undoes <see cref="Defuse"/>; an apostrophe before anything else is a person's and stays.</summary>
    public static string Arm(string cell) => cell.Length > 1 && cell[0] == '\'' && Dangerous.Contains(cell[1]) ? cell[1..] : cell;

    /// <summary>Every record of a text, its cells armed, with the line that it begins in. LF alone ends a line too; empty lines are skipped.</summary>
    /// <exception cref="CsvException">A quote is never closed, or something follows a closing one.</exception>
    public static IEnumerable<(int Line, IReadOnlyList<string> Cells)> Read(string text)
    {
        var (at, line) = (text.StartsWith('\uFEFF') ? 1 : 0, 1);
        while (at < text.Length)
        {
            var (start, cells) = (line, new List<string>());
            while (true)
            {
                cells.Add(Arm(Cell(text, ref at, ref line)));
                if (at == text.Length || text[at] != ',') break;
                at++;
            }
            if (at < text.Length && text[at] == '\r') at++;
            if (at < text.Length && text[at] == '\n') at++;
            line++;
            if (cells is not [""]) yield return (start, cells);
        }
    }

    /// <summary>Reads one field; what follows it is a comma, a line break or the end.</summary>
    static string Cell(string text, ref int at, ref int line)
    {
        if (at == text.Length || text[at] != '"')
        {
            var plain = text.AsSpan(at).IndexOfAny(',', '\r', '\n') is >= 0 and var length ? length : text.Length - at;
            at += plain;
            return text.Substring(at - plain, plain);
        }
        var (opened, cell) = (line, new StringBuilder());
        for (at++; at < text.Length; at++)
        {
            if (text[at] == '\n') line++;
            if (text[at] != '"') cell.Append(text[at]);
            else if (at + 1 < text.Length && text[at + 1] == '"') cell.Append(text[at++]);
            else
            {
                at++;
                if (at < text.Length && text[at] is not (',' or '\r' or '\n')) throw new CsvException(line, "something follows a closing quote", "Double the quotes inside a cell");
                return cell.ToString();
            }
        }
        throw new CsvException(opened, "a quote that opens here is never closed", "Close it, or double the quotes inside a cell");
    }

    static string Field(string cell) => cell.AsSpan().ContainsAny(Quoted) || cell.Length > 0 && (cell[0] == ' ' || cell[^1] == ' ') ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
