using Isms.Monitor.Events;

namespace Isms.Monitor.Ingest.Enrich;

/// <summary>One thing that is added to a parsed event: a class in a file of its own, named in the order of <see cref="Enricher"/>. An
/// instance belongs to one thread and may keep bounded caches.</summary>
interface IEnrichment
{
    /// <summary>Adds fields and changes none that the log itself filled, but for those named in the README. Never fails: what an event
    /// says is hostile input, and what cannot be looked up is left out.</summary>
    void Enrich(EcsEvent into);
}
