using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Isms.Monitor.EndToEnd.Grafana.Frames;

namespace Isms.Monitor.EndToEnd.Grafana.Preview;

/// <summary>A dashboard drawn from the answers to its queries: a look at layout and words, not Grafana.</summary>
sealed class PreviewPage(DashboardFile dashboard, DateTimeOffset now)
{
    public const int Width = 1600;

    const int Row = 38, Padding = 16;

    const string Style = """
        body{margin:0;background:#111217;color:#ccccdc;font:13px Inter,Helvetica,Arial,sans-serif;width:1600px}
        header{padding:10px 16px}h1{font-size:17px;margin:0}header p{margin:4px 0;color:#9a9aa8}
        main{position:relative}section{position:absolute;box-sizing:border-box;background:#181b1f;border:1px solid #2c2f36;overflow:hidden;padding:6px 8px}
        h2{font-size:13px;font-weight:500;margin:0 0 4px;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
        .stat{font-size:34px;font-weight:500;text-align:center;padding-top:14px;white-space:nowrap}.none{color:#9a9aa8;text-align:center;padding-top:30px}
        table{border-collapse:collapse;width:100%;table-layout:fixed}th,td{text-align:left;padding:3px 8px;border-bottom:1px solid #2c2f36;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
        th{color:#6e9fff;font-weight:500}.link{color:#6e9fff;text-decoration:underline}svg text{fill:#9a9aa8;font-size:11px}
        .bars{display:grid;grid-template-columns:38% 1fr;gap:4px 8px;align-items:center}.name{text-align:right;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
        .bar{display:flex;align-items:center;gap:6px}.bar i{height:16px;background:#73bf69}.legend{display:flex;gap:14px;flex-wrap:wrap;font-size:12px}.legend i{display:inline-block;width:12px;height:4px;margin-right:5px;vertical-align:middle}
        """;

    /// <param name="framesOf">Answers of a panel, before its transformations.</param>
    public string Html(Func<JsonObject, IReadOnlyList<Frame>> framesOf)
    {
        var html = new StringBuilder($"<!doctype html><meta charset=\"utf-8\"><title>{WebUtility.HtmlEncode(dashboard.Title)}</title><style>{Style}</style>");
        html.Append($"<header><h1>{WebUtility.HtmlEncode(dashboard.Title)}</h1><p>{WebUtility.HtmlEncode((string?)dashboard.Json["description"] ?? "")}</p><p>Layout preview, not Grafana. {WebUtility.HtmlEncode((string)dashboard.Json["time"]!["from"]!)} to now.</p></header><main style=\"height:{Bottom()}px\">");
        foreach (var panel in dashboard.Panels) html.Append(Section(panel, framesOf(panel)));
        return html.Append("</main>").ToString();
    }

    int Bottom() => dashboard.Panels.Max(panel => (int)panel["gridPos"]!["y"]! + (int)panel["gridPos"]!["h"]!) * Row;

    string Section(JsonObject panel, IReadOnlyList<Frame> frames)
    {
        var at = panel["gridPos"]!;
        var (x, y, w, h) = ((int)at["x"]! * Width / 24, (int)at["y"]! * Row, (int)at["w"]! * Width / 24 - 6, (int)at["h"]! * Row - 6);
        var shown = Transformations.Apply(panel, frames);
        var window = GrafanaQuery.OfPanel(dashboard, panel, now).First().Window;
        var body = (string?)panel["type"] switch
        {
            "stat" => StatView.Html(panel, shown, now),
            "table" => TableView.Html(panel, shown, now),
            "barchart" => BarsView.Html(panel, shown, now),
            "timeseries" => SeriesView.Html(panel, shown, window, w - Padding, h - 40, now),
            var other => throw new InvalidDataException($"a panel of type '{other}' is not drawn here"),
        };
        var title = Interpolation.Of(dashboard).Plain((string)panel["title"]!);
        return $"""<section style="left:{x}px;top:{y}px;width:{w}px;height:{h}px" title="{WebUtility.HtmlEncode((string)panel["description"]!)}"><h2>{WebUtility.HtmlEncode(title)}</h2>{body}</section>""";
    }
}
