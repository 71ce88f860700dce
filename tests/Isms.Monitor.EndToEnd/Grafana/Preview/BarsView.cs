using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Isms.Monitor.EndToEnd.Grafana.Frames;

namespace Isms.Monitor.EndToEnd.Grafana.Preview;

/// <summary>A bar for each row, with its figure.</summary>
static class BarsView
{
    public static string Html(JsonObject panel, IReadOnlyList<Frame> frames, DateTimeOffset now)
    {
        var frame = frames is [var first, ..] ? first : null;
        var names = frame?.Find((string)panel["options"]!["xField"]!);
        var values = frame?.Columns.FirstOrDefault(column => column.IsNumber && column != names);
        if (names is null || values is null) return $"""<div class="none">{WebUtility.HtmlEncode(new FieldSettings(panel, "").NoValue)}</div>""";
        var settings = new FieldSettings(panel, values.Name);
        var most = values.Values.OfType<double>().DefaultIfEmpty(1).Max();
        var html = new StringBuilder("""<div class="bars">""");
        foreach (var (name, value) in names.Values.Zip(values.Values))
            html.Append($"""<span class="name">{WebUtility.HtmlEncode($"{name}")}</span><span class="bar"><i style="background:{Palette.Of(settings.FixedColour, 0)};width:{(value is double number && most > 0 ? number / most * 85 : 0):0.#}%"></i>{WebUtility.HtmlEncode(Units.Format(value, settings, now))}</span>""");
        return html.Append("</div>").ToString();
    }
}
