using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Web.Words;

namespace Isms.Monitor.Api.Web.Charts;

/// <summary>Where the parts of a KPI's chart lie. Counts start at zero; a share close to its target does not, else nothing could be seen.</summary>
sealed class KpiScale
{
    public static readonly KpiScale Empty = new() { Low = 0, High = 1 };

    double Low { get; init; }

    double High { get; init; }

    public IReadOnlyList<double> Ticks { get; private init; } = [];

    public IReadOnlyList<(double From, double To)> Gaps { get; private init; } = [];

    public IReadOnlyList<string> Lines { get; private init; } = [];

    public IReadOnlyList<string> Bands { get; private init; } = [];

    public IReadOnlyList<(double X, double Y, string Title)> Dots { get; private init; } = [];

    public double Y(double value) =>
        KpiChart.Bottom - (Math.Clamp(value, Low, High) - Low) / (High - Low) * (KpiChart.Bottom - KpiChart.Top);

    public string Name(double tick, string unit) =>
        unit == "share" ? (tick * 100).ToString(High - Low < 0.05 ? "0.0" : "0") + " %" : Figures.Plain(tick);

    public static KpiScale Of(KpiRow kpi, IReadOnlyList<KpiSample> samples)
    {
        var (low, high) = Range(kpi, samples);
        var step = Svg.Step(high - low, 4);
        var frame = new KpiScale { Low = Math.Floor(low / step + 1e-9) * step, High = Math.Ceiling(high / step - 1e-9) * step };
        var points = samples.Select(s => s.Point).ToList();
        var runs = Svg.Runs(points).ToList();
        return new KpiScale
        {
            Low = frame.Low,
            High = frame.High,
            Ticks = [.. Enumerable.Range(0, (int)Math.Round((frame.High - frame.Low) / step) + 1).Select(i => frame.Low + i * step)],
            Gaps = [.. GapsOf(points)],
            Lines = [.. runs.Where(r => r.Count > 1).Select(r => "M" + string.Join('L', r.Select(p => $"{Svg.Of(X(p.Index, points.Count))} {Svg.Of(frame.Y(p.Value))}")))],
            Bands = [.. runs.Select(r => BandOf(frame, samples, r)).Where(b => b.Length > 0)],
            Dots = [.. runs.SelectMany(r => r).Select(p => (X(p.Index, points.Count), frame.Y(p.Value), TitleOf(kpi, samples[p.Index])))],
        };
    }

    static double X(int index, int count) =>
        count == 1 ? (KpiChart.Left + KpiChart.Right) / 2 : KpiChart.Left + (KpiChart.Right - KpiChart.Left) * index / (count - 1);

    static (double Low, double High) Range(KpiRow kpi, IReadOnlyList<KpiSample> samples)
    {
        var values = samples.SelectMany(s => new[] { s.Point, s.Lower, s.Upper }).Append(kpi.Target).OfType<double>().DefaultIfEmpty(0).ToList();
        var (low, high) = (values.Min(), values.Max());
        // A close look at the target alone would draw an axis around nothing.
        if (kpi.Unit == "share" && samples.All(s => s.Point is null)) return (0, 1);
        if (kpi.Unit != "share") return (0, Math.Max(high, 1) * 1.05);
        var room = Math.Max((high - low) * 0.08, 0.005);
        return (Math.Max(0, low - room), Math.Min(1, high + room));
    }

    static IEnumerable<(double From, double To)> GapsOf(List<double?> points)
    {
        var half = points.Count == 1 ? 40 : (KpiChart.Right - KpiChart.Left) / (points.Count - 1) / 2;
        for (var i = 0; i < points.Count; i++)
        {
            if (points[i] is not null) continue;
            var first = i;
            while (i + 1 < points.Count && points[i + 1] is null) i++;
            yield return (Math.Max(KpiChart.Left, X(first, points.Count) - half), Math.Min(KpiChart.Right, X(i, points.Count) + half));
        }
    }

    static string BandOf(KpiScale frame, IReadOnlyList<KpiSample> samples, IReadOnlyList<(int Index, double Value)> run)
    {
        var with = run.Where(p => samples[p.Index] is { Lower: not null, Upper: not null }).ToList();
        if (with.Count < 2 || with.All(p => samples[p.Index].Lower == samples[p.Index].Upper)) return "";
        var up = with.Select(p => $"{Svg.Of(X(p.Index, samples.Count))} {Svg.Of(frame.Y(samples[p.Index].Upper!.Value))}");
        var down = with.AsEnumerable().Reverse().Select(p => $"{Svg.Of(X(p.Index, samples.Count))} {Svg.Of(frame.Y(samples[p.Index].Lower!.Value))}");
        return $"M{string.Join('L', up.Concat(down))}Z";
    }

    static string TitleOf(KpiRow kpi, KpiSample sample) =>
        $"{TimeWords.Day(sample.ToMicros)}: {Figures.Of(sample.Point, kpi.Unit)}, {Figures.Interval(sample, kpi.Unit)}, n = {sample.N:N0}, {StateWords.Of(sample.State)}";
}
