using System.Globalization;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Controls.Sampling;
using Isms.Monitor.Controls.Statistics;
using Isms.Monitor.Events;

namespace Isms.Monitor.Controls.Measures;

/// <summary>DET-02. A trial that never reached its sensor says nothing of the rule: it is listed as void and counted nowhere.</summary>
sealed class SeededRecall : IMeasure
{
    const int MostExceptions = 1000;

    public string Kpi => "DET-02";

    public string Query => "trials of the ledger injected in the window whose every line was stored and that an alert of an expected rule answered within their limit "
        + "/ trials injected in the window whose every line was stored; void and pending trials are left out";

    public async ValueTask<Figure> MeasureAsync(MeasureContext context, CancellationToken abort)
    {
        var trials = (await context.Records.AsOfAsync<Trial>(context.To, abort)).Select(one => one.Value)
            .Where(trial => trial.InjectedMicros >= context.From && trial.InjectedMicros < context.To)
            .OrderBy(trial => trial.InjectedMicros).ThenBy(trial => trial.Id, StringComparer.Ordinal)
            .Select(trial => (Trial: trial, Outcome: trial.OutcomeAt(context.To))).ToList();
        var counted = trials.Where(one => one.Outcome is TrialOutcome.Passed or TrialOutcome.Failed).ToList();
        return new Figure
        {
            Numerator = counted.Count(one => one.Outcome == TrialOutcome.Passed),
            Denominator = counted.Count,
            N = counted.Count,
            Population = counted.Select(one => new PopulationItem(one.Trial.Id, one.Outcome == TrialOutcome.Passed, one.Trial.Alert.Length > 0 ? RestsOn.Alert : RestsOn.Record,
                one.Trial.Alert.Length > 0 ? one.Trial.Alert : one.Trial.Id, $"{one.Trial.Test} on {one.Trial.Subject}, sent {UnixMicros.ToMinute(one.Trial.InjectedMicros)}")),
            Exceptions =
            [
                .. trials.Where(one => one.Outcome is TrialOutcome.Failed or TrialOutcome.Void).OrderBy(one => one.Outcome).Take(MostExceptions)
                    .Select(one => new SampleException(one.Trial.Subject, Words(one.Trial, one.Outcome))),
            ],
            Details =
            [
                .. Shares("control", counted, trial => trial.Controls), .. Shares("technique", counted, trial => trial.Techniques),
                new Detail("void, not counted", trials.Count(one => one.Outcome == TrialOutcome.Void).ToString(CultureInfo.InvariantCulture)),
                new Detail("pending, not counted", trials.Count(one => one.Outcome == TrialOutcome.Pending).ToString(CultureInfo.InvariantCulture)),
            ],
        };
    }

    static IEnumerable<Detail> Shares(string what, List<(Trial Trial, TrialOutcome Outcome)> counted, Func<Trial, IReadOnlyList<string>> of) =>
        counted.SelectMany(one => of(one.Trial).Distinct().Select(key => (Key: key, one.Outcome)))
            .GroupBy(one => one.Key).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group =>
            {
                var (passed, all) = (group.Count(one => one.Outcome == TrialOutcome.Passed), group.Count());
                return new Detail($"{what} {group.Key}", string.Create(CultureInfo.InvariantCulture, $"{passed} of {all}, at least {Math.Floor(Wilson.Of(passed, all).Lower * 100):0} %"));
            });

    static string Words(Trial trial, TrialOutcome outcome)
    {
        var day = UnixMicros.ToDateTimeOffset(trial.InjectedMicros).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        if (outcome == TrialOutcome.Void) return $"the trial {trial.Id} ({trial.Test}) of {day} UTC never arrived whole: void";
        var minutes = (trial.LimitMicros / (double)UnixMicros.Minute).ToString("0.#", CultureInfo.InvariantCulture);
        return $"the trial {trial.Id} ({trial.Test}) of {day} UTC arrived and no expected alert came within {minutes} min";
    }
}
