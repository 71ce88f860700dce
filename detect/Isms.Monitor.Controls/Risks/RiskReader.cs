using System.Globalization;
using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Controls.Silence;
using Isms.Monitor.Controls.States;
using Isms.Monitor.Controls.Statistics;
using Isms.Monitor.Events;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Controls.Risks;

/// <summary>Feeds confirmed incidents back to the risks they were linked with (ISO/IEC 27001:2022, 8.2).</summary>
sealed class RiskReader(BandsInForce bands, IEvidence evidence, SilenceHistory silence, double? recall)
{
    const double DaysOfYear = 365.25;
    const double YearMicros = DaysOfYear * UnixMicros.Day;
    const long Month = (long)(YearMicros / 12);
    const int Months = 12;
    const double OverDispersed = 1.5;

    readonly Dictionary<int, GammaPoisson> priors = [];

    /// <summary>One row for each risk whose band is on the scale, over the last twelve months or since the first stored event.</summary>
    public async Task<IReadOnlyList<RiskFeedback>> ReadAsync(long at, CancellationToken abort)
    {
        var from = Math.Max(silence.FirstMicros, at - Months * Month);
        var items = await evidence.TriageAsync(from, at, abort);
        return
        [
            .. bands.Written.Where(risk => bands.Scale.Any(band => band.Level == risk.Likelihood))
                .Select(risk => Read(risk, [.. items.Where(item => item.Risks.Contains(risk.Id))], from, at)),
        ];
    }

    /// <summary>The share of seeded attacks that was detected, 0 to 1; null when it is not measured.</summary>
    public static double? Recall(IReadOnlyDictionary<string, KpiStatus> statuses) =>
        statuses.GetValueOrDefault("DET-02") is { Computed: var state, Value: { } share } && state.IsMeasured() ? share / 100 : null;

    /// <summary>A fit takes milliseconds and there are only as many as bands.</summary>
    GammaPoisson PriorOf(int level)
    {
        if (!priors.TryGetValue(level, out var prior)) priors[level] = prior = GammaPoisson.Prior(bands.Scale.First(band => band.Level == level));
        return prior;
    }

    RiskFeedback Read(Risk risk, List<TriageItem> items, long from, long at)
    {
        var incidents = items.Where(item => item is { IsIncident: true, Disposition: Disposition.TruePositive }).ToList();
        var months = Split(from, at).Select(month => (
            Count: incidents.Count(item => item.RaisedMicros >= month.From && item.RaisedMicros < month.To),
            Years: Observed(risk, month.From, month.To))).ToList();
        var years = months.Sum(month => month.Years);
        var prior = PriorOf(risk.Likelihood);
        var posterior = months.Aggregate(prior, (belief, month) => belief.Forget().Posterior(month.Count, month.Years * (recall ?? 1)));
        var dispersion = PoissonRateTest.Dispersion([.. months.Select(month => month.Count)]);
        return bands.Judge(new RiskFeedback
        {
            Risk = risk.Id, Title = risk.Title, Owner = risk.Owner, Registered = risk.Likelihood, Band = risk.Likelihood, Incidents = incidents.Count,
            ExposureYears = years, Recall = recall,
            Prior = prior, Posterior = posterior, Credible = posterior.Credible(), AtLeastOneNextYear = posterior.AtLeastOne(),
            BandProbability = 0,
            Attacks = AttackSplit.Of(items, (start, end) => Observed(risk, start, end) * (recall ?? 1), from, at),
            Dispersion = double.IsNaN(dispersion) ? null : dispersion,
            Sentence = RiskSentence.For(incidents.Count, years, recall, dispersion > OverDispersed ? dispersion : null),
            Reason = years < BandProposal.LeastExposureYears ? TooShort(years) : "",
        });
    }

    /// <summary>Whole days, cut off: 91.2 needed and 91.0 seen must not read alike.</summary>
    static string TooShort(double years) => string.Create(CultureInfo.InvariantCulture,
        $"only {Math.Floor(years * DaysOfYear):0} days were observed, at least {Math.Ceiling(BandProposal.LeastExposureYears * DaysOfYear):0} are needed");

    /// <summary>Months that end at <paramref name="at"/>, oldest first; the first may be shorter.</summary>
    static IEnumerable<(long From, long To)> Split(long from, long at)
    {
        for (var month = Months; month > 0; month--)
        {
            var (start, end) = (Math.Max(from, at - month * Month), at - (month - 1) * Month);
            if (end > start) yield return (start, end);
        }
    }

    /// <summary>The sources that would show a scenario: those among its assets, or else every firewall, sensor and server.</summary>
    double Observed(Risk risk, long from, long to)
    {
        var all = silence.Between(from, to);
        var own = all.Where(source => risk.Assets.Contains(source.Source.Id)).ToList();
        var watching = own.Count > 0 ? own : Exposure.OfKinds(all, [AssetKind.Firewall, AssetKind.Ids, AssetKind.Server]);
        return Exposure.Observed(watching) * (to - from) / YearMicros;
    }
}
