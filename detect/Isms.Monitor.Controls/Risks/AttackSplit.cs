using System.Globalization;
using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Controls.Statistics;
using Isms.Monitor.Events;
using Isms.Monitor.Incidents;
using MathNet.Numerics.Distributions;

namespace Isms.Monitor.Controls.Risks;

/// <summary>A scenario's frequency in the two parts of FAIR: how often it is tried, and which share of the attempts comes through. A change
/// of the first is the world, a change of the second the controls.</summary>
public sealed record AttackSplit
{
    const double Significant = 0.05;
    const long Quarter = 91 * UnixMicros.Day;

    /// <summary>Attempts that a person confirmed as such, stopped or not.</summary>
    public required int Attempts { get; init; }
    /// <summary>How many of them came through: a control failed, or none is on record as having stopped it. Not whether harm was done.</summary>
    public required int Succeeded { get; init; }
    /// <summary>Seen and without a verdict: in neither figure.</summary>
    public required int Undecided { get; init; }
    /// <summary>Attempts a year; null when nothing was observed.</summary>
    public double? Yearly { get; init; }
    /// <summary>Attempts a year, 90 %.</summary>
    public Interval? YearlyInterval { get; init; }
    /// <summary>Share that comes through, 0 to 1; null without an attempt.</summary>
    public double? Vulnerability { get; init; }
    /// <summary>0 to 1, 90 %.</summary>
    public Interval? VulnerabilityInterval { get; init; }
    public required string Sentence { get; init; }

    /// <param name="items">Everything that was linked with the scenario between <paramref name="from"/> and <paramref name="at"/>.</param>
    /// <param name="years">Observed years times detection probability between two instants.</param>
    /// <param name="from">Start of the window.</param>
    /// <param name="at">Its end.</param>
    internal static AttackSplit Of(IReadOnlyList<TriageItem> items, Func<long, long, double> years, long from, long at)
    {
        var attempts = items.Where(item => item.Disposition == Disposition.TruePositive).ToList();
        var (came, exposure) = (attempts.Count(CameThrough), years(from, at));
        var split = new AttackSplit
        {
            Attempts = attempts.Count, Succeeded = came, Undecided = items.Count(item => item.Disposition == Disposition.None), Sentence = "",
        };
        // Jeffreys' priors: they add half an observation, so that none of three is neither never nor certain.
        if (exposure > 0)
        {
            var frequency = new GammaPoisson(0.5 + attempts.Count, exposure);
            split = split with { Yearly = attempts.Count / exposure, YearlyInterval = frequency.Credible() };
        }
        if (attempts.Count > 0)
        {
            var (through, stopped) = (0.5 + came, 0.5 + attempts.Count - came);
            split = split with { Vulnerability = (double)came / attempts.Count,
                VulnerabilityInterval = new Interval(Beta.InvCDF(through, stopped, 0.05), Beta.InvCDF(through, stopped, 0.95)) };
        }
        return split with { Sentence = split.Words() + Change(attempts, years, from, at) };
    }

    /// <summary>Stopped is what a control blocked and none let pass, and what a person called no incident.</summary>
    static bool CameThrough(TriageItem item) => item.IsIncident
        && (item.Controls.Any(one => one.Polarity == Polarity.Failure) || item.Controls.All(one => one.Polarity != Polarity.Success));

    /// <summary>Past a control is not yet a loss; the reader must not take the one for the other.</summary>
    string Harm => Succeeded > 0 ? " Past a control is not yet harm: that stands in each incident." : "";

    string Words()
    {
        var rest = Undecided > 0 ? $" {Undecided} more {(Undecided == 1 ? "is" : "are")} not judged yet and in neither figure." : "";
        if (YearlyInterval is not { } often) return "Attempts are not measured: nothing was observed." + rest;
        if (VulnerabilityInterval is not { } through)
            return string.Create(CultureInfo.InvariantCulture, $"No confirmed attempt (up to {often.Upper:0.#} a year remain possible), so the share that comes through is not measured.") + rest;
        return string.Create(CultureInfo.InvariantCulture,
            $"{Attempts} confirmed {(Attempts == 1 ? "attempt" : "attempts")} ({often.Lower:0.#} to {often.Upper:0.#} a year), {Succeeded} got past the controls ({through.Lower * 100:0} to {through.Upper * 100:0} %).{Harm}") + rest;
    }

    /// <summary>The last three months against the time before, by the exact tests; silent where nothing is proved.</summary>
    static string Change(List<TriageItem> attempts, Func<long, long, double> years, long from, long at)
    {
        var cut = at - Quarter;
        if (cut <= from) return "";
        var (before, lately) = (attempts.Where(item => item.RaisedMicros < cut).ToList(), attempts.Where(item => item.RaisedMicros >= cut).ToList());
        var (long1, long2) = (years(from, cut), years(cut, at));
        var words = "";
        if (long1 > 0 && long2 > 0 && PoissonRateTest.PValue(before.Count, long1, lately.Count, long2) < Significant)
            words += $" Attempts became {(lately.Count / long2 > before.Count / long1 ? "more" : "less")} frequent in the last three months: that is the world.";
        var (through1, through2) = (before.Count(CameThrough), lately.Count(CameThrough));
        if (before.Count > 0 && lately.Count > 0 && TwoProportionTest.PValue(through1, before.Count, through2, lately.Count) < Significant)
            words += $" {((double)through2 / lately.Count > (double)through1 / before.Count ? "More" : "Fewer")} of them come through than before: that is the controls.";
        return words;
    }
}
