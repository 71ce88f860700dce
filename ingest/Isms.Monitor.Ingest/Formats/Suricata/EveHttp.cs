using System.Buffers.Text;
using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Formats.Text;

namespace Isms.Monitor.Ingest.Formats.Suricata;

/// <summary>HTTP: version, outcome, and the parts of the URL.</summary>
static class EveHttp
{
    public static void Write(EcsEvent into, EveType type)
    {
        if (into.TryGet(Ecs.HttpVersion, out var version) && version.StartsWith("HTTP/"u8)) into.Set(Ecs.HttpVersion, version[5..]);
        if (into.TryGet(Ecs.UrlDomain, out var host)) into.Add(Ecs.DestinationDomain, host);
        if (into.TryGet(Ecs.UrlOriginal, out var url)) Urls.WriteParts(into, url);
        var isWeb = type.Protocol.AsSpan().SequenceEqual("http"u8);
        if (isWeb && into.TryGet(Ecs.HttpResponseStatusCode, out var status) && Utf8Parser.TryParse(status, out int code, out _))
            into.Add(Ecs.EventOutcome, code < 400 ? "success"u8 : "failure"u8);
    }
}
