using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Enrich;
using Isms.Monitor.Registers;

namespace Isms.Monitor.Api.Server.Registering;

/// <summary>Enriches with the registers that hold: one for each worker, which makes itself new when they are others.</summary>
sealed class CurrentEnricher(Func<Organisation> now, IReadOnlyList<GeoDatabase> databases)
{
    Organisation? _of;
    Enricher? _enricher;

    public void Enrich(EcsEvent into)
    {
        if (now() is var organisation && organisation != _of || _enricher is null) (_of, _enricher) = (organisation, new Enricher(organisation, databases));
        _enricher.Enrich(into);
    }
}
