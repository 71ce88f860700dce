using Isms.Monitor.Events;

namespace Isms.Monitor.Ingest.Formats.Json;

/// <summary>Any other JSON object: an ECS document keeps its names and types, the rest of the world goes below <c>json</c> with time,
/// message, level, host, addresses and user found by their usual names.</summary>
/// <remarks>Source: Elastic Common Schema 9.x. A document is ECS when it says so (<c>ecs.version</c>) or has <c>@timestamp</c> and an
/// <c>event</c> object.</remarks>
sealed class PlainJson : ILogFormat
{
    const string Prefix = "json.";

    readonly JsonFlattener _ecs = new(EcsName, typed: true);
    readonly JsonFlattener _other = new(OtherName, typed: true);

    public string Name => "json";

    public string Vendor => "";

    public string Product => "";

    public string Dataset => "json";

    public int Recognise(ReadOnlySpan<byte> frame)
    {
        var start = JsonFrame.StartOf(frame);
        if (start < 0 || frame.TrimEnd(" \t\r\n"u8)[^1] != '}') return 0;
        return start > 0 && frame[0] == '<' ? 20 : IsEcs(frame[start..]) ? 60 : 40;
    }

    public ParseError? Parse(EcsEvent into, FormatContext context)
    {
        var start = JsonFrame.StartOf(into.Original);
        if (start < 0) return new ParseError(0, "a JSON object");
        if (start > 0) JsonFrame.WriteHeader(into, start, context);
        var json = into.Original[start..];
        var isEcs = IsEcs(json);
        if ((isEcs ? _ecs : _other).Read(json, into) is { } error) return error with { Offset = start + error.Offset };
        JsonTime.Write(into, context);
        UsualNames.Write(into);
        if (isEcs) EcsDocument.Complete(into);
        return null;
    }

    static bool IsEcs(ReadOnlySpan<byte> json)
    {
        if (json.IndexOf("\"ecs\""u8) >= 0 || json.IndexOf("\"ecs.version\""u8) >= 0) return true;
        return json.IndexOf("\"@timestamp\""u8) >= 0 && (json.IndexOf("\"event\""u8) >= 0 || json.IndexOf("\"event."u8) >= 0);
    }

    static string? EcsName(string path) => path == "event.original" ? null : path;

    static string? OtherName(string path) => path switch
    {
        "event.original" => null,
        _ when FieldTable.TryFind(path, out var known) && known.IsEcs => path,
        _ => Prefix + path,
    };
}
