using Isms.Monitor.Events;

namespace Isms.Monitor.Ingest.Formats;

/// <summary>Path, query, fragment and extension of a URL, full or from the path on, as parts of its bytes.</summary>
/// <remarks>Source: RFC 3986 section 3. Nothing is decoded, so that what an attacker wrote stays visible.</remarks>
static class UrlParts
{
    const int LongestExtension = 10;

    public static void Write(EcsEvent into, ReadOnlySpan<byte> url)
    {
        var rest = url;
        var scheme = rest.IndexOf("://"u8);
        if (scheme is > 0 and < 16 && rest[..scheme].IndexOfAny("/?#"u8) < 0)
        {
            into.Add(Ecs.UrlScheme, rest[..scheme]);
            rest = rest[(scheme + 3)..];
            var path = rest.IndexOfAny("/?#"u8);
            var authority = path < 0 ? rest : rest[..path];
            Authority(into, authority);
            rest = path < 0 ? default : rest[path..];
        }
        var fragment = rest.IndexOf((byte)'#');
        if (fragment >= 0)
        {
            if (fragment + 1 < rest.Length) into.Add(Ecs.UrlFragment, rest[(fragment + 1)..]);
            rest = rest[..fragment];
        }
        var query = rest.IndexOf((byte)'?');
        if (query >= 0)
        {
            if (query + 1 < rest.Length) into.Add(Ecs.UrlQuery, rest[(query + 1)..]);
            rest = rest[..query];
        }
        if (rest.Length == 0) return;
        into.Add(Ecs.UrlPath, rest);
        Extension(into, rest[(rest.LastIndexOf((byte)'/') + 1)..]);
    }

    static void Authority(EcsEvent into, ReadOnlySpan<byte> authority)
    {
        var user = authority.LastIndexOf((byte)'@');
        var host = authority[(user + 1)..];
        var colon = host.LastIndexOf((byte)':');
        var hasPort = colon > 0 && colon > host.LastIndexOf((byte)']') && colon + 1 < host.Length && host[(colon + 1)..].IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;
        if (hasPort)
        {
            if (host.Length - colon <= 6) into.SetIfMissing(Ecs.UrlPort, host[(colon + 1)..], ValueKind.Number);
            host = host[..colon];
        }
        if (host.Length > 0) into.SetIfMissing(Ecs.UrlDomain, host);
    }

    static void Extension(EcsEvent into, ReadOnlySpan<byte> name)
    {
        var dot = name.LastIndexOf((byte)'.');
        if (dot <= 0 || name.Length - dot - 1 is 0 or > LongestExtension) return;
        into.Add(Ecs.UrlExtension, name[(dot + 1)..]);
    }
}
