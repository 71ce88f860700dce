using Isms.Monitor.Incidents;
using Isms.Monitor.Store.Search;
using Isms.Monitor.Store.State;

namespace Isms.Monitor.Store.Elastic;

/// <summary>All incidents as documents. What has not changed since the last time is not read again. Safe for any number of callers.</summary>
/// <param name="state">Where they are kept.</param>
/// <param name="contain">How long a severity, by its lower-case name, allows for containment; null: no limit.</param>
public sealed class IncidentDocuments(StateStore state, Func<string, TimeSpan?> contain)
{
    readonly Lock _turn = new();
    readonly Dictionary<string, (long Version, long Revision, IncidentDocument Document)> _known = new(StringComparer.Ordinal);

    /// <param name="nowMicros">For what is overdue.</param>
    public IReadOnlyList<SearchSource> Read(long nowMicros)
    {
        lock (_turn)
        {
            return state.Read(session =>
            {
                var all = session.Incidents.Changes();
                return (IReadOnlyList<SearchSource>)[.. all.Select(one => new SearchSource(one.Id, Of(session, one.Id, one.Version, one.Revision).At(nowMicros), one.Version + one.Revision))];
            });
        }
    }

    IncidentDocument Of(StateSession session, string id, long version, long revision)
    {
        if (_known.TryGetValue(id, out var known) && (known.Version, known.Revision) == (version, revision)) return known.Document;
        var row = session.Incidents.Get(id)!;
        var incident = new Incident { Machine = IncidentJson.Read<MachinePart>(row.MachineJson), Human = IncidentJson.Read<HumanPart>(row.HumanJson), Version = (int)row.Version };
        var document = IncidentDocument.Of(incident, contain(incident.Severity.ToString().ToLowerInvariant()));
        _known[id] = (version, revision, document);
        return document;
    }
}
