using System.Text;
using Isms.Monitor.Events;
using Isms.Monitor.Store.Search;

namespace Isms.Monitor.Store.Elastic;

/// <summary>Alerts, incidents and measurements in Elasticsearch: what changes is written again with a greater version, and an older one is refused there.</summary>
sealed class ElasticDocuments(BulkWriter writer)
{
    readonly BulkBody _body = new();

    /// <summary>Writes revisions of alerts, each into the index of its opening day. Not for two threads.</summary>
    /// <exception cref="StoreException">ISMS4041, 4042.</exception>
    public Task<BulkOutcome> WriteAlertsAsync(IEnumerable<Alert> alerts, CancellationToken abort) =>
        WriteAsync(alerts.Select(alert => AlertDocument.Of(alert) is var made ? (made.Index, new SearchSource(alert.Id, made.Source, alert.Revision)) : default), abort);

    /// <summary>Writes incidents as <see cref="IncidentDocuments"/> makes them.</summary>
    /// <inheritdoc cref="WriteAlertsAsync"/>
    public Task<BulkOutcome> WriteIncidentsAsync(IEnumerable<SearchSource> incidents, CancellationToken abort) => WriteAsync(incidents.Select(one => (IndexName.Incidents, one)), abort);

    /// <summary>Writes measurements as <see cref="MeasurementDocuments"/> makes them.</summary>
    /// <inheritdoc cref="WriteAlertsAsync"/>
    public Task<BulkOutcome> WriteMeasurementsAsync(IEnumerable<SearchSource> measurements, CancellationToken abort) => WriteAsync(measurements.Select(one => (IndexName.Measurements, one)), abort);

    Task<BulkOutcome> WriteAsync(IEnumerable<(string Index, SearchSource Document)> documents, CancellationToken abort)
    {
        _body.Clear();
        foreach (var (index, document) in documents)
        {
            _body.Begin(index, document.Id, document.Version);
            _body.Bytes.Raw(Encoding.UTF8.GetBytes(document.Document.ToJsonString()));
            _body.End();
        }
        return writer.WriteAsync(_body, abort);
    }
}
