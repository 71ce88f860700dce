using Isms.Monitor.Controls.Kpis;
using Isms.Monitor.Controls.Measures;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Controls.Tests.Kpis;

public class CatalogueTests
{
    [Fact]
    public void A_register_that_names_a_KPI_which_nobody_defined_is_a_finding_at_its_place()
    {
        var at = new Location("risks.yml", 3, 5);
        var registers = new Registers.RegisterSet { Objectives = [new Objective { Id = "O-1", Kpi = "XXX-99", At = at }, new Objective { Id = "O-2", Kpi = "VIS-01", At = at }] };

        Assert.Equal(["risks.yml(3,5): ISMS3206 the objective O-1 names the KPI XXX-99, which is not defined. Correct the id, or add its definition to kpis."],
            KpiReferences.Check(registers, Company.Catalogue).Select(finding => finding.ToString()));
    }

    [Fact]
    public void All_40_shipped_definitions_load_without_an_error()
    {
        Assert.Empty(Company.Catalogue.Errors);
        Assert.Equal(40, Company.Catalogue.Definitions.Count);
        Assert.Equal(["DET-02", "DET-03", "GOV-05", "GOV-08", "PRV-01", "RSP-01", "RSP-02", "VIS-01", "VIS-02"],
            Company.Catalogue.Definitions.Where(kpi => kpi.Core).Select(kpi => kpi.Id));
    }

    [Fact]
    public void Every_measure_has_a_definition() =>
        Assert.Empty(MeasureIndex.All.Keys.Except(Company.Catalogue.Definitions.Select(kpi => kpi.Id)));

    [Theory]
    [InlineData("VIS-01")]
    [InlineData("VIS-02")]
    [InlineData("VIS-05")]
    [InlineData("RSP-01")]
    [InlineData("RSP-05")]
    [InlineData("PRV-01")]
    [InlineData("PRV-02")]
    [InlineData("GOV-05")]
    public void The_eight_KPIs_of_the_first_release_are_measured(string kpi) => Assert.Contains(kpi, MeasureIndex.All.Keys);

    [Fact]
    public void Every_definition_names_only_controls_of_Annex_A_2022()
    {
        foreach (var control in Company.Catalogue.Definitions.SelectMany(kpi => kpi.Controls).Select(named => named.Control))
        {
            var parts = control.Split('.');
            Assert.Equal("A", parts[0]);
            Assert.InRange(int.Parse(parts[2]), 1, parts[1] switch { "5" => 37, "6" => 8, "7" => 14, "8" => 34, _ => 0 });
        }
    }

    [Fact]
    public void The_organisations_target_replaces_the_default_and_changes_the_version()
    {
        var own = Company.Catalogue.With([new KpiOverlay { Kpi = "PRV-01", Target = 90, Warning = 80,
            Owner = "endpoint-lead" }]).Definitions.First(kpi => kpi.Id == "PRV-01");
        var shipped = Company.Catalogue.Definitions.First(kpi => kpi.Id == "PRV-01");
        Assert.Equal((90, 80, "endpoint-lead"), (own.Target, own.Warning, own.Owner));
        Assert.NotEqual(shipped.Version, own.Version);
        Assert.StartsWith("1:", own.Version, StringComparison.Ordinal);
    }

    const string Valid = "id: X-01\ntitle: t\nnumerator: a\ndenominator: b\nunit: '%'\ndirection: up\ntarget: 95\nwarning: 90\nfrequency: daily\nwindow: 24h\nestimation: census\nevidence: telemetry\npitfall: p\n";

    [Theory]
    [InlineData("target: 95", "target: much",
        "k.yml(7,9): ISMS3203 target is not a number. Write it with a decimal point and without a unit.")]
    [InlineData("target: 95", "target: 80",
        "k.yml(1,1): ISMS3203 warning 90 lies on the good side of target 80. Exchange them, or change the direction.")]
    [InlineData("direction: up", "direction: sideways",
        "k.yml(6,12): ISMS3203 direction 'sideways' is not known. Use one of up, down, band.")]
    [InlineData("window: 24h", "window: soon",
        "k.yml(10,9): ISMS3203 window 'soon' is no duration. Use hours or days, such as 24h or 90d, or now.")]
    [InlineData("title: t\n", "", "k.yml(1,1): ISMS3202 title is missing. Add title: with a value.")]
    [InlineData("title: t", "title: t\ntitel: t", "k.yml(3,1): ISMS3204 titel is no field of a KPI. Correct the spelling or remove it.")]
    [InlineData("id: X-01", "id: [", "k.yml(1,1): ISMS3201 this is not valid YAML. Correct the indentation or quoting at this place.")]
    [InlineData("title: t", "title: 'it's'",
        "k.yml(2,12): ISMS3201 this is not valid YAML. Correct the indentation or quoting at this place.")]
    public void A_wrong_definition_says_where_what_and_what_to_do(string right, string wrong, string error)
    {
        var file = new KpiFile("k.yml");
        Assert.Null(file.Read(Valid.Replace(right, wrong, StringComparison.Ordinal)));
        Assert.Equal(error, Assert.Single(file.Errors).ToString());
    }

    [Fact]
    public void A_changed_text_is_another_version_though_its_number_stayed()
    {
        var (one, other) = (new KpiFile("k.yml").Read(Valid), new KpiFile("k.yml")
            .Read(Valid.Replace("numerator: a", "numerator: c", StringComparison.Ordinal)));
        Assert.NotEqual(one!.Version, other!.Version);
    }
}
