using System.Globalization;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Controls.Measures;

/// <summary>PRV-04. A firewall that logs no allowed traffic shows no violation, so it is not watched and never good.</summary>
sealed class SegmentationViolations : IMeasure
{
    const double Million = 1e6;

    public string Kpi => "PRV-04";

    public string Query =>
        "log lines of firewalls on connections let through between zones that the zone policy forbids; n is all log lines on connections let through between "
            + "zones; exposure is the share, by criticality, of firewalls that must log and logged any connection let through";

    public async ValueTask<Figure> MeasureAsync(MeasureContext context, CancellationToken abort)
    {
        var rules = context.Registers.ZoneRules.DistinctBy(rule => (rule.From, rule.To)).ToDictionary(rule => (rule.From, rule.To), rule => rule.Allowed);
        if (!rules.ContainsValue(false)) return Figure.Unknown("the zone policy forbids nothing");
        var flows = await context.Evidence.ZoneFlowsAsync(context.From, context.To, abort);
        var (allowed, speaking) = (flows.Sum(flow => flow.Allowed), flows.Where(flow => flow.Allowed > 0).Select(flow => flow.Firewall).ToHashSet(StringComparer.Ordinal));
        if (allowed == 0) return Figure.Unknown("no firewall logged a connection that it let through between zones");
        var firewalls = context.Registers.Assets.Where(asset => asset is { InScope: true, LoggingRequired: true, Kind: AssetKind.Firewall }).ToList();
        var forbidden = flows.Where(flow => flow.Allowed > 0 && rules.TryGetValue((flow.From, flow.To), out var may) && !may).ToList();
        var undecided = flows.Where(flow => flow.Allowed > 0 && !rules.ContainsKey((flow.From, flow.To))).Select(flow => $"{flow.From} to {flow.To}").Distinct().Order(StringComparer.Ordinal).ToList();
        var violations = forbidden.Sum(flow => flow.Allowed);
        return new Figure
        {
            Numerator = violations,
            N = allowed,
            ObservedExposure = (double)firewalls.Where(asset => speaking.Contains(asset.Id)).Sum(asset => asset.Criticality) / Math.Max(1, firewalls.Sum(asset => asset.Criticality)),
            Exceptions =
            [
                .. forbidden.OrderByDescending(flow => flow.Allowed).ThenBy(flow => $"{flow.Firewall} {flow.From} {flow.To}", StringComparer.Ordinal).Select(flow => new SampleException(flow.Firewall,
                    string.Create(CultureInfo.InvariantCulture, $"let {flow.Allowed} connections through from {flow.From} to {flow.To}"))),
                .. firewalls.Where(asset => !speaking.Contains(asset.Id)).Select(asset => new SampleException(asset.Id, "logged no connection that it let through")),
            ],
            Details =
            [
                new Detail("per million between zones", (violations / (double)allowed * Million).ToString("0.#", CultureInfo.InvariantCulture)),
                new Detail("pairs of zones that the policy leaves open", undecided.Count == 0 ? "none" : string.Join(", ", undecided)),
            ],
        };
    }
}
