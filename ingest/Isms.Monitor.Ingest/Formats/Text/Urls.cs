using Isms.Monitor.Events;

namespace Isms.Monitor.Ingest.Formats.Text;

/// <summary>Takes a URL apart, without decoding it: what an attacker sent is what is kept. RFC 3986 section 3.</summary>
static class Urls
{
    /// <summary>Adds <c>url.original</c> and the parts.</summary>
    public static void Write(EcsEvent into, ReadOnlySpan<byte> url)
    {
        if (url.Length == 0) return;
        into.Add(Ecs.UrlOriginal, url);
        WriteParts(into, url);
    }

    /// <summary>Adds scheme, domain, port, path and query of a URL, or of a path alone.</summary>
    public static void WriteParts(EcsEvent into, ReadOnlySpan<byte> url)
    {
        var scheme = url.IndexOf("://"u8);
        if (scheme > 0 && url[..scheme].IndexOfAny("/?#"u8) < 0)   // not the one of a URL inside the query
        {
            into.Add(Ecs.UrlScheme, url[..scheme]);
            url = url[(scheme + 3)..];
            var end = url.IndexOfAny("/?#"u8);
            WriteAuthority(into, end < 0 ? url : url[..end]);
            url = end < 0 ? default : url[end..];
        }
        var fragment = url.IndexOf((byte)'#');
        if (fragment >= 0)
        {
            into.Add(Ecs.UrlFragment, url[(fragment + 1)..]);
            url = url[..fragment];
        }
        var query = url.IndexOf((byte)'?');
        if (query >= 0)
        {
            into.Add(Ecs.UrlQuery, url[(query + 1)..]);
            url = url[..query];
        }
        if (url.Length > 0) into.Add(Ecs.UrlPath, url);
    }

    static void WriteAuthority(EcsEvent into, ReadOnlySpan<byte> authority)
    {
        var user = authority.LastIndexOf((byte)'@');
        if (user >= 0) authority = authority[(user + 1)..];
        var colon = authority.LastIndexOf((byte)':');
        if (colon > 0 && Address.IsNumber(authority[(colon + 1)..]))
        {
            into.SetIfMissing(Ecs.UrlPort, authority[(colon + 1)..], ValueKind.Number);
            authority = authority[..colon];
        }
        if (authority.Length > 0) into.SetIfMissing(Ecs.UrlDomain, authority);
    }
}
