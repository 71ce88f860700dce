using System.Globalization;
using Isms.Monitor.Controls.Records;
using Isms.Monitor.Events;

namespace Isms.Monitor.Controls.Measures;

/// <summary>DET-07. A rule that only feeds correlations raises nothing and is not asked; a quiet rule is cleared by a trial that it passed.</summary>
sealed class DeadRules : IMeasure
{
    /// <summary>Of the window that must be stored: a rule that was quiet for a week is not dead.</summary>
    const double LeastShare = 0.9;

    public string Kpi => "DET-07";

    public string Query =>
        "rules of the set on record that raise alerts, with neither an alert in the window nor a passed trial in it that expected this rule alone "
            + "/ rules of the set on record that raise alerts";

    public async ValueTask<Figure> MeasureAsync(MeasureContext context, CancellationToken abort)
    {
        if (context.To - context.From < LeastShare * context.Kpi.Window.TotalMicroseconds) return Figure.Unknown(string.Create(CultureInfo.InvariantCulture,
            $"only {(context.To - context.From) / UnixMicros.Day} of {context.Kpi.Window.TotalDays:0} days are stored"));
        var rules = (await context.Records.AsOfAsync<RuleSetLoaded>(context.To, abort)).MaxBy(set => set.AtMicros)?.Value.Rules.Where(rule => rule.RaisesAlerts).ToList();
        if (rules is null) return Figure.Unknown("no set of rules is on record");
        var alive = (await context.Evidence.AlertsAsync(context.From, context.To, abort)).Select(alert => alert.Rule).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var trials = (await context.Records.AsOfAsync<Trial>(context.To, abort)).Select(one => one.Value)
            .Where(trial => trial.InjectedMicros >= context.From && trial.OutcomeAt(context.To) == TrialOutcome.Passed).ToList();
        var passed = trials.Where(trial => trial.Expected.Count == 1).Select(trial => trial.Expected[0]).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var dead = rules.Where(rule => !alive.Contains(rule.Id) && !passed.Contains(rule.Id)).ToList();
        return new Figure
        {
            Numerator = dead.Count,
            Denominator = rules.Count,
            N = rules.Count,
            Exceptions = [.. dead.OrderBy(rule => rule.Title, StringComparer.Ordinal).Select(rule => new SampleException(rule.Id, $"\"{rule.Title}\" raised nothing and passed no trial"))],
            Details = [new Detail("quiet, and cleared by a trial", rules.Count(rule => !alive.Contains(rule.Id) && passed.Contains(rule.Id)).ToString(CultureInfo.InvariantCulture))],
        };
    }
}
