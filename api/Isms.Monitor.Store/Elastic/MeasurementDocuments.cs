using System.Globalization;
using System.Text.Json.Nodes;
using Isms.Monitor.Controls;
using Isms.Monitor.Controls.Kpis;
using Isms.Monitor.Registers;
using Isms.Monitor.Store.Search;
using Isms.Monitor.Store.State;

namespace Isms.Monitor.Store.Elastic;

/// <summary>All measurements as documents: the samples of KPIs and states of controls, which are only ever added to and so are read once, and the risks and
/// objectives as they stand. Safe for any number of callers.</summary>
/// <param name="state">Where samples and states are kept.</param>
/// <param name="organisation">The registers of now.</param>
/// <param name="catalogue">The definitions of now.</param>
public sealed class MeasurementDocuments(StateStore state, Func<Organisation> organisation, Func<KpiCatalogue> catalogue)
{
    readonly Lock _turn = new();
    readonly Kept _kpis = new();
    readonly Kept _controls = new();
    (Organisation? Organisation, KpiCatalogue? Catalogue) _by;

    /// <param name="last">The last measurement; null: there is none yet.</param>
    public IReadOnlyList<SearchSource> Read(Measurement? last)
    {
        lock (_turn)
        {
            var (registers, definitions) = (organisation(), catalogue());
            if (_by != (registers, definitions)) Forget(registers, definitions);
            state.Read(session =>
            {
                var kpis = definitions.Definitions.ToDictionary(kpi => kpi.Id, StringComparer.Ordinal);
                _kpis.Take("kpi", session.KpiSamples, row => MeasurementDocument.OfKpi(kpis.GetValueOrDefault(row.Subject), row));
                _controls.Take("control", session.ControlStates, row => MeasurementDocument.OfControl(registers.Control(row.Subject), row));
                return true;
            });
            return [.. _kpis.Documents, .. _controls.Documents, .. last is null ? [] : Present(last, registers, definitions)];
        }
    }

    /// <summary>Titles and themes stand in the documents: with other registers they are made again.</summary>
    void Forget(Organisation registers, KpiCatalogue definitions)
    {
        _kpis.Clear();
        _controls.Clear();
        _by = (registers, definitions);
    }

    static IEnumerable<SearchSource> Present(Measurement last, Organisation registers, KpiCatalogue definitions)
    {
        SearchSource Of(string kind, string id, JsonObject document) => new(IdOf(kind, id, last.AtMicros), document);
        foreach (var risk in last.Risks) yield return Of("risk", risk.Risk, MeasurementDocument.OfRisk(risk, last.AtMicros));
        foreach (var objective in registers.Registers.Objectives)
        {
            var kpi = definitions.Definitions.FirstOrDefault(one => one.Id == objective.Kpi);
            yield return Of("objective", objective.Id, MeasurementDocument.OfObjective(objective, kpi, last.Kpis.FirstOrDefault(one => one.Kpi == objective.Kpi), last.AtMicros));
        }
    }

    static string IdOf(string kind, string subject, long atMicros) => string.Create(CultureInfo.InvariantCulture, $"{kind}:{subject}:{atMicros}");

    /// <summary>Documents of one table; of two measurements of a subject at one time the later holds.</summary>
    sealed class Kept
    {
        readonly Dictionary<string, SearchSource> _byId = new(StringComparer.Ordinal);
        readonly Dictionary<long, string> _bySequence = [];
        long _last;

        public IEnumerable<SearchSource> Documents => _byId.Values;

        public void Take(string kind, SampleTable from, Func<StateSample, JsonObject> make)
        {
            foreach (var row in from.WrittenAfter(_last))
            {
                _last = row.Sequence;
                if (row.Corrects is { } corrected && _bySequence.Remove(corrected, out var wrong)) _byId.Remove(wrong);
                var id = IdOf(kind, row.Subject, row.AtMicros);
                _byId[id] = new SearchSource(id, make(row), row.Sequence);
                _bySequence[row.Sequence] = id;
            }
        }

        public void Clear()
        {
            _byId.Clear();
            _bySequence.Clear();
            _last = 0;
        }
    }
}
