using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Formats.Syslog;
using Isms.Monitor.Ingest.Formats.Text;

namespace Isms.Monitor.Ingest.Formats.ClamAv;

/// <summary>ClamAV: what <c>clamd</c>, <c>clamonacc</c>, <c>clamscan</c> and <c>freshclam</c> write to their log files or to syslog.</summary>
/// <remarks>Source: ClamAV documentation, and shared/output.c of its sources. clamd with LogTime writes
/// <c>Tue Nov 24 22:00:00 2026 -> /path: Eicar-Test-Signature(hash:size) FOUND</c>.</remarks>
public sealed class ClamAvLog : ILogFormat
{
    static readonly LogSourceId Source = LogSourceId.Get("clamav", "antivirus", "clamav");
    static readonly ConstantFields Found = Meaning("alert", "malware-detected", null, "malware file", "info");
    static readonly ConstantFields Moved = Meaning("event", "malware-quarantined", "success", "malware file", "deletion change");
    static readonly ConstantFields Removed = Meaning("event", "malware-removed", "success", "malware file", "deletion");
    static readonly ConstantFields Failed = Meaning("event", "scan-failed", "failure", "malware file", "error");
    static readonly ConstantFields Updated = Meaning("event", "signatures-updated", "success", "package", "change");
    static readonly ConstantFields UpdateFailed = Meaning("event", "signatures-update-failed", "failure", "package", "error");
    static readonly ConstantFields Started = Meaning("event", "service-started", "success", "process", "start");
    static readonly ConstantFields Stopped = Meaning("event", "service-stopped", "success", "process", "end");
    static readonly ConstantFields Other = Meaning("event", null, null, "malware", "info");
    static readonly FieldId Signature = FieldTable.Get("clamav.signature");
    static readonly FieldId DatabaseVersion = FieldTable.Get("clamav.database.version");
    static readonly FieldId Target = FieldTable.Get("clamav.quarantine_path");

    public string Name => "clamav";

    public string Vendor => "ClamAV";

    public string Product => "ClamAV";

    public string Dataset => "clamav.log";

    public int Recognise(ReadOnlySpan<byte> frame)
    {
        if (frame.Length < 8) return 0;
        if (frame[..Math.Min(frame.Length, 128)].IndexOf("clam"u8) >= 0 && HasTag(frame)) return 92;
        if (frame.TrimEnd((byte)' ').EndsWith(" FOUND"u8) && frame.IndexOf(": "u8) > 0) return 91;
        return IsOwnFile(frame) ? 70 : 0;
    }

    public ParseError? Parse(EcsEvent into, FormatContext context)
    {
        var at = new FieldCursor(into.Original.TrimEnd(" \r\n"u8));
        if (!TryOwnTime(ref at, into, context))
        {
            var header = SyslogHeader.ReadToTag(ref at, context);
            if (header.TimestampMicros != 0 || header.Priority >= 0) header.ReadTag(ref at);   // else it is a path
            header.WriteTimeAndPriority(into, context);
            SyslogContent.WriteHost(into, header);
        }
        into.LogSource = Source;
        into.Add(Ecs.Message, at.Rest);
        WriteMessage(ref at, into);
        return null;
    }

    static void WriteMessage(ref FieldCursor at, EcsEvent into)
    {
        var text = at.Rest;
        if (text.EndsWith(" FOUND"u8)) WriteFound(into, text[..^6]);
        else if (text.IndexOf(": moved to "u8) is > 0 and var moved) WriteFile(into, Moved, text[..moved], text[(moved + 11)..].Trim((byte)'\''));
        else if (text.EndsWith(": Removed."u8)) WriteFile(into, Removed, text[..^10], default);
        else if (text.EndsWith(" ERROR"u8) && text.IndexOf(": "u8) is > 0 and var colon) WriteFile(into, Failed, text[..colon], default);
        else if (text.IndexOf(" updated (version: "u8) is > 0 and var updated) WriteUpdate(into, text, updated);
        else if (text.IndexOf("atabase is up-to-date"u8) >= 0 || text.IndexOf("atabase is up to date"u8) >= 0) WriteCurrent(into, text);
        else if (text.IndexOf("atabase available for update"u8) >= 0) Updated.Write(into);
        else if (text.IndexOf("Update failed"u8) >= 0 || text.StartsWith("ERROR: Can't download"u8)) UpdateFailed.Write(into);
        else if (text.StartsWith("clamd daemon"u8) || text.StartsWith("Self checking every"u8)) Started.Write(into);
        else if (text.StartsWith("--- Stopped"u8) || text.StartsWith("Exiting"u8)) Stopped.Write(into);
        else Other.Write(into);
    }

    /// <summary><c>/path/to/file: Name.Of-Signature-1[(hash:size)]</c>; the path may hold colons, the signature none.</summary>
    static void WriteFound(EcsEvent into, ReadOnlySpan<byte> text)
    {
        var colon = text.LastIndexOf(": "u8);
        if (colon <= 0)
        {
            Other.Write(into);
            return;
        }
        var signature = text[(colon + 2)..];
        var open = signature.IndexOf((byte)'(');
        if (open > 0 && signature[^1] == ')') WriteHash(into, signature[(open + 1)..^1]);
        if (open > 0) signature = signature[..open];
        WriteFile(into, Found, text[..colon], default);
        into.Add(Signature, signature);
        into.Add(Ecs.RuleName, signature);
    }

    static void WriteHash(EcsEvent into, ReadOnlySpan<byte> text)
    {
        var colon = text.IndexOf((byte)':');
        var hash = colon < 0 ? text : text[..colon];
        if (hash.Length is 32 or 40 or 64) into.Add(hash.Length == 32 ? Ecs.FileHashMd5 : hash.Length == 40 ? Ecs.FileHashSha1 : Ecs.FileHashSha256, hash);
        if (colon > 0) Address.AddNumber(into, Ecs.FileSize, text[(colon + 1)..]);
    }

    static void WriteFile(EcsEvent into, ConstantFields meaning, ReadOnlySpan<byte> path, ReadOnlySpan<byte> target)
    {
        meaning.Write(into);
        if (path.StartsWith("ScanOnAccess: "u8)) path = path[14..];
        into.Add(Ecs.FilePath, path);
        var slash = path.LastIndexOfAny((byte)'/', (byte)'\\');
        if (slash >= 0 && slash < path.Length - 1) into.Add(Ecs.FileName, path[(slash + 1)..]);
        if (target.Length > 0) into.Add(Target, target);
    }

    static void WriteUpdate(EcsEvent into, ReadOnlySpan<byte> text, int updated)
    {
        WriteStatus(into);
        var version = text[(updated + 19)..];
        var comma = version.IndexOf((byte)',');
        if (comma > 0) into.Add(DatabaseVersion, version[..comma]);
    }

    /// <summary>freshclam asked and nothing newer is there: the signatures are those of today.</summary>
    static void WriteCurrent(EcsEvent into, ReadOnlySpan<byte> text)
    {
        if (text.IndexOf(" (version: "u8) is > 0 and var version) WriteUpdate(into, text, version - 8);
        else WriteStatus(into);
    }

    static void WriteStatus(EcsEvent into)
    {
        Updated.Write(into);
        into.Set(AntivirusFields.IsLive, "true"u8, ValueKind.Boolean);
        into.SetDate(AntivirusFields.SignatureUpdated, into.TimestampMicros);
        into.SetLong(AntivirusFields.SignatureAgeDays, 0);
    }

    /// <summary><c>Tue Nov 24 22:00:00 2026 -> text</c>.</summary>
    static bool TryOwnTime(ref FieldCursor at, EcsEvent into, FormatContext context)
    {
        if (!IsOwnFile(at.Rest)) return false;
        at.Skip(4);
        if (!LogTime.TryMonthFirst(ref at, context, out var micros) || !at.Take(" -> "u8))
        {
            at.Return(0);
            return false;
        }
        into.TimestampMicros = micros;
        while (at.Peek is (byte)'^' or (byte)'!' or (byte)'*' or (byte)'~') at.Skip(1);   // marks of warnings and errors
        return true;
    }

    static bool IsOwnFile(ReadOnlySpan<byte> frame) =>
        frame.Length > 28 && frame[3] == ' ' && LogTime.MonthOf(frame[4..]) != 0 && frame[24..Math.Min(frame.Length, 30)].IndexOf(" -> "u8) >= 0;

    static bool HasTag(ReadOnlySpan<byte> frame) =>
        HasTag(frame, "clamd"u8) || HasTag(frame, "clamonacc"u8) || HasTag(frame, "freshclam"u8) || HasTag(frame, "clamscan"u8);

    static bool HasTag(ReadOnlySpan<byte> frame, ReadOnlySpan<byte> name)
    {
        var end = frame[..Math.Min(frame.Length, 128)].IndexOf(name) + name.Length;
        return end >= name.Length && end < frame.Length && frame[end] is (byte)'[' or (byte)':' or (byte)' ';
    }

    static ConstantFields Meaning(string kind, string? action, string? outcome, string category, string type) => new ConstantFields()
        .Add(Ecs.EventKind, kind).Add(Ecs.EventAction, action).Add(Ecs.EventOutcome, outcome).AddAll(Ecs.EventCategory, category).AddAll(Ecs.EventType, type);
}
