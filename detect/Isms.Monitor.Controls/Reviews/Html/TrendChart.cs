namespace Isms.Monitor.Controls.Reviews.Html;

/// <summary>A KPI over the period: line, interval as a band, target as a line with its value. What was not measured is a hatched stretch
/// and a gap in the line, never zero.</summary>
static class TrendChart
{
    const double Width = 260;
    const double Height = 74;
    const double Left = 4;
    const double Right = 46;
    const double Top = 8;
    const double Bottom = 8;

    public static void Write(Markup html, KpiFigure figure)
    {
        var (low, high) = Range(figure);
        double X(int n) => Left + (Width - Left - Right) * (figure.Trend.Count < 2 ? 1 : (double)n / (figure.Trend.Count - 1));
        double Y(double value) => Top + (Height - Top - Bottom) * (high - value) / (high - low);
        html.Line($"<svg class=\"trend\" viewBox=\"0 0 {Markup.Px(Width)} {Markup.Px(Height)}\" role=\"img\" aria-label=\"{Markup.Encoded(Label(figure))}\">");
        var step = figure.Trend.Count < 2 ? Width - Left - Right : (Width - Left - Right) / (figure.Trend.Count - 1);
        foreach (var gap in Runs(figure, measured: false)) Gap(html, X(gap[0]) - step / 2, X(gap[^1]) + step / 2);
        Band(html, figure, X, Y);
        if (figure.Target is { } target)
        {
            html.Line($"<line class=\"target\" x1=\"{Markup.Px(Left)}\" x2=\"{Markup.Px(Width - Right)}\" y1=\"{Markup.Px(Y(target))}\" y2=\"{Markup.Px(Y(target))}\"/>");
            html.Line($"<text class=\"target\" x=\"{Markup.Px(Width - Right + 4)}\" y=\"{Markup.Px(Y(target) + 3)}\">{Figures.Number(target)}</text>");
        }
        Line(html, figure, X, Y);
        html.Line("</svg>");
    }

    static void Gap(Markup html, double from, double to)
    {
        (from, to) = (Math.Max(Left, from), Math.Min(Width - Right, to));
        html.Line($"<rect class=\"unmeasured\" x=\"{Markup.Px(from)}\" y=\"{Markup.Px(Top)}\" width=\"{Markup.Px(to - from)}\" height=\"{Markup.Px(Height - Top - Bottom)}\"/>");
    }

    static void Band(Markup html, KpiFigure figure, Func<int, double> x, Func<double, double> y)
    {
        foreach (var run in Runs(figure, measured: true).Where(run => run.Count > 1))
        {
            var upper = run.Select(n => $"{Markup.Px(x(n))},{Markup.Px(y(figure.Trend[n].Interval!.Value.Upper))}");
            var lower = run.AsEnumerable().Reverse()
                .Select(n => $"{Markup.Px(x(n))},{Markup.Px(y(figure.Trend[n].Interval!.Value.Lower))}");
            html.Line($"<polygon class=\"interval\" points=\"{string.Join(' ', upper.Concat(lower))}\"/>");
        }
    }

    static void Line(Markup html, KpiFigure figure, Func<int, double> x, Func<double, double> y)
    {
        foreach (var run in Runs(figure, measured: true))
        {
            if (run.Count > 1)
                html.Line($"<polyline class=\"line\" points=\"{string.Join(' ', run.Select(n => $"{Markup.Px(x(n))},{Markup.Px(y(figure.Trend[n].Value!.Value))}"))}\"/>");
            foreach (var n in run)
                html.Line($"<circle class=\"{StateMark.Css(figure.Trend[n].State)}\" cx=\"{Markup.Px(x(n))}\" cy=\"{Markup.Px(y(figure.Trend[n].Value!.Value))}\" r=\"2.6\"/>");
        }
    }

    /// <summary>Stretches of neighbouring points that have a value, or that have none.</summary>
    static List<List<int>> Runs(KpiFigure figure, bool measured)
    {
        var runs = new List<List<int>>();
        for (var n = 0; n < figure.Trend.Count; n++)
        {
            if (figure.Trend[n] is { Value: not null, Interval: not null } != measured) continue;
            if (runs.Count > 0 && runs[^1][^1] == n - 1) runs[^1].Add(n);
            else runs.Add([n]);
        }
        return runs;
    }

    static (double Low, double High) Range(KpiFigure figure)
    {
        var values = figure.Trend.Where(point => point.Interval is not null)
            .SelectMany(point => new[] { point.Interval!.Value.Lower, point.Interval.Value.Upper, point.Value!.Value })
            .Concat(figure.Target is { } target ? [target] : []).Where(double.IsFinite).ToList();
        if (values.Count == 0) return (0, 1);
        var room = Math.Max((values.Max() - values.Min()) * 0.1, 0.5);
        return (values.Min() - room, values.Max() + room);
    }

    static string Label(KpiFigure figure) =>
        $"{figure.Kpi} over the period: " + string.Join(", ", figure.Trend.Select(point =>
            Figures.ValueOf(point.Value, figure.Unit, point.State)));
}
