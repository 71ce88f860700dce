using System.Globalization;
using Isms.Monitor.Controls.Statistics;

namespace Isms.Monitor.Controls.Risks;

/// <summary>What a count of incidents means, with what it does not mean.</summary>
static class RiskSentence
{
    public static string For(int incidents, double years, double? recall, double? dispersion)
    {
        var effective = years * (recall ?? 1);
        var seen = incidents == 0
            ? double.IsPositiveInfinity(RuleOfThree.UpperRate(effective))
                ? "Nothing was observed, so that no incident means nothing."
                : string.Create(CultureInfo.InvariantCulture,
                    $"No incident in {years:0.00} observed years still allows up to {RuleOfThree.UpperRate(effective):0.#} a year (95 %).")
            : string.Create(CultureInfo.InvariantCulture,
                $"{incidents} {(incidents == 1 ? "incident" : "incidents")} in {years:0.00} observed years.");
        var caught = recall is { } share
            ? string.Create(CultureInfo.InvariantCulture, $" Detection is taken to see {share * 100:0} % of them.")
            : " The share that detection misses is not measured, so the true frequency may be higher.";
        var clustered = dispersion is { } ratio
            ? string.Create(CultureInfo.InvariantCulture,
                $" The monthly counts are clustered (variance over mean {ratio:0.#}), so the interval is too narrow.") : "";
        return seen + caught + clustered;
    }
}
