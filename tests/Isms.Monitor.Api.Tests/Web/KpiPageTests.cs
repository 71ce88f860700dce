using Bunit;
using Isms.Monitor.Api.Security;
using Isms.Monitor.Api.Tests.Fakes;
using Isms.Monitor.Api.Web.Pages;
using Isms.Monitor.Api.Web.Parts;
using Isms.Monitor.Controls.States;

namespace Isms.Monitor.Api.Tests.Web;

public class KpiPageTests : WebTest
{
    IRenderedComponent<KpiPage> Open(string id) => Render<KpiPage>(p => p.Add(page => page.Id, id));

    [Fact]
    public void A_KPI_shows_definition_state_chart_samples_and_what_would_change_its_state()
    {
        Use(Company.Full(), Role.Auditor);
        var page = Open("VIS-01");

        Assert.Contains("effective: 22 further good trials in a row", string.Join(' ', page.Find("[aria-label='What would change this state']").TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace(" :", ":", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("its agent is old", page.Find("table[aria-label=Exceptions]").TextContent, StringComparison.Ordinal);
        Assert.Contains("It may mislead.", page.Find("[aria-label=Definition]").TextContent, StringComparison.Ordinal);
        Assert.Equal(30, page.FindAll("table[aria-label=Samples] tbody tr").Count);
        Assert.Equal(2, page.FindAll("svg.chart path.line").Count);
    }

    [Fact]
    public void The_events_behind_a_figure_are_a_search_in_the_window_of_the_sample()
    {
        Use(Company.Full(), Role.Viewer);
        var last = Company.Registers.Kpis.Single(k => k.Kpi.Id == "VIS-01").Kpi.Last!;

        var link = Open("VIS-01").FindAll("a.mono").Single();

        Assert.Equal($"/search?q=event.dataset%3Asuricata.eve&from={last.FromMicros}&to={last.ToMicros}", link.GetAttribute("href"));
    }

    [Fact]
    public void What_was_never_measured_has_no_value_and_a_hatched_mark_in_every_row()
    {
        Use(Company.Full(), Role.Viewer);
        var page = Open("GOV-05");

        Assert.Contains("not implemented", page.Find(".lead").TextContent, StringComparison.Ordinal);
        Assert.All(page.FindAll("table[aria-label=Samples] tbody tr"), row => Assert.NotNull(row.QuerySelector(".hatched")));
        Assert.Empty(page.FindAll("svg.chart path.line"));
    }

    [Fact]
    public void An_unknown_KPI_is_said_to_be_unknown()
    {
        Use(Company.Full(), Role.Viewer);
        Assert.Contains("There is nothing with this id.", Open("XXX-99").Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Three_factors_stand_beside_their_product_and_a_missing_one_is_hatched()
    {
        var whole = new ThreeFactors { Coverage = new(0.9, 40, "PRV-02", "PRV-02: effective"), Reliability = new(0.98, 720, "VIS-02", ""), Efficacy = new(0.95, 200, "PRV-01", ""),
            Product = 0.838, ProductInterval = new(0.811, 0.856) };
        Use(Company.Full());

        var full = Render<FactorView>(p => p.Add(v => v.Of, whole));
        var lacking = Render<FactorView>(p => p.Add(v => v.Of, whole with { Reliability = new(null, 0, "", "no KPI of this control shows it"), Product = null, ProductInterval = null }));

        Assert.Contains("81.1 % – 85.6 %, 90 %", full.Markup, StringComparison.Ordinal);
        Assert.Equal(2, lacking.FindAll(".hatched").Count);
        Assert.Contains("needs all three factors", lacking.Markup, StringComparison.Ordinal);
    }
}
