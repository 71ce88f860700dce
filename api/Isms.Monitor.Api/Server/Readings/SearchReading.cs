using System.Text.Json.Nodes;
using Isms.Monitor.Api.Reading;
using Isms.Monitor.Events;
using Isms.Monitor.Store.Elastic;
using Isms.Monitor.Store.Search;

namespace Isms.Monitor.Api.Server.Readings;

/// <summary>Searches over the running monitor: events and alerts of the day files, incidents and measurements as they stand.</summary>
sealed class SearchReading : ISearch
{
    readonly Standalone _monitor;
    readonly TimeProvider _clock;
    readonly Searcher _searcher;
    readonly IncidentDocuments _incidents;
    readonly MeasurementDocuments _measurements;

    public SearchReading(Standalone monitor, TimeProvider clock)
    {
        (_monitor, _clock) = (monitor, clock);
        _incidents = new IncidentDocuments(monitor.State, severity => monitor.Organisation.Registers.SeveritySlas.FirstOrDefault(sla => sla.Severity == severity)?.Contain);
        _measurements = new MeasurementDocuments(monitor.State, () => monitor.Organisation, () => monitor.Catalogue);
        _searcher = new Searcher(monitor.Days, DocumentsAsync, clock);
    }

    public Task<JsonObject> SearchAsync(string index, JsonNode? body, CancellationToken abort) => _searcher.SearchAsync(index, body, abort);

    public Task<JsonObject> CountAsync(string index, JsonNode? body, CancellationToken abort) => _searcher.CountAsync(index, body, abort);

    async Task<IReadOnlyList<SearchSource>> DocumentsAsync(string index, CancellationToken abort)
    {
        var now = UnixMicros.From(_clock.GetUtcNow());
        if (index == Searcher.Incidents) return await Task.Run(() => _incidents.Read(now), abort);
        // As of its own time: as of now it would lie behind the end of a span that was chosen a moment ago.
        return await Task.Run(() => _measurements.Read(_monitor.Measuring.Last), abort);
    }
}
