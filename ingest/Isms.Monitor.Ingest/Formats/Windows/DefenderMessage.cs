using System.Buffers;
using Isms.Monitor.Events;

namespace Isms.Monitor.Ingest.Formats.Windows;

/// <summary>Reads a Defender event's data out of its rendered text, for exporters that send only that: lines of <c>Name: value</c>.</summary>
/// <remarks>English text; another language leaves the data empty. Source: Microsoft, "Review event logs and error codes to troubleshoot
/// issues with Microsoft Defender Antivirus", messages of the events.</remarks>
static class DefenderMessage
{
    const int MostLines = 64;

    static readonly SearchValues<byte> LineEnds = SearchValues.Create("\r\n"u8);

    static readonly (byte[] Label, FieldId Field)[] Labels =
    [
        Row("Name", "ThreatName"), Row("ID", "ThreatID"), Row("Severity", "SeverityName"), Row("Category", "CategoryName"), Row("Path", "Path"),
        Row("User", "DetectionUser"), Row("Process Name", "ProcessName"), Row("Action", "ActionName"), Row("Error Code", "ErrorCode"),
        Row("Detection Source", "SourceName"), Row("Scan ID", "ScanID"), Row("Scan Type", "ScanType"), Row("Scan Parameters", "ScanParameters"),
        Row("Security intelligence Version", "SecurityintelligenceVersion"), Row("Security intelligence version", "Signatureversion"),
        Row("Signature Version", "SecurityintelligenceVersion"), Row("Current security intelligence Version", "CurrentSignatureVersion"),
        Row("Current Signature Version", "CurrentSignatureVersion"), Row("Engine Version", "EngineVersion"), Row("Engine version", "Engineversion"),
        Row("Current Engine Version", "CurrentEngineVersion"), Row("Platform version", "Platformversion"),
        Row("Antivirus security intelligence version", "AVsignatureversion"), Row("Antivirus security intelligence age", "AVsignatureage"),
        Row("Antivirus security intelligence creation time", "AVsignaturecreationtime"), Row("RTP state", "RTPstate"),
    ];

    static readonly FieldId[] Known = [Field("ThreatName"), Field("CurrentSignatureVersion"), Field("Signatureversion"), Field("AVsignatureage"), Field("Path")];

    public static void Write(EcsEvent into)
    {
        foreach (var field in Known)
            if (into.Has(field)) return;
        if (!into.TryGet(Ecs.Message, out var text)) return;
        for (var line = 0; line < MostLines && text.Length > 0; line++)
        {
            var end = text.IndexOfAny(LineEnds);
            Line(into, end < 0 ? text : text[..end]);
            text = end < 0 ? default : text[(end + 1)..].TrimStart("\r\n"u8);
        }
    }

    static void Line(EcsEvent into, ReadOnlySpan<byte> line)
    {
        line = line.Trim(" \t"u8);
        var colon = line.IndexOf((byte)':');
        if (colon <= 0) return;
        var value = line[(colon + 1)..].TrimStart(" "u8);
        if (value.Length == 0) return;
        foreach (var (label, field) in Labels)
        {
            if (!line[..colon].SequenceEqual(label)) continue;
            into.SetIfMissing(field, value);
            return;
        }
    }

    static (byte[], FieldId) Row(string label, string field) => (System.Text.Encoding.ASCII.GetBytes(label), Field(field));

    static FieldId Field(string name) => WindowsFields.Data(name);
}
