using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Isms.Monitor.EndToEnd.Grafana.Frames;

namespace Isms.Monitor.EndToEnd.Grafana.Preview;

/// <summary>The first frame, in the order that the panel asks for.</summary>
static class TableView
{
    const int MaxRows = 60;

    public static string Html(JsonObject panel, IReadOnlyList<Frame> frames, DateTimeOffset now)
    {
        if (frames.Count == 0 || frames[0].Columns.Count == 0) return $"""<div class="none">{WebUtility.HtmlEncode(new FieldSettings(panel, "").NoValue)}</div>""";
        var frame = frames[0];
        var columns = frame.Columns.Select(column => (column.Values, column.IsNumber, Settings: new FieldSettings(panel, column.Name))).ToList();
        var html = new StringBuilder("<table><thead><tr>");
        foreach (var (_, isNumber, settings) in columns) html.Append($"""<th{Style(settings, isNumber)}>{WebUtility.HtmlEncode(settings.DisplayName)}</th>""");
        html.Append("</tr></thead><tbody>");
        foreach (var row in Order(panel, frame).Take(MaxRows))
        {
            html.Append("<tr>");
            foreach (var (values, isNumber, settings) in columns)
                html.Append($"<td{Style(settings, isNumber)}{(settings.HasLink ? " class=\"link\"" : "")}>{WebUtility.HtmlEncode(Units.Format(Units.Time(values[row], settings), settings, now))}</td>");
            html.Append("</tr>");
        }
        return html.Append("</tbody></table>").ToString();
    }

    static IEnumerable<int> Order(JsonObject panel, Frame frame)
    {
        var rows = Enumerable.Range(0, frame.Rows);
        var by = DashboardFile.Items(panel["options"]?["sortBy"]).FirstOrDefault();
        return by is null || frame.Find((string)by["displayName"]!) is not { } column ? rows : rows.OrderBy(row => $"{column.Values[row]}", StringComparer.Ordinal);
    }

    static string Style(FieldSettings settings, bool isNumber) => $" style=\"{(settings.Width is { } width ? $"width:{width}px;" : "")}{(isNumber ? "text-align:right" : "")}\"";
}
