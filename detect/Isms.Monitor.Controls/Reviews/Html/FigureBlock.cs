using System.Globalization;
using Isms.Monitor.Events;

namespace Isms.Monitor.Controls.Reviews.Html;

/// <summary>One KPI: state and figure, what it rests on, its trend, and how it was asked.</summary>
static class FigureBlock
{
    public static void Write(Markup html, KpiFigure figure)
    {
        html.Raw("<div class=\"kpi\"><div>").Raw("<h3>").Element("span", figure.Kpi, "id").Raw(" ").Text(figure.Title).Raw("</h3>");
        html.Raw("<p>");
        if (figure.Value is { } value) html.Element("b", Figures.ValueOf(value, figure.Unit, figure.State)).Raw(" ");
        StateMark.Write(html, figure.State, figure.Words);
        html.Raw("</p>").Element("p", Basis(figure), "basis");
        if (figure.Change.Length > 0) html.Element("p", figure.Change, "basis");
        html.Raw("</div>");
        TrendChart.Write(html, figure);
        Source(html, figure);
        html.Line("</div>");
    }

    static string Basis(KpiFigure figure)
    {
        var window = figure.FromMicros == figure.ToMicros ? $"at {Minute(figure.ToMicros)} UTC"
            : $"window {Minute(figure.FromMicros)} to {Minute(figure.ToMicros)} UTC";
        if (figure.Value is null) return window;
        string InUnit(double value) => Figures.ValueOf(value, figure.Unit, figure.State);
        var interval = figure.Interval is { } bounds && bounds.Upper > bounds.Lower
            ? $", 90 % interval {InUnit(bounds.Lower)} to {InUnit(bounds.Upper)}" : "";
        var quotient = figure.Denominator > 0 ? $"{Figures.Number(figure.Numerator)} of {Figures.Number(figure.Denominator)}"
            : Figures.Number(figure.Numerator);
        return string.Create(CultureInfo.InvariantCulture,
            $"{quotient}, n = {Figures.Number(figure.N)}{interval}, target {(figure.Target is { } target ? InUnit(target) : "band")}, observed {figure.ObservedExposure * 100:0.#} %, {window}");
    }

    static string Minute(long micros) => UnixMicros.ToDateTimeOffset(micros).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    static void Source(Markup html, KpiFigure figure)
    {
        html.Raw("<details open><summary>How it was measured</summary>");
        if (figure.Query.Length > 0) html.Element("p", figure.Query);
        html.Element("p", figure.Pitfall);
        html.Raw("<p>definition ").Element("code", figure.DefinitionVersion).Raw(figure.QueryHash.Length > 0 ? ", query " : "")
            .Element("code", figure.QueryHash).Raw(", sample ").Element("code", figure.SampleHash).Raw("</p></details>");
    }
}
