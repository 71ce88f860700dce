using System.Buffers.Text;
using System.Net;
using Isms.Monitor.Events;

namespace Isms.Monitor.Ingest.Formats.Windows;

/// <summary>Writes a value of an event's data into its ECS field, in the spelling of ECS. What does not have the expected form is left out:
/// it stays where it was below <c>winlog.event_data</c>.</summary>
static class WindowsValues
{
    static readonly FieldId ShareFolder = WindowsFields.Data("ShareLocalPath");

    public static void Write(EcsEvent into, WindowsValue kind, FieldId to, ReadOnlySpan<byte> value)
    {
        switch (kind)
        {
            case WindowsValue.Text: into.Set(to, value); break;
            case WindowsValue.Number: Number(into, to, value); break;
            case WindowsValue.Address: Address(into, to, value); break;
            case WindowsValue.Account: Account(into, value); break;
            case WindowsValue.DistinguishedName: DistinguishedName(into, to, value); break;
            case WindowsValue.Program: Program(into, value, to, Ecs.ProcessName); break;
            case WindowsValue.ParentProgram: Program(into, value, to, Ecs.ProcessParentName); break;
            case WindowsValue.File: File(into, value); break;
            case WindowsValue.SharedFile: SharedFile(into, value); break;
            case WindowsValue.ThreatPath: ThreatPath(into, value); break;
            case WindowsValue.Hashes: WindowsHashes.Write(into, value); break;
            case WindowsValue.LogonType: LogonType(into, to, value); break;
            case WindowsValue.Protocol: Protocol(into, to, value); break;
            case WindowsValue.Direction:
                if (value.SequenceEqual("%%14592"u8)) into.Set(to, "inbound"u8);
                else if (value.SequenceEqual("%%14593"u8)) into.Set(to, "outbound"u8);
                break;
            case WindowsValue.Initiated: into.Set(to, value.SequenceEqual("true"u8) ? "egress"u8 : "ingress"u8); break;
            case WindowsValue.RegistryPath: WindowsRegistry.Path(into, value); break;
            case WindowsValue.RegistryData: WindowsRegistry.Data(into, value); break;
            case WindowsValue.DnsResults: WindowsDns.Write(into, value); break;
        }
    }

    /// <summary>The part of a path behind the last backslash or slash.</summary>
    public static ReadOnlySpan<byte> NameOf(ReadOnlySpan<byte> path) => path[(path.LastIndexOfAny((byte)'\\', (byte)'/') + 1)..];

    public static void File(EcsEvent into, ReadOnlySpan<byte> path)
    {
        into.Set(Ecs.FilePath, path);
        var name = NameOf(path);
        if (name.Length == 0) return;
        into.Set(Ecs.FileName, name);
        if (path.Length > name.Length + 1) into.Set(Ecs.FileDirectory, path[..^(name.Length + 1)]);
        var dot = name.LastIndexOf((byte)'.');
        if (dot > 0 && dot + 1 < name.Length) into.Set(Ecs.FileExtension, name[(dot + 1)..]);
    }

    /// <summary>The share's folder on the server, if the event has it, and the path below.</summary>
    static void SharedFile(EcsEvent into, ReadOnlySpan<byte> below)
    {
        if (!into.TryGet(ShareFolder, out var folder) || folder.Length < 2 || folder.Length + below.Length > 1024)
        {
            File(into, below);
            return;
        }
        Span<byte> path = stackalloc byte[1025];
        folder.CopyTo(path);
        path[folder.Length] = (byte)'\\';
        below.CopyTo(path[(folder.Length + 1)..]);
        File(into, path[..(folder.Length + 1 + below.Length)]);
    }

    static void Number(EcsEvent into, FieldId to, ReadOnlySpan<byte> value)
    {
        if (value.StartsWith("0x"u8))
        {
            if (Utf8Parser.TryParse(value[2..], out uint hexadecimal, out var digits, 'x') && digits == value.Length - 2) into.SetLong(to, hexadecimal);
        }
        else if (Utf8Parser.TryParse(value, out uint _, out var used) && used == value.Length)
        {
            into.Set(to, value, ValueKind.Number);
        }
    }

    static void Address(EcsEvent into, FieldId to, ReadOnlySpan<byte> value)
    {
        if (value.StartsWith("::ffff:"u8) && value.IndexOf((byte)'.') > 0) value = value[7..];
        if (IPAddress.IsValidUtf8(value)) into.Set(to, value, ValueKind.Ip);
    }

    static void Account(EcsEvent into, ReadOnlySpan<byte> value)
    {
        var slash = value.IndexOf((byte)'\\');
        var at = slash < 0 ? value.LastIndexOf((byte)'@') : -1;
        if (slash > 0) into.Set(Ecs.UserDomain, value[..slash]);
        else if (at > 0 && at + 1 < value.Length) into.SetIfMissing(Ecs.UserDomain, value[(at + 1)..]);
        var name = slash >= 0 ? value[(slash + 1)..] : at > 0 ? value[..at] : value;
        if (name.Length > 0) into.Set(Ecs.UserName, name);
    }

    static void DistinguishedName(EcsEvent into, FieldId to, ReadOnlySpan<byte> value)
    {
        if (!value.StartsWith("CN="u8)) return;
        var comma = value.IndexOf((byte)',');
        into.Set(to, comma < 0 ? value[3..] : value[3..comma]);
    }

    static void Program(EcsEvent into, ReadOnlySpan<byte> path, FieldId executable, FieldId name)
    {
        into.Set(executable, path);
        if (NameOf(path) is { Length: > 0 } last) into.Set(name, last);
    }

    static void ThreatPath(EcsEvent into, ReadOnlySpan<byte> value)
    {
        var end = value.IndexOf((byte)';');
        var first = end < 0 ? value : value[..end];
        var mark = first.IndexOf(":_"u8);
        if (mark > 0) first = first[(mark + 2)..];
        var inside = first.IndexOf("->"u8);
        File(into, inside > 0 ? first[..inside] : first);
    }

    static void LogonType(EcsEvent into, FieldId to, ReadOnlySpan<byte> value)
    {
        ReadOnlySpan<byte> name = value switch
        {
            [(byte)'2'] => "Interactive"u8,
            [(byte)'3'] => "Network"u8,
            [(byte)'4'] => "Batch"u8,
            [(byte)'5'] => "Service"u8,
            [(byte)'7'] => "Unlock"u8,
            [(byte)'8'] => "NetworkCleartext"u8,
            [(byte)'9'] => "NewCredentials"u8,
            [(byte)'1', (byte)'0'] => "RemoteInteractive"u8,
            [(byte)'1', (byte)'1'] => "CachedInteractive"u8,
            [(byte)'1', (byte)'2'] => "CachedRemoteInteractive"u8,
            [(byte)'1', (byte)'3'] => "CachedUnlock"u8,
            _ => value,
        };
        into.Set(to, name);
    }

    static void Protocol(EcsEvent into, FieldId to, ReadOnlySpan<byte> value)
    {
        into.Set(to, value);
        ReadOnlySpan<byte> name = Utf8Parser.TryParse(value, out byte number, out var used) && used == value.Length
            ? number switch
            {
                1 => "icmp"u8,
                6 => "tcp"u8,
                17 => "udp"u8,
                47 => "gre"u8,
                50 => "esp"u8,
                58 => "ipv6-icmp"u8,
                _ => default,
            }
            : default;
        if (name.Length > 0) into.Set(Ecs.NetworkTransport, name);
    }
}
