using Isms.Monitor.Events;

namespace Isms.Monitor.Controls.Reviews.Html;

/// <summary>The review as one HTML file that needs nothing else: no script, no font, no address outside. Made for A4.</summary>
public static class ReviewPage
{
    /// <summary>The snapshot alone, with room for what people write.</summary>
    public static string Render(Review review) => Render(review, null);

    /// <summary>The snapshot with what people added and their signature.</summary>
    public static string Render(ReviewRecord record) => Render(record.Review, record.Minutes is null ? null : record);

    static string Render(Review review, ReviewRecord? record)
    {
        var html = new Markup();
        var day = $"{UnixMicros.DayOf(review.FromMicros):yyyy-MM-dd} to {UnixMicros.DayOf(review.ToMicros):yyyy-MM-dd}";
        html.Line("<!DOCTYPE html>").Line("<html lang=\"en\"><head><meta charset=\"utf-8\">");
        html.Line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        html.Line("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">");
        html.Element("title", $"Management review {day}").Line();
        html.Raw("<style>").Raw(ReviewStyle.Css).Line("</style></head><body>");
        html.Line(ReviewStyle.HatchPattern);
        html.Raw("<header>").Element("h1", "Management review").Element("p", $"{review.Organisation} · {day}", "lead")
            .Element("p", review.Scope).Line("</header>");
        Legend(html);
        foreach (var section in review.Sections) Write(html, section, record);
        html.Raw("<footer>Snapshot SHA-256 <code>").Text(review.SnapshotHash)
            .Line("</code> over the canonical JSON of this record.</footer>");
        html.Line("</body></html>");
        return html.ToString();
    }

    static void Legend(Markup html)
    {
        html.Raw("<p class=\"legend\">");
        foreach (var state in new[]
        {
            States.State.Effective, States.State.LikelyEffective, States.State.Degraded, States.State.Ineffective,
                States.State.NotMeasured, States.State.NotMeasurable,
        })
        {
            StateMark.Write(html, state, States.StateWords.Words(state));
            html.Raw(" ");
        }
        html.Line("<br>Intervals are two-sided 90 %; a census has none. Hatched means that nothing is known, and never that all is well.</p>");
    }

    static void Write(Markup html, ReviewSection section, ReviewRecord? record)
    {
        html.Raw($"<section id=\"s-{Markup.Encoded(section.Id)}\"><h2>").Element("span", section.Id, "id").Raw(" ").Text(section.Title);
        if (section.Clause.Length > 0) html.Raw(" ").Element("span", section.Clause, "clause");
        html.Line("</h2>");
        foreach (var statement in section.Statements) html.Element("p", statement).Line();
        if (section.Counts is { } counts) CountsBar.Write(html, counts);
        if (section.HeatMap is { } map) HeatMapTable.Write(html, map);
        foreach (var figure in section.Figures) FigureBlock.Write(html, figure);
        foreach (var table in section.Tables) Write(html, table);
        if (record is not null) MinutesBlock.Write(html, section, record);
        else foreach (var label in section.ForPeople) html.Raw("<div class=\"people\">").Element("span", label).Line("</div>");
        html.Line("</section>");
    }

    static void Write(Markup html, ReviewTable table)
    {
        html.Raw("<table>").Element("caption", table.Caption);
        if (table.Rows.Count == 0)
        {
            html.Raw("<tr>").Element("td", table.Empty, "empty").Line("</tr></table>");
            return;
        }
        html.Raw("<thead><tr>");
        var numbers = Enumerable.Range(0, table.Columns.Count).Select(n => table.Rows.Any(row => row[n].Text != "–") && table.Rows.All(row => IsNumber(row[n]))).ToList();
        for (var n = 0; n < table.Columns.Count; n++) html.Element("th", table.Columns[n], numbers[n] ? "number" : "");
        html.Line("</tr></thead><tbody>");
        foreach (var row in table.Rows)
        {
            html.Raw("<tr>");
            for (var n = 0; n < row.Count; n++) Write(html, row[n], numbers[n]);
            html.Line("</tr>");
        }
        html.Line("</tbody></table>");
    }

    static bool IsNumber(Cell cell) => cell.Text == "–" || double.TryParse(cell.Text.EndsWith(" %", StringComparison.Ordinal) ? cell.Text[..^2] : cell.Text,
        System.Globalization.CultureInfo.InvariantCulture, out _);

    static void Write(Markup html, Cell cell, bool number)
    {
        html.Raw(number ? "<td class=\"number\">" : "<td>");
        if (cell.State is { } state) StateMark.Write(html, state, cell.Text);
        else html.Text(cell.Text);
        html.Raw("</td>");
    }
}
