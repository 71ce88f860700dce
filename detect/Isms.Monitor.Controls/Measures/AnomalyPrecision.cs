using System.Globalization;
using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Controls.Statistics;

namespace Isms.Monitor.Controls.Measures;

/// <summary>DET-09. What was not reviewed is in neither side; a score that drifted says nothing until its baselines were learnt anew.</summary>
sealed class AnomalyPrecision : IMeasure
{
    const int Top = 100;
    const double Drifted = 0.2;

    /// <summary>Scores of each side that a drift can be told from.</summary>
    const int LeastScores = 50;

    public string Kpi => "DET-09";

    public string Query =>
        "of the 100 anomalies with the highest score raised in the window, those in an alert or incident with a true verdict / those in one with a verdict; "
            + "population stability index of the scores against the window before, ten bins";

    public async ValueTask<Figure> MeasureAsync(MeasureContext context, CancellationToken abort)
    {
        var now = await ScoresAsync(context, context.From, context.To, abort);
        var before = await ScoresAsync(context, context.From - (context.To - context.From), context.From, abort);
        var index = now.Count >= LeastScores && before.Count >= LeastScores
            ? StabilityIndex.Of([.. before.Select(alert => alert.Score!.Value)], [.. now.Select(alert => alert.Score!.Value)]) : (double?)null;
        if (index > Drifted) return Figure.Unknown(string.Create(CultureInfo.InvariantCulture,
            $"the score has drifted (population stability index {index:0.##}, over {Drifted}): the baselines must be learnt anew"));
        var verdicts = (await context.Evidence.TriageAsync(context.From, context.To, abort)).SelectMany(item => item.Alerts.Select(alert => (alert, item.Disposition)))
            .ToLookup(one => one.alert, one => one.Disposition);
        var reviewed = now.OrderByDescending(alert => alert.Score).ThenBy(alert => alert.Id, StringComparer.Ordinal).Take(Top)
            .Select(alert => verdicts[alert.Id].ToList()).Where(given => given.Exists(verdict => verdict != Disposition.None)).ToList();
        return new Figure
        {
            Numerator = reviewed.Count(given => given.Contains(Disposition.TruePositive)),
            Denominator = reviewed.Count,
            N = reviewed.Count,
            Details =
            [
                new Detail("not reviewed", string.Create(CultureInfo.InvariantCulture, $"{Math.Min(Top, now.Count) - reviewed.Count} of {Math.Min(Top, now.Count)}")),
                new Detail("population stability index", index?.ToString("0.###", CultureInfo.InvariantCulture) ?? "not known: fewer than 50 scores in a window"),
            ],
        };
    }

    static async ValueTask<List<RaisedAlert>> ScoresAsync(MeasureContext context, long from, long to, CancellationToken abort) =>
        [.. (await context.Evidence.AlertsAsync(from, to, abort)).Where(alert => alert.Score is not null)];
}
