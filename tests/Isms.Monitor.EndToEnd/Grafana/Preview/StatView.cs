using System.Net;
using System.Text.Json.Nodes;
using Isms.Monitor.EndToEnd.Grafana.Frames;

namespace Isms.Monitor.EndToEnd.Grafana.Preview;

/// <summary>One large figure: the last number that is not missing.</summary>
static class StatView
{
    public static string Html(JsonObject panel, IReadOnlyList<Frame> frames, DateTimeOffset now)
    {
        var column = frames.SelectMany(frame => frame.Columns).FirstOrDefault(column => column.IsNumber);
        var settings = new FieldSettings(panel, column?.Name ?? "");
        var value = column?.Values.OfType<double>().Select(number => (double?)number).LastOrDefault();
        var colour = value is { } number ? Palette.Of(settings.ThresholdColour(number), 0) : "#9a9aa8";
        return $"""<div class="stat" style="color:{colour}">{WebUtility.HtmlEncode(Units.Format(value, settings, now))}</div>""";
    }
}
