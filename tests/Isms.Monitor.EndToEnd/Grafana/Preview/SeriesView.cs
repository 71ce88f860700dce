using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Isms.Monitor.EndToEnd.Grafana.Frames;

namespace Isms.Monitor.EndToEnd.Grafana.Preview;

/// <summary>Lines or bars over time; a line ends where a value is missing.</summary>
sealed class SeriesView
{
    const int Left = 48, Bottom = 18, Top = 6;

    readonly JsonObject _panel;
    readonly List<(string Name, List<(double Time, double? Value)> Points)> _series;
    readonly int _width, _height;
    readonly bool _isStacked, _isBars;
    readonly double _from, _to, _least, _most;
    readonly StringBuilder _svg = new();

    SeriesView(JsonObject panel, IReadOnlyList<Frame> frames, TimeWindow window, int width, int height)
    {
        (_panel, _width, _height, _from, _to) = (panel, width, height, window.From, window.To);
        _series = [.. frames.Where(frame => frame.IsSeries).Select(frame => (frame.Name, frame.Columns[0].Values.Zip(frame.Columns[1].Values, (time, value) => ((double)time!, (double?)value)).ToList()))];
        var custom = panel["fieldConfig"]!["defaults"]!["custom"]!;
        (_isBars, _isStacked) = ((string?)custom["drawStyle"] == "bars", (string?)custom["stacking"]?["mode"] == "normal");
        var tops = _isStacked
            ? _series.SelectMany(each => each.Points).GroupBy(point => point.Time).Select(at => at.Sum(point => point.Value ?? 0))
            : _series.SelectMany(each => each.Points).Select(point => point.Value ?? 0);
        var defaults = panel["fieldConfig"]!["defaults"]!;
        _least = (double?)defaults["min"] ?? 0;
        _most = (double?)defaults["max"] ?? Math.Max(tops.DefaultIfEmpty(1).Max() * 1.05, 1e-9);
    }

    public static string Html(JsonObject panel, IReadOnlyList<Frame> frames, TimeWindow window, int width, int height, DateTimeOffset now)
    {
        if (!frames.Any(frame => frame.IsSeries && frame.HasValues)) return $"""<div class="none">{WebUtility.HtmlEncode(new FieldSettings(panel, "").NoValue)}</div>""";
        return new SeriesView(panel, frames, window, width, height - 26).Draw(now);
    }

    string Draw(DateTimeOffset now)
    {
        _svg.Append(CultureInfo.InvariantCulture, $"""<svg width="{_width}" height="{_height}" viewBox="0 0 {_width} {_height}">""");
        Axes(now);
        var below = new Dictionary<double, double>();
        foreach (var (each, index) in _series.Select((each, index) => (each, index)))
        {
            var settings = new FieldSettings(_panel, each.Name);
            var colour = Palette.Of(settings.FixedColour, index);
            if (_isBars) Bars(each.Points, colour, below);
            else Line(each.Points, colour, settings.IsDashed, below);
        }
        _svg.Append("</svg>");
        return _svg.Append(Legend(now)).ToString();
    }

    void Axes(DateTimeOffset now)
    {
        var settings = new FieldSettings(_panel, "");
        for (var i = 0; i <= 4; i++)
        {
            var value = _least + (_most - _least) * i / 4;
            _svg.Append(CultureInfo.InvariantCulture, $"""<line x1="{Left}" x2="{_width}" y1="{Y(value):0.#}" y2="{Y(value):0.#}" stroke="#2c2f36"/><text x="{Left - 4}" y="{Y(value) + 4:0.#}" text-anchor="end">{WebUtility.HtmlEncode(Units.Format(value, settings, now))}</text>""");
        }
        var format = _to - _from > 172_800_000 ? "MM-dd" : "HH:mm";
        for (var i = 0; i < 6; i++)
        {
            var time = _from + (_to - _from) * i / 6;
            _svg.Append(CultureInfo.InvariantCulture, $"""<text x="{X(time):0.#}" y="{_height - 3}">{DateTimeOffset.FromUnixTimeMilliseconds((long)time).ToString(format, CultureInfo.InvariantCulture)}</text>""");
        }
        foreach (var line in settings.Lines)
            _svg.Append(CultureInfo.InvariantCulture, $"""<line x1="{Left}" x2="{_width}" y1="{Y(line):0.#}" y2="{Y(line):0.#}" stroke="#73bf69" stroke-dasharray="6 4"/>""");
    }

    void Line(List<(double Time, double? Value)> points, string colour, bool isDashed, Dictionary<double, double> below)
    {
        var path = new StringBuilder();
        var isDown = false;
        foreach (var (time, value) in points)
        {
            if (value is not { } number)
            {
                isDown = false;
                continue;
            }
            if (_isStacked) number = below[time] = number + below.GetValueOrDefault(time);
            path.Append(CultureInfo.InvariantCulture, $"{(isDown ? 'L' : 'M')}{X(time):0.#} {Y(number):0.#}");
            isDown = true;
            if (points.Count < 40) _svg.Append(CultureInfo.InvariantCulture, $"""<circle cx="{X(time):0.#}" cy="{Y(number):0.#}" r="2.5" fill="{colour}"/>""");
        }
        _svg.Append(CultureInfo.InvariantCulture, $"""<path d="{path}" fill="none" stroke="{colour}" stroke-width="1.5"{(isDashed ? " stroke-dasharray=\"6 4\"" : "")}/>""");
    }

    void Bars(List<(double Time, double? Value)> points, string colour, Dictionary<double, double> below)
    {
        var wide = points.Count < 2 ? 20 : Math.Max(1, (X(points[1].Time) - X(points[0].Time)) * 0.8);
        foreach (var (time, value) in points)
        {
            if (value is not > 0) continue;
            var foot = _isStacked ? below.GetValueOrDefault(time) : 0;
            below[time] = foot + value.Value;
            _svg.Append(CultureInfo.InvariantCulture, $"""<rect x="{Math.Max(Left, X(time)):0.#}" y="{Y(foot + value.Value):0.#}" width="{wide:0.#}" height="{Y(foot) - Y(foot + value.Value):0.#}" fill="{colour}" fill-opacity=".75"/>""");
        }
    }

    string Legend(DateTimeOffset now)
    {
        var html = new StringBuilder("""<div class="legend">""");
        var isSum = (string?)_panel["options"]!["legend"]!["calcs"]![0] == "sum";
        foreach (var (each, index) in _series.Select((each, index) => (each, index)))
        {
            var settings = new FieldSettings(_panel, each.Name);
            double? figure = isSum ? each.Points.Sum(point => point.Value ?? 0) : each.Points.Select(point => point.Value).LastOrDefault(value => value is not null);
            html.Append($"""<span><i style="background:{Palette.Of(settings.FixedColour, index)}"></i>{WebUtility.HtmlEncode($"{each.Name} {Units.Format(figure, settings, now)}")}</span>""");
        }
        return html.Append("</div>").ToString();
    }

    double X(double time) => Left + (time - _from) / (_to - _from) * (_width - Left);

    double Y(double value) => Top + (1 - (Math.Clamp(value, _least, _most) - _least) / (_most - _least)) * (_height - Top - Bottom);
}
