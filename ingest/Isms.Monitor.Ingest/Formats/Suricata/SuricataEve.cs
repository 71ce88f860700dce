using Isms.Monitor.Events;

namespace Isms.Monitor.Ingest.Formats.Suricata;

/// <summary>Suricata EVE: one JSON object a line, its shape given by <c>event_type</c>; also behind a syslog header.</summary>
/// <remarks>Source: Suricata user guide, "EVE JSON Output" and "EVE JSON Format". Names: <see cref="EveNames"/>; what an
/// <c>event_type</c> means: <see cref="EveType"/>; what needs a look at the values: the other classes of this folder.</remarks>
sealed class SuricataEve : ILogFormat
{
    internal static readonly FieldId TypeField = FieldTable.Get(EveNames.Prefix + "event_type");

    readonly JsonFlattener _json = new(EveNames.FieldOf, typed: true);

    public string Name => "suricata.eve";

    public string Vendor => "OISF";

    public string Product => "Suricata";

    public string Dataset => "suricata.eve";

    /// <summary>Any order of the names: EVE itself writes the time first, but exporters sort.</summary>
    public int Recognise(ReadOnlySpan<byte> frame)
    {
        var start = JsonFrame.StartOf(frame);
        if (start < 0) return 0;
        var json = frame[start..];
        if (json.IndexOf("\"event_type\""u8) < 0 || json.IndexOf("\"timestamp\""u8) < 0) return 0;
        if (json.IndexOf("\"flow_id\""u8) >= 0) return 100;
        return json.IndexOf("\"src_ip\""u8) >= 0 && json.IndexOf("\"proto\""u8) >= 0 || json.IndexOf("\"stats\""u8) >= 0 || json.IndexOf("\"engine\""u8) >= 0 ? 95 : 0;
    }

    public ParseError? Parse(EcsEvent into, FormatContext context)
    {
        var start = JsonFrame.StartOf(into.Original);
        if (start < 0) return new ParseError(0, "a JSON object");
        if (start > 0) JsonFrame.WriteHeader(into, start, context);
        if (_json.Read(into.Original[start..], into) is { } error) return error with { Offset = start + error.Offset };
        if (!into.TryGet(TypeField, out var name)) return new ParseError(into.Original.Length, "an event_type");
        EveTime.Write(into, context);
        var type = EveType.Named(name);
        Classify(type, into);
        EveNetwork.Write(type, into);
        EveFlow.Write(type, into, context);
        EveContent.Write(type, into, context);
        return null;
    }

    static void Classify(EveType type, EcsEvent into)
    {
        into.LogSource = type.LogSource;
        into.Add(Ecs.EventKind, type.Kind);
        foreach (var category in type.Categories) into.Add(Ecs.EventCategory, category);
        foreach (var word in type.Types) into.Add(Ecs.EventType, word);
        into.Add(Ecs.ObserverType, "ids"u8);
    }
}
