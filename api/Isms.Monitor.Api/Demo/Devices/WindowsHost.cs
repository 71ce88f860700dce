using Isms.Monitor.Events;

namespace Isms.Monitor.Api.Demo.Devices;

/// <summary>A Windows host whose Security and Defender channels arrive as an agent ships them: one JSON document an event.</summary>
sealed class WindowsHost(string id) : IDevice
{
    static readonly string[] Users = ["a.berg", "c.fischer", "d.weber", "f.krueger", "g.hansen", "h.vogel", "k.lang", "m.brandt", "n.otto", "p.seidel"];

    public string Id => id;

    public string Ordinary(long micros, Random chance)
    {
        var user = Users[chance.Next(Users.Length)];
        return chance.Next(100) switch
        {
            < 92 => Logon(micros, user, Places.Workplace(chance)),
            < 94 => LogonFailed(micros, user, Places.Workplace(chance)),
            _ => Security(micros, 4634, "An account was logged off.", $"\"TargetUserName\":\"{user}\",\"TargetDomainName\":\"EXAMPLE\",\"LogonType\":\"3\"", "audit_success"),
        };
    }

    public string Logon(long micros, string user, string source) =>
        Security(micros, 4624, "An account was successfully logged on.", Who(user, source, "\"LogonType\":\"3\""), "audit_success");

    public string LogonFailed(long micros, string user, string source) =>
        Security(micros, 4625, "An account failed to log on.", Who(user, source, "\"LogonType\":\"3\",\"Status\":\"0xc000006d\",\"SubStatus\":\"0xc000006a\""), "audit_failure");

    /// <summary>The antivirus reports how it is; <paramref name="ageDays"/> is the age of its signatures.</summary>
    public string Healthy(long micros, int ageDays) =>
        Defender(micros, 1151, "Endpoint Protection client health report.",
            $"\"Platform version\":\"4.18.26100.1\",\"Engine version\":\"1.1.26100.3\",\"AV signature version\":\"1.421.{ageDays}.0\",\"AV signature age\":\"{ageDays}\",\"AV signature creation time\":\"{UnixMicros.ToText(micros - ageDays * UnixMicros.Day)}\",\"RTP state\":\"Enabled\"", "information");

    /// <summary>Somebody switched the protection off.</summary>
    public string SwitchedOff(long micros) => Defender(micros, 5001, "Real-time protection is disabled.", "\"Product Name\":\"Microsoft Defender Antivirus\"", "information");

    public string Found(long micros, string threat, string path) =>
        Defender(micros, 1116, "The antimalware platform detected malware or other potentially unwanted software.", Threat(threat, path, "Not Applicable", "9"), "warning");

    /// <summary>The action on what was found: <c>Quarantine</c>, <c>Remove</c>; an error code other than zero says that it failed.</summary>
    public string Acted(long micros, string threat, string path, string action, bool failed = false) =>
        Defender(micros, failed ? 1118 : 1117, failed
            ? "The antimalware platform attempted to perform an action to protect your system, but the action failed."
            : "The antimalware platform performed an action to protect your system from malware.",
            Threat(threat, path, action, failed ? "3" : "2") + $",\"Error Code\":\"{(failed ? "0x80508022" : "0x00000000")}\"", failed ? "error" : "information");

    static string Who(string user, string source, string rest) =>
        $"\"TargetUserName\":\"{user}\",\"TargetDomainName\":\"EXAMPLE\",\"IpAddress\":\"{source}\",\"IpPort\":\"49822\",\"LogonProcessName\":\"Kerberos\",\"AuthenticationPackageName\":\"Kerberos\",{rest}";

    static string Threat(string threat, string path, string action, string state) =>
        $"\"Product Name\":\"Microsoft Defender Antivirus\",\"Threat ID\":\"2147519003\",\"Threat Name\":\"{threat}\",\"Severity Name\":\"Severe\",\"Category Name\":\"Trojan\",\"Path\":\"file:_{path.Replace("\\", "\\\\", StringComparison.Ordinal)}\",\"Action Name\":\"{action}\",\"Detection User\":\"EXAMPLE\\\\a.berg\",\"Execution Name\":\"Suspended\",\"State\":\"{state}\"";

    string Security(long micros, int code, string message, string data, string keyword) =>
        Document(micros, code, "Security", "Microsoft-Windows-Security-Auditing", message, data, "information", keyword);

    string Defender(long micros, int code, string message, string data, string level) =>
        Document(micros, code, "Microsoft-Windows-Windows Defender/Operational", "Microsoft-Windows-Windows Defender", message, data, level, "none");

    string Document(long micros, int code, string channel, string provider, string message, string data, string level, string keyword) =>
        $"{{\"@timestamp\":\"{UnixMicros.ToText(micros)}\",\"event\":{{\"code\":\"{code}\",\"kind\":\"event\",\"provider\":\"{provider}\"}},\"host\":{{\"name\":\"{id}.example.com\"}},\"log\":{{\"level\":\"{level}\"}},\"message\":\"{message}\",\"winlog\":{{\"channel\":\"{channel}\",\"computer_name\":\"{id}.example.com\",\"event_id\":\"{code}\",\"keywords\":[\"{keyword}\"],\"provider_name\":\"{provider}\",\"record_id\":{micros / 1000},\"event_data\":{{{data}}}}}}}";
}
