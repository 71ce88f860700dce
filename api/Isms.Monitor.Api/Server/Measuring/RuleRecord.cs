using Isms.Monitor.Controls.Records;
using Isms.Monitor.Sigma;
using Isms.Monitor.Sigma.Rules;

namespace Isms.Monitor.Api.Server.Measuring;

/// <summary>Puts the rules that run on record when they are others than the last time.</summary>
static class RuleRecord
{
    const string Writer = "monitor";

    public static async ValueTask KeepAsync(Detector detector, IRecordBook records, CancellationToken abort)
    {
        var loaded = Of(detector);
        var known = await records.AsOfAsync<RuleSetLoaded>(long.MaxValue, abort);
        var newest = known.MaxBy(one => (one.AtMicros, one.Version));
        if (newest?.Value is { } last && last.Id == loaded.Id && last.Rules.SequenceEqual(loaded.Rules) && last.Refused.SequenceEqual(loaded.Refused)) return;
        await records.WriteAsync(loaded, known.FirstOrDefault(one => one.Value.Id == loaded.Id)?.Version ?? 0, Writer, "the rules changed", abort);
    }

    internal static RuleSetLoaded Of(Detector detector)
    {
        var rules = detector.Rules;
        var feeding = rules.Correlations.Where(rule => !rule.Generate).SelectMany(rule => rule.Rules).Select(reference => reference.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        feeding.ExceptWith(rules.Correlations.Where(rule => rule.Generate).SelectMany(rule => rule.Rules).Select(reference => reference.Id));
        return new RuleSetLoaded
        {
            Id = detector.Version,
            Rules = [.. rules.Rules.Cast<SigmaDocument>().Concat(rules.Correlations).OrderBy(rule => rule.Id, StringComparer.Ordinal).Select(rule => new LoadedRule(rule.Id, rule.Title, !feeding.Contains(rule.Id)))],
            Refused = [.. rules.Errors.Select(error => error.ToString()!).Order(StringComparer.Ordinal)],
        };
    }
}
