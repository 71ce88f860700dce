using System.Buffers.Text;
using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Formats.Text;

namespace Isms.Monitor.Ingest.Formats.Windows;

/// <summary>Microsoft Defender: what was done about malware, and how current the protection is, in the vendor-neutral
/// <see cref="AntivirusFields"/>.</summary>
/// <remarks>Source: Microsoft, "Review event logs and error codes to troubleshoot issues with Microsoft Defender Antivirus".</remarks>
static class DefenderEvent
{
    static readonly FieldId ActionName = WindowsFields.Data("ActionName");
    static readonly FieldId ErrorCode = WindowsFields.Data("ErrorCode");
    static readonly FieldId SeverityName = WindowsFields.Data("SeverityName");
    static readonly FieldId[] Versions =
    [
        WindowsFields.Data("CurrentSignatureVersion"), WindowsFields.Data("CurrentsecurityintelligenceVersion"), WindowsFields.Data("AVsignatureversion"),
        WindowsFields.Data("Signatureversion"), WindowsFields.Data("SignatureVersion"), WindowsFields.Data("SecurityintelligenceVersion"),
    ];
    static readonly FieldId[] Engines = [WindowsFields.Data("CurrentEngineVersion"), WindowsFields.Data("Engineversion"), WindowsFields.Data("EngineVersion")];
    static readonly FieldId Age = WindowsFields.Data("AVsignatureage");
    static readonly FieldId Created = WindowsFields.Data("AVsignaturecreationtime");
    static readonly FieldId RealTime = WindowsFields.Data("RTPstate");
    static readonly FormatContext Utc = new() { ReferenceMicros = 0 };

    public static void Write(EcsEvent into, WindowsEventKind kind)
    {
        if (kind.IsThreat) Threat(into, kind);
        Status(into, kind);
    }

    /// <summary>An action without an error succeeded; an action named for no event id is the one of the data.</summary>
    static void Threat(EcsEvent into, WindowsEventKind kind)
    {
        if (kind.Action.Length == 0) into.Set(Ecs.EventAction, ActionOf(into));
        if (into.TryGet(ErrorCode, out var code) && code.Length > 2 && code.StartsWith("0x"u8) && code[2..].IndexOfAnyExcept((byte)'0') >= 0)
            into.Set(Ecs.EventOutcome, "failure"u8);
        into.Set(AntivirusFields.IsLive, "true"u8, ValueKind.Boolean);
        if (!into.Has(Ecs.EventSeverity) && into.TryGet(SeverityName, out var name) && SeverityOf(name) is > 0 and var severity)
            into.SetLong(Ecs.EventSeverity, severity);
    }

    static ReadOnlySpan<byte> ActionOf(EcsEvent happened)
    {
        if (!happened.TryGet(ActionName, out var action)) return "remediated"u8;
        if (action.StartsWith("Quarantine"u8)) return "quarantined"u8;
        if (action.StartsWith("Remove"u8) || action.StartsWith("Delete"u8)) return "removed"u8;
        if (action.StartsWith("Clean"u8)) return "cleaned"u8;
        if (action.StartsWith("Block"u8)) return "blocked"u8;
        if (action.StartsWith("Allow"u8) || action.StartsWith("Ignore"u8)) return "allowed"u8;
        return action.StartsWith("No"u8) || action.StartsWith("Not Applicable"u8) ? "not-remediated"u8 : "remediated"u8;
    }

    /// <summary>Defender's own numbers: 1 low, 2 moderate, 4 high, 5 severe.</summary>
    static int SeverityOf(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("Severe"u8) ? 5 : name.SequenceEqual("High"u8) ? 4 : name.SequenceEqual("Moderate"u8) ? 2 : name.SequenceEqual("Low"u8) ? 1 : 0;

    static void Status(EcsEvent into, WindowsEventKind kind)
    {
        if (kind.Groups.Contains("live")) into.Set(AntivirusFields.IsLive, "true"u8, ValueKind.Boolean);
        Copy(into, Versions, AntivirusFields.SignatureVersion);
        Copy(into, Engines, AntivirusFields.EngineVersion);
        if (kind.Groups.Contains("enabled")) into.Set(AntivirusFields.IsRealTime, "true"u8, ValueKind.Boolean);
        if (kind.Groups.Contains("disabled")) into.Set(AntivirusFields.IsRealTime, "false"u8, ValueKind.Boolean);
        if (into.TryGet(RealTime, out var state)) into.Set(AntivirusFields.IsRealTime, state.StartsWith("Enabled"u8) ? "true"u8 : "false"u8, ValueKind.Boolean);
        if (kind.Groups.Contains("updated")) Updated(into, into.TimestampMicros);
        else if (into.TryGet(Created, out var text) && TryTime(text, out var created)) Updated(into, created);
        if (into.TryGet(Age, out var age) && Utf8Parser.TryParse(age, out uint days, out var used) && used == age.Length && days != uint.MaxValue)
            into.SetLong(AntivirusFields.SignatureAgeDays, days);
    }

    static bool TryTime(ReadOnlySpan<byte> text, out long micros)
    {
        var at = new FieldCursor(text);
        return LogTime.TryIso(ref at, Utc, out micros);
    }

    static void Updated(EcsEvent into, long micros)
    {
        into.SetDate(AntivirusFields.SignatureUpdated, micros);
        into.SetLong(AntivirusFields.SignatureAgeDays, Math.Max(0, (into.TimestampMicros - micros) / UnixMicros.Day));
    }

    /// <summary>The first that is there; <c>AV: 1.2.3.4, AS: …</c> is reduced to the antivirus part.</summary>
    static void Copy(EcsEvent into, FieldId[] from, FieldId to)
    {
        foreach (var field in from)
        {
            if (!into.TryGet(field, out var value) || value.Length == 0) continue;
            var label = value.IndexOf(": "u8);
            if (label is > 0 and < 4) value = value[(label + 2)..];
            var comma = value.IndexOf((byte)',');
            into.Set(to, comma < 0 ? value : value[..comma]);
            return;
        }
    }
}
