namespace Isms.Monitor.Controls.Reviews.Html;

/// <summary>Likelihood upwards, impact to the right. A risk stands where it is registered; an arrow names the likelihood that is
/// proposed.</summary>
static class HeatMapTable
{
    public static void Write(Markup html, HeatMap map)
    {
        html.Line("<table class=\"heat\"><caption>Risks on the scales; → is the likelihood proposed by counted incidents</caption>");
        for (var likelihood = map.Likelihood.Count; likelihood >= 1; likelihood--)
        {
            html.Raw("<tr>").Element("th", $"{likelihood} {map.Likelihood[likelihood - 1]}");
            for (var impact = 1; impact <= map.Impact.Count; impact++) Write(html, map, likelihood, impact);
            html.Line("</tr>");
        }
        html.Raw("<tr><th></th>");
        for (var impact = 1; impact <= map.Impact.Count; impact++) html.Element("th", $"{impact} {map.Impact[impact - 1]}");
        html.Line("</tr></table>");
    }

    static void Write(Markup html, HeatMap map, int likelihood, int impact)
    {
        html.Raw(likelihood * impact > map.AcceptableScore ? "<td class=\"above\">" : "<td>");
        foreach (var risk in map.Risks.Where(risk => risk.Likelihood == likelihood && risk.Impact == impact))
            html.Element("span", risk.Proposed is { } proposed ? $"{risk.Risk} → {proposed}" : risk.Risk, "risk");
        html.Raw("</td>");
    }
}
