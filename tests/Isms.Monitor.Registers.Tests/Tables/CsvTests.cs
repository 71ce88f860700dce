using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Isms.Monitor.Registers.Tables;

namespace Isms.Monitor.Registers.Tests.Tables;

public class CsvTests
{
    static readonly Gen<string> Cells = Gen.Elements("", "a", "=1+1", "+1", "-30d", "@x", "\tx", "\rx", "'", "'=x", "''", "a,b", "a\"b", "\"", "\"\"", "a\nb", "a\r\nb", " x", "x ", ";", "＝1", "é");

    [Property(MaxTest = 500)]
    public Property Any_table_reads_back_as_it_was_written() => Prop.ForAll(Cells.ArrayOf(3).ArrayOf().ToArbitrary(), rows =>
        Csv.Read(string.Concat(rows.Select(Csv.Line))).Select(row => row.Cells).SequenceEqual(rows, Comparer));

    [Property(MaxTest = 500)]
    public Property No_cell_begins_like_a_formula() => Prop.ForAll(Cells.ArrayOf(3).ToArbitrary(), row =>
        row.All(cell => Csv.Line([cell, "x"]).TrimStart('"') is { Length: > 0 } written && !"=+-@\t\r＝".Contains(written[0])));

    [Theory]
    [InlineData("=HYPERLINK(\"http://example.com\")", "\"'=HYPERLINK(\"\"http://example.com\"\")\",x\r\n")]
    [InlineData("-30d", "'-30d,x\r\n")]
    [InlineData("O'Brien", "O'Brien,x\r\n")]
    [InlineData("a,b", "\"a,b\",x\r\n")]
    public void A_cell_is_written_so_that_a_spreadsheet_takes_it_for_text(string cell, string written) => Assert.Equal(written, Csv.Line([cell, "x"]));

    [Fact]
    public void A_file_of_a_spreadsheet_with_mark_line_feeds_and_no_last_line_break_is_read() =>
        Assert.Equal([(1, "id|name"), (2, "S-1|two\nlines"), (4, "S-2|")], Csv.Read("\uFEFFid,name\nS-1,\"two\nlines\"\nS-2,").Select(row => (row.Line, string.Join('|', row.Cells))));

    [Theory]
    [InlineData("a,b\r\n\"x", 2, "a quote that opens here is never closed")]
    [InlineData("a,b\r\nc,d\r\n\"x\"y,z", 3, "something follows a closing quote")]
    public void A_broken_quote_is_an_error_with_its_line(string text, int line, string problem)
    {
        var wrong = Assert.Throws<CsvException>(() => Csv.Read(text).ToList());

        Assert.Equal((line, problem), (wrong.Line, wrong.Message));
    }

    static readonly IEqualityComparer<IReadOnlyList<string>> Comparer = EqualityComparer<IReadOnlyList<string>>.Create((a, b) => a!.SequenceEqual(b!), row => row.Count);
}
