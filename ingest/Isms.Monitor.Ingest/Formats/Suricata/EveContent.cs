using Isms.Monitor.Events;

namespace Isms.Monitor.Ingest.Formats.Suricata;

/// <summary>What alerts and application records say, where a value needs more than a name: each only looks when its field is there.</summary>
static class EveContent
{
    public static void Write(EveType type, EcsEvent into, FormatContext context)
    {
        if (into.Has(Ecs.RuleId)) EveAlert.Write(into, type.IsAlert);
        if (into.Has(Ecs.DnsType) || into.Has(Ecs.DnsQuestionName)) EveDns.Write(into);
        if (into.Has(Ecs.UrlOriginal) || into.Has(Ecs.UrlDomain)) EveHttp.Write(into, type);
        if (into.Has(Ecs.TlsVersion) || into.Has(Ecs.TlsClientServerName)) EveTls.Write(into, context);
        if (into.TryGet(Ecs.FilePath, out var path)) FileName(into, path);
    }

    static void FileName(EcsEvent into, ReadOnlySpan<byte> path)
    {
        var name = path[(path.LastIndexOfAny((byte)'/', (byte)'\\') + 1)..];
        if (name.Length > 0) into.Add(Ecs.FileName, name);
    }
}
