using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Formats.Text;

namespace Isms.Monitor.Ingest.Formats.Cef;

/// <summary>Takes the value of one extension.</summary>
delegate void CefKey(EcsEvent into, ReadOnlySpan<byte> value, FormatContext context);

/// <summary>Which extension means which ECS field, by short and full names (CEF standard, appendix A). Others become <c>cef.extensions.KEY</c>.</summary>
static class CefKeys
{
    static KeyTable<CefKey> Build()
    {
        var table = new KeyTable<CefKey>();
        foreach (var (keys, field) in Texts)
            foreach (var key in keys.Split(' ')) table.Set(key, (into, value, _) => into.SetIfMissing(field, value));
        foreach (var (keys, field) in Numbers)
            foreach (var key in keys.Split(' ')) table.Set(key, (into, value, _) => Address.AddNumber(into, field, value));
        foreach (var (keys, ip, domain) in Addresses)
            foreach (var key in keys.Split(' ')) table.Set(key, (into, value, _) => AddAddress(into, ip, domain, value));
        AddSpecial(table);
        return table;
    }

    static readonly (string Keys, FieldId Field)[] Texts =
    [
        ("suser sourceUserName", Ecs.SourceUserName), ("duser destinationUserName", Ecs.DestinationUserName), ("suid sourceUserId", Ecs.SourceUserId),
        ("duid destinationUserId", Ecs.DestinationUserId), ("shost sourceHostName", Ecs.SourceDomain), ("dhost destinationHostName", Ecs.DestinationDomain),
        ("act deviceAction", Ecs.EventAction), ("msg message", Ecs.Message), ("reason", Ecs.EventReason), ("requestMethod", Ecs.HttpRequestMethod),
        ("requestClientApplication", Ecs.UserAgentOriginal), ("requestContext", Ecs.HttpRequestReferrer), ("fname fileName", Ecs.FileName),
        ("filePath", Ecs.FilePath), ("fileType", Ecs.FileType), ("dvchost deviceHostName", Ecs.ObserverHostname), ("deviceExternalId", Ecs.ObserverSerialNumber),
        ("deviceInboundInterface", Ecs.ObserverIngressInterfaceName), ("deviceOutboundInterface", Ecs.ObserverEgressInterfaceName),
        ("externalId eventId", Ecs.EventId), ("dproc destinationProcessName sproc sourceProcessName", Ecs.ProcessName), ("dtz deviceTimeZone", Ecs.EventTimezone),
        ("destinationServiceName sourceServiceName", Ecs.ServiceName), ("deviceProcessName", FieldTable.Get("cef.extensions.deviceProcessName")),
    ];

    static readonly (string Keys, FieldId Field)[] Numbers =
    [
        ("spt sourcePort", Ecs.SourcePort), ("dpt destinationPort", Ecs.DestinationPort), ("in bytesIn", Ecs.SourceBytes), ("out bytesOut", Ecs.DestinationBytes),
        ("fsize fileSize", Ecs.FileSize), ("sourceTranslatedPort", Ecs.SourceNatPort), ("destinationTranslatedPort", Ecs.DestinationNatPort),
        ("dpid destinationProcessId spid sourceProcessId", Ecs.ProcessPid),
    ];

    static readonly (string Keys, FieldId Ip, FieldId Domain)[] Addresses =
    [
        ("src sourceAddress", Ecs.SourceIp, Ecs.SourceDomain), ("dst destinationAddress", Ecs.DestinationIp, Ecs.DestinationDomain),
        ("dvc deviceAddress", Ecs.ObserverIp, Ecs.ObserverHostname), ("sourceTranslatedAddress", Ecs.SourceNatIp, Ecs.SourceDomain),
        ("destinationTranslatedAddress", Ecs.DestinationNatIp, Ecs.DestinationDomain),
    ];

    /// <summary>Stands behind the lists that it is made of.</summary>
    public static KeyTable<CefKey> Table { get; } = Build();

    static void AddSpecial(KeyTable<CefKey> table)
    {
        foreach (var key in new[] { "proto", "transportProtocol" }) table.Set(key, static (into, value, _) => Transport.Add(into, value));
        foreach (var key in new[] { "app", "applicationProtocol" }) table.Set(key, static (into, value, _) => Address.AddLower(into, Ecs.NetworkProtocol, value));
        foreach (var key in new[] { "smac", "sourceMacAddress" }) table.Set(key, static (into, value, _) => Address.AddMac(into, Ecs.SourceMac, value));
        foreach (var key in new[] { "dmac", "destinationMacAddress" }) table.Set(key, static (into, value, _) => Address.AddMac(into, Ecs.DestinationMac, value));
        foreach (var key in new[] { "request", "requestUrl" }) table.Set(key, static (into, value, _) => Urls.Write(into, value));
        foreach (var key in new[] { "rt", "deviceReceiptTime" }) table.Set(key, static (into, value, context) => SetTime(into, value, context));
        table.Set("start", static (into, value, context) => SetDate(into, Ecs.EventStart, value, context));
        table.Set("startTime", static (into, value, context) => SetDate(into, Ecs.EventStart, value, context));
        table.Set("end", static (into, value, context) => SetDate(into, Ecs.EventEnd, value, context));
        table.Set("endTime", static (into, value, context) => SetDate(into, Ecs.EventEnd, value, context));
        table.Set("fileHash", static (into, value, _) => AddHash(into, value));
        table.Set("outcome", static (into, value, _) => AddOutcome(into, value));
        table.Set("eventOutcome", static (into, value, _) => AddOutcome(into, value));
        table.Set("deviceDirection", static (into, value, _) => into.Add(Ecs.NetworkDirection, value is [(byte)'0'] ? "inbound"u8 : "outbound"u8));
    }

    static void AddAddress(EcsEvent into, FieldId ip, FieldId domain, ReadOnlySpan<byte> value)
    {
        if (Address.IsIp(value)) into.SetIfMissing(ip, value, ValueKind.Ip);
        else into.SetIfMissing(domain, value);
    }

    static void AddHash(EcsEvent into, ReadOnlySpan<byte> value) =>
        into.Add(value.Length switch { 32 => Ecs.FileHashMd5, 40 => Ecs.FileHashSha1, 128 => Ecs.FileHashSha512, _ => Ecs.FileHashSha256 }, value);

    static void AddOutcome(EcsEvent into, ReadOnlySpan<byte> value)
    {
        var first = value[0] | 0x20;
        into.Add(Ecs.EventOutcome, first is 's' or 'a' ? "success"u8 : first is 'f' or 'd' ? "failure"u8 : "unknown"u8);
    }

    static void SetTime(EcsEvent into, ReadOnlySpan<byte> value, FormatContext context)
    {
        if (TryTime(value, context, out var micros)) into.TimestampMicros = micros;
    }

    static void SetDate(EcsEvent into, FieldId field, ReadOnlySpan<byte> value, FormatContext context)
    {
        if (TryTime(value, context, out var micros)) into.SetDate(field, micros);
    }

    /// <summary>Milliseconds since 1970, or <c>MMM dd yyyy HH:mm:ss</c>.</summary>
    static bool TryTime(ReadOnlySpan<byte> value, FormatContext context, out long micros)
    {
        if (LogTime.TryEpoch(value, out micros)) return true;
        var at = new FieldCursor(value);
        return LogTime.TryMonthFirst(ref at, context, out micros) || LogTime.TryIso(ref at, context, out micros);
    }
}
