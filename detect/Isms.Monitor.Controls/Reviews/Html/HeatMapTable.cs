namespace Isms.Monitor.Controls.Reviews.Html;

/// <summary>Likelihood upwards, impact to the right. A risk stands at its band in force; an arrow names the likelihood that is proposed, and
/// where an owner moved a risk in the period its place before is named in words.</summary>
static class HeatMapTable
{
    public static void Write(Markup html, HeatMap map)
    {
        html.Line("<table class=\"heat\"><caption>Risks on the scales; → is the likelihood proposed by counted incidents, “was” the one before the owner’s decision in the period</caption>");
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
            html.Element("span", $"{risk.Risk}{(risk.Before is { } before ? $" (was {before})" : "")}{(risk.Proposed is { } proposed ? $" → {proposed}" : "")}", "risk");
        html.Raw("</td>");
    }
}
