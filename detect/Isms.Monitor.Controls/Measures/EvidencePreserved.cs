using Isms.Monitor.Controls.Records;

namespace Isms.Monitor.Controls.Measures;

/// <summary>RSP-06. A package without events, without a hash or without hands it passed through preserves nothing.</summary>
sealed class EvidencePreserved : IMeasure
{
    public string Kpi => "RSP-06";

    public string Query =>
        "incidents of severity high or critical closed in the window (false alarms left out) with an evidence package that holds events, "
            + "a manifest hash and a custody log / incidents of severity high or critical closed in the window";

    public async ValueTask<Figure> MeasureAsync(MeasureContext context, CancellationToken abort)
    {
        var packages = (await context.Records.AsOfAsync<EvidencePackage>(context.To, abort)).ToLookup(one => one.Value.Subject, one => one.Value);
        var closed = await IncidentSets.SevereClosedAsync(context, abort);
        var lacking = closed.Select(item => (item.Id, What: Lacks([.. packages[item.Id]], context.To))).Where(one => one.What is not null).ToList();
        return new Figure
        {
            Numerator = closed.Count - lacking.Count,
            Denominator = closed.Count,
            N = closed.Count,
            Population = Populations.Of(closed, item => lacking.All(one => one.Id != item.Id)),
            Exceptions = [.. lacking.Select(one => new SampleException(one.Id, one.What!))],
        };
    }

    /// <summary>Null when one of the packages is complete.</summary>
    static string? Lacks(List<EvidencePackage> packages, long to) =>
        packages.Count == 0 ? "closed without an evidence package"
        : packages.Select(package => Lacks(package, to)).FirstOrDefault(lack => lack is null, Lacks(packages[^1], to));

    static string? Lacks(EvidencePackage package, long to) =>
        package.Events <= 0 ? "its evidence package holds no event"
        : package.ManifestHash.Length == 0 ? "its evidence package has no hash"
        : !package.Custody.Any(entry => entry.AtMicros < to) ? "its evidence package has no custody log"
        : null;
}
