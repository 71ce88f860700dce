using System.Text;
using Isms.Monitor.Api.Reading;
using Isms.Monitor.Events;
using Isms.Monitor.Registers;
using Isms.Monitor.Store.Days;

namespace Isms.Monitor.Api.Server.Readings;

/// <summary>Stored events as the console shows them.</summary>
static class RecordOf
{
    const int SummaryLength = 400;

    static readonly string[] LineFields =
        ["source.ip", "source.port", "destination.ip", "destination.port", "user.name", "host.name", "observer.name", "event.action", "event.outcome", "event.dataset", "rule.name"];

    public static EventRow Row(StoredEvent stored) => new(stored.Event.Id.ToString(), stored.Event.TimestampMicros, Summary(stored.Event),
        [.. Fields(stored.Event).Where(field => LineFields.Contains(field.Field))]);

    public static EventRecord Whole(StoredEvent stored, Organisation organisation, IEnumerable<string> rules) => new(
        stored.Event.Id.ToString(), stored.Event.TimestampMicros, stored.Event.ReceivedMicros, Source(stored, organisation),
        Encoding.UTF8.GetString(stored.Event.Original), [.. Fields(stored.Event)], [.. rules]);

    static IEnumerable<FieldValue> Fields(EcsEvent of)
    {
        for (var slot = 0; slot < of.Count; slot++)
        {
            if (of.KindAt(slot) == ValueKind.Null) continue;
            var name = of.FieldAt(slot).Name;
            if (name != "event.original") yield return new FieldValue(name, Encoding.UTF8.GetString(of.ValueAt(slot)));
        }
    }

    static string Summary(EcsEvent of)
    {
        var text = of.Text(Ecs.Message) is { Length: > 0 } message ? message : Encoding.UTF8.GetString(of.Original);
        return text.Length <= SummaryLength ? text : text[..SummaryLength];
    }

    /// <summary>The asset that sent it, as the list of sources names it; else the sender.</summary>
    static string Source(StoredEvent stored, Organisation organisation)
    {
        var sender = stored.Event.Text(Ecs.ObserverName) ?? stored.Event.Text(Ecs.ObserverHostname) ?? stored.Event.Text(Ecs.HostName) ?? stored.Source;
        return (organisation.AssetByHost(sender) ?? organisation.AssetByIp(sender))?.Id ?? sender;
    }
}
