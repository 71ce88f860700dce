using System.Collections.Concurrent;
using System.Collections.Frozen;
using Isms.Monitor.Events;

namespace Isms.Monitor.Ingest.Formats.Windows;

/// <summary>Which ECS fields the data of an event fill: the union of the groups that <c>windows-events.tsv</c> names for it.</summary>
/// <remarks>The same name means different things in different events (<c>TargetUserName</c> is who logged on, whose account was
/// changed, or a group), hence groups. The data themselves stay where they are.</remarks>
sealed class WindowsDataMap
{
    static readonly ConcurrentDictionary<string, WindowsDataMap> Made = new();

    readonly FrozenDictionary<int, (WindowsValue Value, FieldId To)> _rows;

    WindowsDataMap(IEnumerable<(string Name, WindowsValue Value, FieldId To)> rows) =>
        _rows = rows
            .SelectMany(row => new[] { (From: WindowsFields.Data(row.Name), row), (From: WindowsFields.UserData(row.Name), row) })
            .ToFrozenDictionary(pair => (int)pair.From.Value, pair => (pair.row.Value, pair.row.To));

    public static WindowsDataMap Of(IEnumerable<string> groups)
    {
        string[] known = [.. groups.Where(Groups.ContainsKey).Order(StringComparer.Ordinal)];
        var key = string.Join(' ', known);
        if (Made.TryGetValue(key, out var map)) return map;
        return Made[key] = new WindowsDataMap(known.SelectMany(group => Groups[group]).DistinctBy(row => row.Name));
    }

    public void Write(EcsEvent into)
    {
        if (_rows.Count == 0) return;
        var count = into.Count;
        for (var slot = 0; slot < count; slot++)
        {
            if (!_rows.TryGetValue(into.FieldAt(slot).Value, out var row)) continue;
            var value = into.ValueAt(slot);
            if (value.Length > 0 && !(value.Length == 1 && value[0] == '-')) WindowsValues.Write(into, row.Value, row.To, value);
        }
    }

    static FieldId Field(string name) => FieldTable.Get(name);

    static readonly (string, WindowsValue, FieldId)[] Origin =
    [
        ("IpAddress", WindowsValue.Address, Ecs.SourceIp),
        ("IpPort", WindowsValue.Number, Ecs.SourcePort),
    ];

    static readonly (string, WindowsValue, FieldId)[] SysmonCommon =
    [
        ("RuleName", WindowsValue.Text, Ecs.RuleName),
        ("ProcessGuid", WindowsValue.Text, Ecs.ProcessEntityId),
        ("ProcessId", WindowsValue.Number, Ecs.ProcessPid),
        ("Image", WindowsValue.Program, Ecs.ProcessExecutable),
        ("User", WindowsValue.Account, Ecs.UserName),
    ];

    static readonly Dictionary<string, (string Name, WindowsValue Value, FieldId To)[]> Groups = new()
    {
        ["subject"] =
        [
            ("SubjectUserName", WindowsValue.Text, Ecs.UserName),
            ("SubjectDomainName", WindowsValue.Text, Ecs.UserDomain),
            ("SubjectUserSid", WindowsValue.Text, Ecs.UserId),
            ("SubjectLogonId", WindowsValue.Text, WindowsFields.LogonId),
        ],
        ["logon"] =
        [
            ("TargetUserName", WindowsValue.Account, Ecs.UserName),
            ("TargetDomainName", WindowsValue.Text, Ecs.UserDomain),
            ("TargetUserSid", WindowsValue.Text, Ecs.UserId),
            ("TargetSid", WindowsValue.Text, Ecs.UserId),
            ("TargetLogonId", WindowsValue.Text, WindowsFields.LogonId),
            ("WorkstationName", WindowsValue.Text, Ecs.SourceDomain),
            ("LogonType", WindowsValue.LogonType, WindowsFields.LogonType),
            ("FailureReason", WindowsValue.Text, WindowsFields.LogonFailure),
            .. Origin,
        ],
        ["origin"] = [.. Origin],
        ["effective"] =
        [
            ("TargetUserName", WindowsValue.Text, Ecs.UserEffectiveName),
            ("TargetDomainName", WindowsValue.Text, Field("user.effective.domain")),
            ("TargetUserSid", WindowsValue.Text, Ecs.UserEffectiveId),
        ],
        ["target"] =
        [
            ("TargetUserName", WindowsValue.Text, Field("user.target.name")),
            ("TargetDomainName", WindowsValue.Text, Field("user.target.domain")),
            ("TargetSid", WindowsValue.Text, Field("user.target.id")),
            ("OldTargetUserName", WindowsValue.Text, Field("user.target.name")),
            ("NewTargetUserName", WindowsValue.Text, Field("user.changes.name")),
        ],
        ["group"] =
        [
            ("TargetUserName", WindowsValue.Text, Ecs.GroupName),
            ("TargetDomainName", WindowsValue.Text, Ecs.GroupDomain),
            ("TargetSid", WindowsValue.Text, Ecs.GroupId),
            ("MemberName", WindowsValue.DistinguishedName, Field("user.target.name")),
        ],
        ["session"] =
        [
            ("AccountName", WindowsValue.Text, Ecs.UserName),
            ("AccountDomain", WindowsValue.Text, Ecs.UserDomain),
            ("ClientAddress", WindowsValue.Address, Ecs.SourceIp),
            ("ClientName", WindowsValue.Text, Ecs.SourceDomain),
            ("LogonID", WindowsValue.Text, WindowsFields.LogonId),
        ],
        ["process"] =
        [
            ("ProcessName", WindowsValue.Program, Ecs.ProcessExecutable),
            ("ProcessId", WindowsValue.Number, Ecs.ProcessPid),
        ],
        ["new-process"] =
        [
            ("NewProcessName", WindowsValue.Program, Ecs.ProcessExecutable),
            ("NewProcessId", WindowsValue.Number, Ecs.ProcessPid),
            ("CommandLine", WindowsValue.Text, Ecs.ProcessCommandLine),
            ("ParentProcessName", WindowsValue.ParentProgram, Ecs.ProcessParentExecutable),
            ("ProcessId", WindowsValue.Number, Ecs.ProcessParentPid),
        ],
        ["service"] = [("ServiceName", WindowsValue.Text, Ecs.ServiceName)],
        ["object"] = [("ObjectName", WindowsValue.Text, Ecs.FilePath)],
        ["share"] =
        [
            ("ShareLocalPath", WindowsValue.Text, Ecs.FileDirectory),
            ("RelativeTargetName", WindowsValue.SharedFile, Ecs.FilePath),
        ],
        ["packet"] =
        [
            ("SourceAddress", WindowsValue.Address, Ecs.SourceIp),
            ("SourcePort", WindowsValue.Number, Ecs.SourcePort),
            ("DestAddress", WindowsValue.Address, Ecs.DestinationIp),
            ("DestPort", WindowsValue.Number, Ecs.DestinationPort),
            ("Protocol", WindowsValue.Protocol, Ecs.NetworkIanaNumber),
            ("Direction", WindowsValue.Direction, Ecs.NetworkDirection),
            ("Application", WindowsValue.Program, Ecs.ProcessExecutable),
            ("ProcessId", WindowsValue.Number, Ecs.ProcessPid),
            ("ProcessID", WindowsValue.Number, Ecs.ProcessPid),
        ],
        ["sysmon"] =
        [
            .. SysmonCommon,
            ("CommandLine", WindowsValue.Text, Ecs.ProcessCommandLine),
            ("CurrentDirectory", WindowsValue.Text, Ecs.ProcessWorkingDirectory),
            ("OriginalFileName", WindowsValue.Text, Field("process.pe.original_file_name")),
            ("ParentProcessGuid", WindowsValue.Text, Ecs.ProcessParentEntityId),
            ("ParentProcessId", WindowsValue.Number, Ecs.ProcessParentPid),
            ("ParentImage", WindowsValue.ParentProgram, Ecs.ProcessParentExecutable),
            ("ParentCommandLine", WindowsValue.Text, Ecs.ProcessParentCommandLine),
            ("Protocol", WindowsValue.Text, Ecs.NetworkTransport),
            ("SourceIp", WindowsValue.Address, Ecs.SourceIp),
            ("SourcePort", WindowsValue.Number, Ecs.SourcePort),
            ("SourceHostname", WindowsValue.Text, Ecs.SourceDomain),
            ("DestinationIp", WindowsValue.Address, Ecs.DestinationIp),
            ("DestinationPort", WindowsValue.Number, Ecs.DestinationPort),
            ("DestinationPortName", WindowsValue.Text, Ecs.NetworkProtocol),
            ("DestinationHostname", WindowsValue.Text, Ecs.DestinationDomain),
            ("Initiated", WindowsValue.Initiated, Ecs.NetworkDirection),
            ("TargetFilename", WindowsValue.File, Ecs.FilePath),
            ("ImageLoaded", WindowsValue.File, Ecs.FilePath),
            ("Device", WindowsValue.Text, Ecs.FilePath),
            ("PipeName", WindowsValue.Text, Ecs.FileName),
            ("TargetObject", WindowsValue.RegistryPath, Ecs.RegistryPath),
            ("Details", WindowsValue.RegistryData, Ecs.RegistryDataStrings),
            ("QueryName", WindowsValue.Text, Ecs.DnsQuestionName),
            ("QueryResults", WindowsValue.DnsResults, Ecs.DnsAnswersData),
            ("Hashes", WindowsValue.Hashes, Ecs.ProcessHashSha256),
            ("Hash", WindowsValue.Hashes, Ecs.FileHashSha256),
        ],
        ["sysmon-source"] =
        [
            ("RuleName", WindowsValue.Text, Ecs.RuleName),
            ("SourceProcessGuid", WindowsValue.Text, Ecs.ProcessEntityId),
            ("SourceProcessGUID", WindowsValue.Text, Ecs.ProcessEntityId),
            ("SourceProcessId", WindowsValue.Number, Ecs.ProcessPid),
            ("SourceThreadId", WindowsValue.Number, Ecs.ProcessThreadId),
            ("SourceImage", WindowsValue.Program, Ecs.ProcessExecutable),
            ("SourceUser", WindowsValue.Account, Ecs.UserName),
        ],
        ["threat"] =
        [
            ("ThreatName", WindowsValue.Text, Ecs.RuleName),
            ("ThreatID", WindowsValue.Text, Ecs.RuleId),
            ("CategoryName", WindowsValue.Text, Ecs.RuleCategory),
            ("SeverityID", WindowsValue.Number, Ecs.EventSeverity),
            ("ProcessName", WindowsValue.Program, Ecs.ProcessExecutable),
            ("DetectionUser", WindowsValue.Account, Ecs.UserName),
            ("User", WindowsValue.Account, Ecs.UserName),
            ("Path", WindowsValue.ThreatPath, Ecs.FilePath),
        ],
    };
}
