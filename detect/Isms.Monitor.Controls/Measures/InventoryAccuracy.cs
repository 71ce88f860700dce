using System.Globalization;

namespace Isms.Monitor.Controls.Measures;

/// <summary>GOV-04. It validates the denominators of the coverage figures. Only origins of traffic count: whoever scans a network names targets
/// that do not exist.</summary>
sealed class InventoryAccuracy : IMeasure
{
    public string Kpi => "GOV-04";

    public string Query =>
        "distinct addresses of own zones seen as origin of traffic in the window that no asset of the inventory has / distinct addresses of own zones seen "
            + "as origin of traffic in the window";

    public async ValueTask<Figure> MeasureAsync(MeasureContext context, CancellationToken abort)
    {
        var seen = await context.Evidence.NetworkEntitiesAsync(context.From, context.To, abort);
        var unknown = seen.Where(entity => entity.Asset is null).OrderBy(entity => entity.Zone, StringComparer.Ordinal)
            .ThenBy(entity => entity.Address, StringComparer.Ordinal).ToList();
        var known = seen.Select(entity => entity.Asset).OfType<string>().Concat((await context.Evidence.SourceHoursAsync(context.From, context.To, abort)).Select(hour => hour.Source))
            .ToHashSet(StringComparer.Ordinal);
        var expected = context.Registers.Assets.Where(asset => asset.InScope).ToList();
        return new Figure
        {
            Numerator = unknown.Count,
            Denominator = seen.Count,
            N = seen.Count,
            Exceptions = [.. unknown.Select(entity => new SampleException(entity.Address, $"in zone {entity.Zone} and in no inventory"))],
            Details =
            [
                new Detail("in the inventory, never seen", string.Create(CultureInfo.InvariantCulture, $"{expected.Count(asset => !known.Contains(asset.Id))} of {expected.Count}")),
                .. unknown.GroupBy(entity => entity.Zone).Select(zone => new Detail($"unknown in {zone.Key}", zone.Count().ToString(CultureInfo.InvariantCulture))),
            ],
        };
    }
}
