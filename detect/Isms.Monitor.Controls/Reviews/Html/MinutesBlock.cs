using Isms.Monitor.Controls.Records;
using Isms.Monitor.Events;

namespace Isms.Monitor.Controls.Reviews.Html;

/// <summary>What people added to a section: in place of the empty boxes that the printed form has.</summary>
static class MinutesBlock
{
    public static void Write(Markup html, ReviewSection section, ReviewRecord record)
    {
        var minutes = record.Minutes!.Value;
        if (section.Id == "0") Box(html, "Attendees", string.Join(", ", minutes.Attendees));
        if (minutes.Discussed.TryGetValue(section.Id, out var text) && text.Length > 0) Box(html, "Discussed", text);
        else if (section.ForPeople.Count > 0 && section.Id is not ("0" or "9.3.3" or "sign")) Box(html, "Discussed", "Nothing was recorded.");
        if (section.Id == "9.3.3") Results(html, minutes);
        if (section.Id == "sign") Signature(html, record);
    }

    static void Results(Markup html, ReviewMinutes minutes)
    {
        html.Raw("<table>").Element("caption", "Decisions").Line("<thead><tr><th>id</th><th>decision</th><th>changes</th><th>owner</th><th>due</th><th>KPI that will show it</th></tr></thead><tbody>");
        foreach (var one in minutes.Decisions)
        {
            html.Raw("<tr>");
            foreach (var cell in new[] { one.Id, one.Text, one.IsImprovement ? "an improvement" : one.Changes, one.Owner, $"{one.Due:yyyy-MM-dd}", one.Kpi.Length > 0 ? one.Kpi : "–" })
                html.Element("td", cell);
            html.Line("</tr>");
        }
        if (minutes.Decisions.Count == 0) html.Line("<tr><td class=\"empty\" colspan=\"6\">None.</td></tr>");
        html.Line("</tbody></table>");
        Conclusion(html, "suitable", minutes.Suitable);
        Conclusion(html, "adequate", minutes.Adequate);
        Conclusion(html, "effective", minutes.Effective);
    }

    static void Conclusion(Markup html, string word, Conclusion? given) =>
        Box(html, $"Is the ISMS {word}?", given is null ? "No answer was given." : $"{(given.Yes ? "Yes" : "No")}. {given.Reason}");

    static void Signature(Markup html, ReviewRecord record)
    {
        var (minutes, by) = (record.Minutes!.Value, record.Minutes.By);
        if (minutes.Corrects.Length > 0) html.Element("p", $"This version corrects {minutes.Corrects}.").Line();
        if (!record.IsSigned)
        {
            html.Element("p", "Not signed.").Line();
            return;
        }
        html.Element("p", $"Signed by {by} in the role {minutes.SignedBy} at {UnixMicros.ToText(minutes.SignedMicros ?? 0)}.").Line();
        html.Raw("<p>Snapshot SHA-256 <code>").Text(minutes.SnapshotHash).Raw("</code><br>Signature SHA-256 over snapshot and minutes <code>").Text(minutes.SignedHash).Line("</code></p>");
        if (!ReviewSignature.Holds(minutes)) html.Element("p", "The signature does not hold: the minutes were changed after it.").Line();
    }

    static void Box(Markup html, string label, string text) => html.Raw("<div class=\"people\">").Element("span", label).Element("p", text).Line("</div>");
}
