using Isms.Monitor.Registers.Editions;
using Isms.Monitor.Registers.Tables;

namespace Isms.Monitor.Registers.Tests.Tables;

public class RegisterTableTests
{
    static readonly Edition Shipped = Edition.Read(Repository.Isms, RegisterFiles.Today);

    public static TheoryData<string> Sections => [.. SectionOutline.All.Select(outline => outline.Key)];

    [Theory]
    [MemberData(nameof(Sections))]
    public void A_register_written_as_a_table_and_read_again_is_the_same_register(string section)
    {
        var import = RegisterTable.Read("a.csv", RegisterTable.Write(Shipped, section), section, RegisterFiles.Today);
        var again = Shipped.With(import.Edits);

        Assert.Empty(import.Errors);
        Assert.Equal(Shipped.Entries(section).Count, import.Edits.Count);
        Assert.All(import.Edits, edit => Assert.True(again.Entry(section, edit.Entry)!.IsEdited));
        Assert.Equal(Shipped.Entries(section).Select(entry => entry.Id), again.Entries(section).Select(entry => entry.Id));
        Assert.Equal(RegisterTable.Write(Shipped, section), RegisterTable.Write(again, section));
        Assert.Equal(Shipped.Problems.Select(problem => (problem.Code, problem.Problem)).Order(), again.Problems.Select(problem => (problem.Code, problem.Problem)).Order());
    }

    [Fact]
    public void A_table_has_a_column_for_each_key_and_days_do_not_begin_a_formula()
    {
        var lines = RegisterTable.Write(Shipped, "suppliers").Split("\r\n");

        Assert.Equal("id,name,delivers,owner,criticality,agreed,contract_until,last_review,review_every,assets", lines[0]);
        Assert.Equal("S-02,Payroll provider,Payroll,hr-lead,3,,,'-200d,365d,", lines[2]);
    }

    [Fact]
    public void Keys_inside_a_key_are_columns_of_their_own() =>
        Assert.Contains("treatment.option,treatment.plan,", RegisterTable.Write(Shipped, "risks"), StringComparison.Ordinal);

    [Fact]
    public void A_formula_of_an_attacker_stays_text_both_ways()
    {
        var edition = Shipped.With([new EntryEdit("suppliers", "S-09", "id: S-09\nname: '=cmd|x'\nowner: it-lead\nlast_review: 2026-11-01", RegisterFiles.Today)]);

        var table = RegisterTable.Write(edition, "suppliers");

        Assert.Contains("S-09,'=cmd|x,", table, StringComparison.Ordinal);
        Assert.Equal("=cmd|x", Shipped.With(RegisterTable.Read("a.csv", table, "suppliers", RegisterFiles.Today).Edits).Organisation.Registers.Suppliers.Single(supplier => supplier.Id == "S-09").Name);
    }

    [Theory]
    [InlineData("id,name\nS-01,A\nS-01,B", "a.csv(3,1): ISMS3011 S-01 is already in line 2. Keep one of the two.")]
    [InlineData("id,name\n,A", "a.csv(2,1): ISMS3006 the cell of \"id\" is empty. Write the id of the entry.")]
    [InlineData("id,name\nS-01,A,B", "a.csv(2,3): ISMS3019 the line has 3 cells, the header 2. Put cells with a comma into quotes.")]
    [InlineData("id,name\nS-01,\"A", "a.csv(2,1): ISMS3019 a quote that opens here is never closed. Close it, or double the quotes inside a cell.")]
    [InlineData("id,assets\nS-01,\"[srv-01\"", "a.csv(2,2): ISMS3002 the YAML cannot be read")]
    public void A_wrong_table_says_where(string text, string error) =>
        Assert.StartsWith(error, Assert.Single(RegisterTable.Read("a.csv", text, "suppliers", RegisterFiles.Today).Errors).ToString(), StringComparison.Ordinal);

    [Fact]
    public void An_error_of_an_entry_is_shown_at_its_row()
    {
        var import = RegisterTable.Read("a.csv", "id,name,owner,last_review\nS-08,Good,it-lead,2026-11-01\nS-09,Bad,nobody,2026-11-01", "suppliers", RegisterFiles.Today);

        var error = Shipped.With(import.Edits).Problems.First(problem => !problem.IsFinding);

        Assert.Equal("a.csv(3,1): ISMS3012 there is no role \"nobody\". Add the role or correct the id.", import.InTable("a.csv", error).ToString());
    }
}
