using Isms.Monitor.Events;

namespace Isms.Monitor.Ingest.Formats.Suricata;

/// <summary>TLS: <c>TLS 1.2</c> split into protocol and version, the certificate's fingerprint and times in the spelling of ECS.</summary>
static class EveTls
{
    static readonly FieldId Serial = FieldTable.Get("tls.server.x509.serial_number");

    public static void Write(EcsEvent into, FormatContext context)
    {
        Version(into);
        ServerName(into);
        Hexadecimal(into, Ecs.TlsServerHashSha1);
        Hexadecimal(into, Serial);
        EveTime.TryNormalise(into, Ecs.TlsServerNotBefore, context, out _);
        EveTime.TryNormalise(into, Ecs.TlsServerNotAfter, context, out _);
        EveTime.TryNormalise(into, Ecs.TlsClientNotBefore, context, out _);
        EveTime.TryNormalise(into, Ecs.TlsClientNotAfter, context, out _);
    }

    /// <summary>Suricata writes <c>TLS 1.2</c>, <c>TLSv1</c>, <c>SSLv3</c>, <c>UNDETERMINED</c>, or <c>0x7f12</c> for a draft.</summary>
    static void Version(EcsEvent into)
    {
        if (!into.TryGet(Ecs.TlsVersion, out var text)) return;
        var digits = text.IndexOfAnyInRange((byte)'0', (byte)'9');
        if (digits is < 3 or > 4)
        {
            if (text.SequenceEqual("UNDETERMINED"u8)) into.Remove(Ecs.TlsVersion);
            return;
        }
        var isTls = text.StartsWith("TLS"u8);
        if (!isTls && !text.StartsWith("SSL"u8)) return;
        into.Add(Ecs.TlsVersionProtocol, isTls ? "tls"u8 : "ssl"u8);
        var version = text[digits..];
        if (version.SequenceEqual("1"u8)) into.Set(Ecs.TlsVersion, "1.0"u8);
        else into.Set(Ecs.TlsVersion, version);
    }

    static void ServerName(EcsEvent into)
    {
        if (!into.TryGet(Ecs.TlsClientServerName, out var name)) return;
        if (name is [.., (byte)'.'])
        {
            name = name[..^1];
            into.Set(Ecs.TlsClientServerName, name);
        }
        into.SetIfMissing(Ecs.DestinationDomain, name);
    }

    /// <summary>ECS writes hashes and serial numbers of certificates as upper-case digits without colons.</summary>
    static void Hexadecimal(EcsEvent into, FieldId field)
    {
        if (!into.TryGet(field, out var text) || text.Length > 256) return;
        Span<byte> digits = stackalloc byte[256];
        var written = 0;
        foreach (var letter in text)
            if (letter != ':') digits[written++] = letter is >= (byte)'a' and <= (byte)'f' ? (byte)(letter - 32) : letter;
        into.Set(field, digits[..written]);
    }
}
