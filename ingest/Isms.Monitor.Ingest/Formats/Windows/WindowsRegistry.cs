using System.Buffers.Text;
using Isms.Monitor.Events;

namespace Isms.Monitor.Ingest.Formats.Windows;

/// <summary>Registry paths and data as Sysmon writes them.</summary>
static class WindowsRegistry
{
    public static void Path(EcsEvent into, ReadOnlySpan<byte> path)
    {
        into.Set(Ecs.RegistryPath, path);
        var slash = path.IndexOf((byte)'\\');
        if (slash <= 0) return;
        into.Set(Ecs.RegistryHive, path[..slash]);
        if (slash + 1 < path.Length) into.Set(Ecs.RegistryKey, path[(slash + 1)..]);
        if (WindowsValues.NameOf(path) is { Length: > 0 } value) into.Set(Ecs.RegistryValue, value);
    }

    public static void Data(EcsEvent into, ReadOnlySpan<byte> text)
    {
        if (Number(text, "DWORD (0x"u8, out var number))
        {
            into.SetLong(Ecs.RegistryDataStrings, number);
            into.Set(Ecs.RegistryDataType, "SZ_DWORD"u8);
        }
        else if (Number(text, "QWORD (0x"u8, out number))
        {
            into.SetLong(Ecs.RegistryDataStrings, number);
            into.Set(Ecs.RegistryDataType, "SZ_QWORD"u8);
        }
        else if (text.SequenceEqual("Binary Data"u8))
        {
            into.Set(Ecs.RegistryDataType, "REG_BINARY"u8);
        }
        else
        {
            into.Set(Ecs.RegistryDataStrings, text);
            into.Set(Ecs.RegistryDataType, "REG_SZ"u8);
        }
    }

    /// <summary><c>DWORD (0x00000001)</c>, and <c>QWORD (0x00000000-0x00000001)</c> in two halves.</summary>
    static bool Number(ReadOnlySpan<byte> text, ReadOnlySpan<byte> prefix, out long value)
    {
        value = 0;
        if (!text.StartsWith(prefix) || !Utf8Parser.TryParse(text[prefix.Length..], out uint high, out var used, 'x')) return false;
        value = high;
        var rest = text[(prefix.Length + used)..];
        if (rest.StartsWith("-0x"u8) && Utf8Parser.TryParse(rest[3..], out uint low, out _, 'x')) value = value << 32 | low;
        return true;
    }
}
