using Isms.Monitor.Events;
using Isms.Monitor.Registers;

namespace Isms.Monitor.Ingest.Enrich;

/// <summary>Adds to a parsed event what the log could not know. One for each worker; a reload of the registers makes a new one.</summary>
/// <remarks>The order is this list: the flow's id, where its ends are, what they are, who acted, and where on earth.</remarks>
public sealed class Enricher
{
    readonly IEnrichment[] _enrichments;

    /// <param name="organisation">The registers, or null when there are none: no zones, assets and identities then; private addresses still count as internal.</param>
    /// <param name="databases">MaxMind files, possibly none; shared by all workers.</param>
    public Enricher(Organisation? organisation, IReadOnlyList<GeoDatabase> databases)
    {
        var known = organisation ?? new Organisation(new RegisterSet());
        _enrichments =
        [
            new CommunityIdEnrichment(),
            new NetworkEnrichment(known),
            new AssetEnrichment(known),
            new IdentityEnrichment(known),
            .. databases.Count > 0 ? new IEnrichment[] { new GeoEnrichment(databases) } : [],
        ];
    }

    /// <summary>Enriches an event; one that could not be parsed too, since its sender may be an asset.</summary>
    public void Enrich(EcsEvent into)
    {
        foreach (var enrichment in _enrichments) enrichment.Enrich(into);
    }
}
