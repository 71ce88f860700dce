using System.Buffers.Text;
using Isms.Monitor.Events;

namespace Isms.Monitor.Ingest.Formats.Windows;

/// <summary>Windows events as JSON, whoever exported them (<see cref="WindowsNames"/>): Security, System, Sysmon, Microsoft Defender,
/// PowerShell and any other channel.</summary>
/// <remarks>What an id means: <see cref="WindowsEventKind"/>. Data stay below <c>winlog.event_data</c>, so that rules written for
/// Windows fields find them, and are copied to ECS fields by reference.</remarks>
sealed class WindowsEvent : ILogFormat
{
    readonly JsonFlattener _json = new(WindowsNames.FieldOf, typed: true);

    public string Name => "windows.event";

    public string Vendor => "Microsoft";

    public string Product => "Windows";

    public bool IsObserver => false;

    public string Dataset => "windows.event";

    public int Recognise(ReadOnlySpan<byte> frame)
    {
        var start = JsonFrame.StartOf(frame);
        if (start < 0) return 0;
        var json = frame[start..];
        if (json.IndexOf("\"winlog\""u8) >= 0 || json.IndexOf("\"winlog."u8) >= 0)
            return json.IndexOf("event_id\""u8) >= 0 || json.IndexOf("channel\""u8) >= 0 || json.IndexOf("provider_name\""u8) >= 0 ? 95 : 0;
        if (json.IndexOf("\"EventID\""u8) >= 0 || json.IndexOf("\"EventId\""u8) >= 0)
            return json.IndexOf("\"Channel\""u8) >= 0 || json.IndexOf("\"SourceName\""u8) >= 0 || json.IndexOf("\"Provider"u8) >= 0 ? 95 : 0;
        return json.IndexOf("\"eventdata\""u8) >= 0 && json.IndexOf("\"eventID\""u8) >= 0 && json.IndexOf("\"providerName\""u8) >= 0 ? 95 : 0;
    }

    public ParseError? Parse(EcsEvent into, FormatContext context)
    {
        var start = JsonFrame.StartOf(into.Original);
        if (start < 0) return new ParseError(0, "a JSON object");
        if (start > 0) JsonFrame.WriteHeader(into, start, context);
        if (_json.Read(into.Original[start..], into) is { } error) return error with { Offset = start + error.Offset };
        if (!TryId(into, out var id)) return new ParseError(into.Original.Length, "an event id");
        into.TryGet(WindowsFields.Channel, out var channel);
        if (!into.TryGet(WindowsFields.ProviderName, out var provider)) into.TryGet(Ecs.EventProvider, out provider);
        var service = WindowsService.Of(channel, provider);
        if (service.Length == 0 && channel.Length == 0 && provider.Length == 0) return new ParseError(into.Original.Length, "a channel or a provider");
        var kind = WindowsEventKind.Of(service, id);
        WindowsTime.Write(into, service, context);
        WindowsEnvelope.Write(into, provider);
        Classify(kind, into);
        if (kind.IsDefender) DefenderMessage.Write(into);
        kind.Map.Write(into);
        if (service.StartsWith("powershell", StringComparison.Ordinal)) PowerShellContext.Write(into);
        WindowsEnvelope.WriteUser(into, isOfWriter: kind.IsDefender);
        if (id == 12 && service == "sysmon") into.LogSource = RegistryObject.LogSourceOf(into);
        if (kind.IsDefender) DefenderEvent.Write(into, kind);
        if (kind.Outcome.Length > 0) into.SetIfMissing(Ecs.EventOutcome, kind.Outcome);
        return null;
    }

    /// <summary>The id is where the exporter put it, else in <c>event.code</c>.</summary>
    static bool TryId(EcsEvent into, out int id)
    {
        id = 0;
        if (!into.TryGet(WindowsFields.EventId, out var text) && !into.TryGet(Ecs.EventCode, out text)) return false;
        if (!Utf8Parser.TryParse(text, out id, out var used) || used != text.Length || id < 0) return false;
        into.Set(Ecs.EventCode, text);
        return true;
    }

    static void Classify(WindowsEventKind kind, EcsEvent into)
    {
        into.LogSource = kind.LogSource;
        into.Set(Ecs.EventKind, kind.IsThreat ? "alert"u8 : "event"u8);
        if (kind.Action.Length > 0) into.Set(Ecs.EventAction, kind.Action);
        if (kind.Categories.Length == 0) return;
        into.Remove(Ecs.EventCategory);
        into.Remove(Ecs.EventType);
        foreach (var category in kind.Categories) into.Add(Ecs.EventCategory, category);
        foreach (var type in kind.Types) into.Add(Ecs.EventType, type);
    }

    /// <summary>Sysmon has one id for what Sigma tells apart as registry_add and registry_delete.</summary>
    static class RegistryObject
    {
        static readonly FieldId EventType = WindowsFields.Data("EventType");
        static readonly LogSourceId Add = LogSourceId.Get("windows", "registry_add", "sysmon");
        static readonly LogSourceId Delete = LogSourceId.Get("windows", "registry_delete", "sysmon");

        public static LogSourceId LogSourceOf(EcsEvent happened) =>
            happened.TryGet(EventType, out var type) && type.StartsWith("Delete"u8) ? Delete : Add;
    }
}
