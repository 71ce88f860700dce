using System.Collections.Frozen;
using Isms.Monitor.Events;

namespace Isms.Monitor.Ingest.Formats.Windows;

/// <summary>One name for each property of a Windows event, whoever exported it: <c>winlog.*</c> as Winlogbeat writes it, and what
/// the event itself carries below <c>winlog.event_data</c>, its names without blanks (<c>Threat Name</c> is <c>ThreatName</c>).</summary>
/// <remarks>Shapes: Winlogbeat and Elastic Agent (<c>winlog.event_data.X</c>, ECS names); EVTX dumps, which keep the XML's
/// <c>Event.System</c> and <c>Event.EventData</c> and mark attributes in several ways; NXLog (im_msvistalog) and Sigma's own test
/// events, flat; Wazuh (<c>win.system</c>, <c>win.eventdata</c>, first letters small).</remarks>
static class WindowsNames
{
    public const string Data = "winlog.event_data.";

    public static string? FieldOf(string path)
    {
        if (path.StartsWith("winlog.", StringComparison.Ordinal)) return WithoutBlanks(path);
        if (Flat.TryGetValue(path, out var field)) return field;
        if (FieldTable.TryFind(path, out var known) && known.IsEcs) return path;
        if (path.StartsWith("win.", StringComparison.Ordinal)) path = Wazuh(path);
        path = WithoutMarks(path);
        if (path.EndsWith("xmlns", StringComparison.Ordinal)) return null;
        if (path.StartsWith("Event.", StringComparison.Ordinal)) path = path["Event.".Length..];
        if (path.StartsWith("System.", StringComparison.Ordinal)) return System.GetValueOrDefault(path, "winlog.system." + path["System.".Length..]);
        if (path.StartsWith("EventData.", StringComparison.Ordinal)) return Data + WithoutBlanks(path["EventData.".Length..]);
        if (path.StartsWith("UserData.", StringComparison.Ordinal)) return "winlog.user_data." + WithoutBlanks(path[(path.LastIndexOf('.') + 1)..]);
        if (path.StartsWith("RenderingInfo.", StringComparison.Ordinal)) return Rendered.GetValueOrDefault(path, "winlog.rendering." + path["RenderingInfo.".Length..]);
        return path.Contains('.', StringComparison.Ordinal) ? "json." + path : Data + WithoutBlanks(path);
    }

    static string WithoutBlanks(string name) => name.Replace(" ", "", StringComparison.Ordinal);

    /// <summary>Takes out what converters from XML put in for attributes and text.</summary>
    static string WithoutMarks(string path) => string.Join('.', path.Split('.')
        .Where(part => part is not ("#attributes" or "@attributes" or "_attributes" or "#text" or "_text"))
        .Select(part => part.EndsWith("_attributes", StringComparison.Ordinal) ? part[..^"_attributes".Length] : part.TrimStart('@')));

    static string Wazuh(string path)
    {
        var parts = path.Split('.');
        if (parts.Length < 3) return path;
        var name = char.ToUpperInvariant(parts[2][0]) + parts[2][1..];
        return parts[1] switch
        {
            "eventdata" => $"EventData.{name}",
            "system" => $"System.{name}",
            _ => path,
        };
    }

    static readonly FrozenDictionary<string, string> System = new Dictionary<string, string>
    {
        ["System.Provider.Name"] = "winlog.provider_name",
        ["System.Provider.Guid"] = "winlog.provider_guid",
        ["System.Provider.EventSourceName"] = "winlog.event_source_name",
        ["System.ProviderName"] = "winlog.provider_name",
        ["System.ProviderGuid"] = "winlog.provider_guid",
        ["System.EventID"] = "winlog.event_id",
        ["System.EventID.Value"] = "winlog.event_id",
        ["System.Version"] = "winlog.version",
        ["System.Level"] = "winlog.level",
        ["System.Task"] = "winlog.task",
        ["System.Opcode"] = "winlog.opcode",
        ["System.Keywords"] = "winlog.keywords",
        ["System.TimeCreated"] = "winlog.time_created",
        ["System.TimeCreated.SystemTime"] = "winlog.time_created",
        ["System.SystemTime"] = "winlog.time_created",
        ["System.EventRecordID"] = "winlog.record_id",
        ["System.Correlation.ActivityID"] = "winlog.activity_id",
        ["System.Correlation.RelatedActivityID"] = "winlog.related_activity_id",
        ["System.Execution.ProcessID"] = "winlog.process.pid",
        ["System.Execution.ThreadID"] = "winlog.process.thread.id",
        ["System.ProcessID"] = "winlog.process.pid",
        ["System.ThreadID"] = "winlog.process.thread.id",
        ["System.Channel"] = "winlog.channel",
        ["System.Computer"] = "winlog.computer_name",
        ["System.Security.UserID"] = "winlog.user.identifier",
        ["System.Message"] = "message",
        ["System.SeverityValue"] = "winlog.level",
    }.ToFrozenDictionary();

    static readonly FrozenDictionary<string, string> Rendered = new Dictionary<string, string>
    {
        ["RenderingInfo.Message"] = "message",
        ["RenderingInfo.Level"] = "winlog.level",
        ["RenderingInfo.Task"] = "winlog.task",
        ["RenderingInfo.Opcode"] = "winlog.opcode",
        ["RenderingInfo.Keywords"] = "winlog.keywords",
        ["RenderingInfo.Keywords.Keyword"] = "winlog.keywords",
    }.ToFrozenDictionary();

    static readonly FrozenDictionary<string, string> Flat = new Dictionary<string, string>
    {
        ["EventID"] = "winlog.event_id",
        ["EventId"] = "winlog.event_id",
        ["Channel"] = "winlog.channel",
        ["Computer"] = "winlog.computer_name",
        ["ComputerName"] = "winlog.computer_name",
        ["MachineName"] = "winlog.computer_name",
        ["Hostname"] = "winlog.computer_name",
        ["SourceName"] = "winlog.provider_name",
        ["Provider"] = "winlog.provider_name",
        ["ProviderName"] = "winlog.provider_name",
        ["Provider_Name"] = "winlog.provider_name",
        ["ProviderGuid"] = "winlog.provider_guid",
        ["EventTime"] = "winlog.time_created",
        ["TimeCreated"] = "winlog.time_created",
        ["TimeGenerated"] = "winlog.time_created",
        ["SystemTime"] = "winlog.time_created",
        ["RecordNumber"] = "winlog.record_id",
        ["EventRecordID"] = "winlog.record_id",
        ["ExecutionProcessID"] = "winlog.process.pid",
        ["ExecutionThreadID"] = "winlog.process.thread.id",
        ["ThreadID"] = "winlog.process.thread.id",
        ["ActivityID"] = "winlog.activity_id",
        ["Keywords"] = "winlog.keywords",
        ["SeverityValue"] = "winlog.severity_value",
        ["Severity"] = "winlog.level",
        ["Level"] = "winlog.level",
        ["Version"] = "winlog.version",
        ["Task"] = "winlog.task_value",
        ["Category"] = "winlog.task",
        ["Opcode"] = "winlog.opcode",
        ["OpcodeValue"] = "winlog.opcode_value",
        ["Domain"] = "winlog.user.domain",
        ["AccountType"] = "winlog.user.type",
        ["UserID"] = "winlog.user.identifier",
        ["Message"] = "message",
        ["EventReceivedTime"] = "nxlog.event_received_time",
        ["SourceModuleName"] = "nxlog.source_module_name",
        ["SourceModuleType"] = "nxlog.source_module_type",
    }.ToFrozenDictionary();
}
