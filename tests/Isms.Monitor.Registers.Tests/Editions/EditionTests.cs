using Isms.Monitor.Registers.Editions;

namespace Isms.Monitor.Registers.Tests.Editions;

public class EditionTests
{
    static readonly DateOnly Later = RegisterFiles.Today.AddDays(10);

    static readonly Edition Shipped = Edition.Read(Repository.Isms, RegisterFiles.Today);

    const string Accepted = """
        # Decided in the steering committee.
        id: R-11
        title: Supplier's access misused
        owner: production-lead
        controls: [A.5.19, A.8.22]
        likelihood: 1
        impact: 4
        assessed: -2d
        """;

    [Fact]
    public void An_edit_stands_in_the_place_of_the_entry_of_the_files()
    {
        var edition = Shipped.With([Edit("risks", "R-11", Accepted)]);

        Assert.False(edition.HasErrors);
        Assert.Equal(1, edition.Organisation.Risk("R-11")!.Likelihood);
        Assert.Equal(Shipped.Organisation.Registers.Risks.Select(risk => risk.Id), edition.Organisation.Registers.Risks.Select(risk => risk.Id));
        Assert.Equal(2, Shipped.Organisation.Risk("R-11")!.Likelihood);
        Assert.Equal((Accepted, true), (edition.Entry("risks", "R-11")!.Yaml, edition.Entry("risks", "R-11")!.IsEdited));
    }

    [Fact]
    public void Offsets_of_an_edit_count_from_the_day_it_was_written() =>
        Assert.Equal(Later.AddDays(-2), Shipped.With([Edit("risks", "R-11", Accepted)]).Organisation.Risk("R-11")!.Assessed);

    [Fact]
    public void A_new_entry_is_added_and_an_empty_one_takes_its_entry_out()
    {
        var edition = Shipped.With([Edit("policies", "P-11", "id: P-11\ndocument: Cloud\nowner: it-lead\nlast_review: 2026-11-01"), Edit("policies", "P-09", "")]);

        Assert.False(edition.HasErrors);
        Assert.NotNull(edition.Entry("policies", "P-11"));
        Assert.Null(edition.Entry("policies", "P-09"));
    }

    [Fact]
    public void Taking_out_what_others_name_is_an_error_at_their_place()
    {
        var errors = Shipped.With([Edit("roles", "dev-lead", "")]).Problems.Where(problem => !problem.IsFinding).ToList();

        Assert.NotEmpty(errors);
        Assert.All(errors, error => Assert.StartsWith("there is no role \"dev-lead\"", error.Problem, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("risks", "R-11", "id: R-12\ntitle: X", "risks/R-11(1,1): ISMS3018 \"id\" is \"R-12\", but the entry is \"R-11\". Leave it as it is; another id is another entry.")]
    [InlineData("risks", "R-11", "- id: R-11", "risks/R-11(1,1): ISMS3007 the entry is a list. Write a mapping: its keys, one a line, without a dash before them.")]
    [InlineData("risks", "R-11", "# nothing", "risks/R-11(1,1): ISMS3007 the entry is empty. Write its keys, one a line, or take the entry out.")]
    [InlineData("risk", "R-11", "id: R-11", "risk/R-11(1,1): ISMS3009 there is no register \"risk\". Write one of: scope, risk_criteria")]
    [InlineData("suppliers", "S-09", "id: S-09\nname: New\nowner: nobody\nlast_review: soon", "suppliers/S-09(3,8): ISMS3012 there is no role \"nobody\". Add the role or correct the id.")]
    [InlineData("suppliers", "S-09", "id: S-09\nname: New\nowner: it-lead\nlast_review: soon", "suppliers/S-09(4,14): ISMS3008 \"last_review\" cannot be \"soon\". Write a day as 2026-11-24, or as an offset from today such as -30d.")]
    [InlineData("kpi_targets", "VIS-01", "kpi: VIS-01\ntarget: much", "kpi_targets/VIS-01(2,9): ISMS3008 \"target\" cannot be \"much\". Write a number with a point, such as 97.5.")]
    public void A_wrong_edit_has_the_errors_of_a_wrong_file_with_its_own_place(string section, string entry, string yaml, string error) =>
        Assert.StartsWith(error, Shipped.With([Edit(section, entry, yaml)]).Problems.First(problem => !problem.IsFinding).ToString(), StringComparison.Ordinal);

    [Fact]
    public void A_register_that_is_one_thing_is_edited_as_a_whole()
    {
        var scope = Shipped.Entry("scope", "scope")!.Yaml.Replace("headcount: 120", "headcount: 121", StringComparison.Ordinal);

        var edition = Shipped.With([Edit("scope", "scope", scope)]);

        Assert.False(edition.HasErrors);
        Assert.Equal(121, edition.Organisation.Registers.Scope.Headcount);
        Assert.Equal(Shipped.Organisation.Registers.Scope.Networks.Count, edition.Organisation.Registers.Scope.Networks.Count);
    }

    [Fact]
    public void What_expired_since_is_a_problem_of_the_later_day()
    {
        var before = Shipped.Problems.Count(problem => problem.Code == "ISMS3104");

        Assert.True(Shipped.ProblemsOn(RegisterFiles.Today.AddDays(60)).Count(problem => problem.Code == "ISMS3104") > before);
    }

    [Fact]
    public void Written_files_read_again_give_the_same_registers()
    {
        var edition = Shipped.With([Edit("risks", "R-11", Accepted.Replace("-2d", "2026-11-20", StringComparison.Ordinal)), Edit("policies", "P-09", "")]);
        using var files = new RegisterFiles();
        foreach (var (name, text) in edition.Files()) files.With(name, text);

        var (again, errors) = files.Load();

        Assert.DoesNotContain(errors, error => !error.IsFinding);
        Assert.Equal(edition.Problems.Select(problem => (problem.Code, problem.Problem)).Order(), errors.Select(problem => (problem.Code, problem.Problem)).Order());
        Assert.Equal(edition.Organisation.Registers.Summary(), again.Registers.Summary());
    }

    [Fact]
    public void Every_register_has_words_for_people() => Assert.All(SectionOutline.All, outline => Assert.True(outline.Title.Length > 0 && char.IsUpper(outline.Title[0])));

    static EntryEdit Edit(string section, string entry, string yaml) => new(section, entry, yaml, Later);
}
