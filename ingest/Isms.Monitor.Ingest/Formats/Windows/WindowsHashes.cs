using System.Text;
using Isms.Monitor.Events;

namespace Isms.Monitor.Ingest.Formats.Windows;

/// <summary>Sysmon's list of hashes. They belong to the file of the event where it is about one, else to the program that started.</summary>
static class WindowsHashes
{
    static readonly FieldId ProcessImphash = FieldTable.Get("process.pe.imphash");
    static readonly FieldId FileImphash = FieldTable.Get("file.pe.imphash");
    static readonly FieldId TargetFile = WindowsFields.Data("TargetFilename");
    static readonly FieldId LoadedFile = WindowsFields.Data("ImageLoaded");

    public static void Write(EcsEvent into, ReadOnlySpan<byte> list)
    {
        var ofFile = into.Has(TargetFile) || into.Has(LoadedFile);
        while (list.Length > 0)
        {
            var comma = list.IndexOf((byte)',');
            var item = comma < 0 ? list : list[..comma];
            list = comma < 0 ? default : list[(comma + 1)..];
            var equals = item.IndexOf((byte)'=');
            if (equals > 0) Write(into, item[..equals], item[(equals + 1)..], ofFile);
        }
    }

    static void Write(EcsEvent into, ReadOnlySpan<byte> algorithm, ReadOnlySpan<byte> digits, bool ofFile)
    {
        if (digits.Length is 0 or > 128) return;
        Span<byte> lower = stackalloc byte[128];
        if (Ascii.ToLower(digits, lower, out var written) != System.Buffers.OperationStatus.Done) return;
        ReadOnlySpan<byte> hash = lower[..written];
        if (algorithm.SequenceEqual("MD5"u8)) into.Set(ofFile ? Ecs.FileHashMd5 : Ecs.ProcessHashMd5, hash);
        else if (algorithm.SequenceEqual("SHA1"u8)) into.Set(ofFile ? Ecs.FileHashSha1 : Ecs.ProcessHashSha1, hash);
        else if (algorithm.SequenceEqual("SHA256"u8)) into.Set(ofFile ? Ecs.FileHashSha256 : Ecs.ProcessHashSha256, hash);
        else if (algorithm.SequenceEqual("IMPHASH"u8)) into.Set(ofFile ? FileImphash : ProcessImphash, hash);
    }
}
