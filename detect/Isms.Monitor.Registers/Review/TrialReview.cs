using Isms.Monitor.Registers.Loading;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Registers.Review;

/// <summary>Seeded trials must try something that is claimed, where something is expected to look, and not always with the same line.</summary>
static class TrialReview
{
    public static void Review(RegisterSet set, Problems problems)
    {
        var assets = set.Assets.DistinctBy(asset => asset.Id).ToDictionary(asset => asset.Id, StringComparer.Ordinal);
        var excluded = set.Controls.Where(control => !control.Applicable).Select(control => control.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var trial in set.Trials)
        {
            if (assets.TryGetValue(trial.Asset, out var asset) && !asset.LoggingRequired)
                problems.Finding(trial.At, Codes.TrialWhereNothingLogs, $"the trial {Problems.Quote(trial.Id)} is about {asset.Id}, which need not log", "Choose an asset with logging_required, or set it");
            if (trial.Controls.FirstOrDefault(excluded.Contains) is { } control)
                problems.Finding(trial.At, Codes.TrialOfExcludedControl, $"the trial {Problems.Quote(trial.Id)} tries {control}, which the statement of applicability excludes", "Take the control out of the trial, or make it applicable");
            if (trial.Variants is [var only] && !TrialPlaceholder.In(only).Any(TrialPlaceholder.Varies))
                problems.Finding(trial.At, Codes.TrialNeverVaries, $"the trial {Problems.Quote(trial.Id)} always sends the same: it measures that line and not the rule", "Add variants, or placeholders such as {outside} and {word}");
        }
    }
}
