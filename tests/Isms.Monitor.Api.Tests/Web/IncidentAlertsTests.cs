using Bunit;
using Isms.Monitor.Api.Tests.Fakes;
using Isms.Monitor.Api.Web.Parts;
using Isms.Monitor.Events;

namespace Isms.Monitor.Api.Tests.Web;

public class IncidentAlertsTests : WebTest
{
    [Theory]
    [InlineData(1, "1 alert", null)]
    [InlineData(5, "5 alerts", null)]
    [InlineData(6, "6 alerts, the severest first", "1 more alert")]
    [InlineData(23, "23 alerts, the severest first", "18 more alerts")]
    public void Every_alert_of_a_long_incident_can_be_reached_and_their_number_is_said(int count, string said, string? folded)
    {
        var part = Render(count, Level.Medium);

        Assert.Equal(said, part.Find("h2 span").TextContent);
        Assert.Equal(count, part.FindAll("section b").Count(name => name.TextContent.StartsWith("Rule ", StringComparison.Ordinal)));
        Assert.Equal(folded, part.FindAll("details summary").Select(s => s.TextContent).FirstOrDefault(s => s.Contains("more alert", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_severest_alert_is_shown_first_also_when_it_came_last()
    {
        var part = Render(9, Level.Critical);

        Assert.Equal("Rule 8", part.FindAll("section b")[0].TextContent);
    }

    IRenderedComponent<IncidentAlerts> Render(int count, Level last)
    {
        Use(Company.Full());
        var machine = Company.Incidents.All.First(i => i.Machine.Alerts.Count > 0).Machine;
        var model = machine.Alerts[0] with { Anomaly = null };
        var alerts = Enumerable.Range(0, count).Select(i => model with { Rule = model.Rule with { Name = $"Rule {i}", Level = i == count - 1 ? last : Level.Low }, FirstMicros = model.FirstMicros + i });
        return Render<IncidentAlerts>(p => p.Add(x => x.Machine, machine with { Alerts = [.. alerts] }).Add(x => x.Severity, Level.High));
    }
}
