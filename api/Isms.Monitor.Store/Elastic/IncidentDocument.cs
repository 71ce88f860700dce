using System.Text.Json;
using System.Text.Json.Nodes;
using Isms.Monitor.Events;
using Isms.Monitor.Incidents;

namespace Isms.Monitor.Store.Elastic;

/// <summary>An incident as a document: one an incident. <c>@timestamp</c> is when it was detected, which due times count from.</summary>
sealed class IncidentDocument
{
    readonly JsonObject _document;
    readonly (string Field, long? Done, long? Due)[] _limits;

    IncidentDocument(JsonObject document, (string, long?, long?)[] limits) => (_document, _limits) = (document, limits);

    /// <param name="incident">The incident.</param>
    /// <param name="contain">How long its severity allows for containment, as the registers have it; null: no limit.</param>
    public static IncidentDocument Of(Incident incident, TimeSpan? contain)
    {
        var (machine, human) = (incident.Machine, incident.Human);
        var document = new JsonObject
        {
            ["@timestamp"] = UnixMicros.ToText(machine.DetectedMicros),
            ["id"] = incident.Id,
            ["title"] = machine.Title,
            ["severity"] = Word(incident.Severity),
            ["state"] = Word(human.State),
            ["first"] = UnixMicros.ToText(machine.FirstMicros),
            ["last"] = UnixMicros.ToText(machine.LastMicros),
            ["alerts"] = machine.Alerts.Count,
            ["policy"] = machine.Policy,
            ["rule.name"] = AlertDocument.Texts(machine.Alerts.Select(alert => alert.Rule.Name).Distinct()),
            ["isms.controls"] = AlertDocument.Texts(machine.Controls.Select(control => control.Control).Distinct()),
            ["isms.risks"] = AlertDocument.Texts(machine.Risks),
        };
        if (human.Verdict is { } verdict) document["verdict"] = Word(verdict);
        if (human.Owner is { } owner) document["owner"] = owner;
        foreach (var entity in new[] { "source.ip", "host.name", "user.name" })
            if (machine.Entities.TryGetValue(entity, out var values)) document[entity] = AlertDocument.Texts(values);
        // What was resolved without a note of its containment was contained by then.
        var contained = human.ContainedMicros ?? human.ResolvedMicros ?? human.ClosedMicros;
        AddTimes(document, machine, human, contained);
        return new IncidentDocument(document,
        [
            ("met.acknowledge", human.AcknowledgedMicros ?? contained, machine.AcknowledgeDueMicros),
            ("met.contain", contained, contain is { } span ? machine.DetectedMicros + (long)span.TotalMicroseconds : null),
            ("met.resolve", human.ResolvedMicros ?? human.ClosedMicros, machine.ResolveDueMicros),
        ]);
    }

    /// <summary>As it stands at an instant: what is not done is late from its due time on, and undecided before.</summary>
    public JsonObject At(long nowMicros)
    {
        var document = (JsonObject)_document.DeepClone();
        foreach (var (field, done, due) in _limits)
        {
            if (due is not { } limit) continue;
            if (done is { } at) document[field] = at <= limit;
            else if (nowMicros > limit) document[field] = false;
        }
        return document;
    }

    static void AddTimes(JsonObject document, MachinePart machine, HumanPart human, long? contained)
    {
        void Add(string field, long? micros)
        {
            if (micros is { } at) document[field] = UnixMicros.ToText(at);
        }
        void Span(string field, long? micros)
        {
            if (micros is { } at) document[field] = (at - machine.DetectedMicros) / (double)UnixMicros.Second;
        }
        Add("acknowledged", human.AcknowledgedMicros);
        Add("contained", human.ContainedMicros);
        Add("resolved", human.ResolvedMicros);
        Add("closed", human.ClosedMicros);
        Add("due", human.State switch
        {
            IncidentState.New => machine.AcknowledgeDueMicros,
            IncidentState.Resolved or IncidentState.Closed => null,
            _ => machine.ResolveDueMicros,
        });
        Span("seconds.to_acknowledge", human.AcknowledgedMicros);
        Span("seconds.to_contain", contained);
        Span("seconds.to_resolve", human.ResolvedMicros);
    }

    static string Word<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
