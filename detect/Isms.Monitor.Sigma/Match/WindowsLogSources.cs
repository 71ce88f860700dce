using System.Collections.Frozen;

namespace Isms.Monitor.Sigma.Match;

/// <summary>The Sigma log source of a Windows event, from its channel and event id (SigmaHQ's taxonomy).</summary>
static class WindowsLogSources
{
    static readonly FrozenDictionary<string, string> Services = new Dictionary<string, string>
    {
        ["Application"] = "application", ["Security"] = "security", ["System"] = "system",
        ["Microsoft-Windows-Sysmon/Operational"] = "sysmon",
        ["Windows PowerShell"] = "powershell-classic",
        ["Microsoft-Windows-PowerShell/Operational"] = "powershell",
        ["PowerShellCore/Operational"] = "powershell",
        ["Microsoft-Windows-Windows Defender/Operational"] = "windefend",
        ["Microsoft-Windows-Windows Firewall With Advanced Security/Firewall"] = "firewall-as",
        ["Microsoft-Windows-TaskScheduler/Operational"] = "taskscheduler",
        ["Microsoft-Windows-WMI-Activity/Operational"] = "wmi",
        ["Microsoft-Windows-Bits-Client/Operational"] = "bits-client",
        ["Microsoft-Windows-CodeIntegrity/Operational"] = "codeintegrity-operational",
        ["Microsoft-Windows-NTLM/Operational"] = "ntlm",
        ["Microsoft-Windows-DriverFrameworks-UserMode/Operational"] = "driver-framework",
        ["Microsoft-Windows-TerminalServices-LocalSessionManager/Operational"] = "terminalservices-localsessionmanager",
        ["Microsoft-Windows-AppLocker/EXE and DLL"] = "applocker", ["Microsoft-Windows-AppLocker/MSI and Script"] = "applocker",
        ["Microsoft-Windows-AppXDeploymentServer/Operational"] = "appxdeployment-server",
        ["Microsoft-Windows-DNS-Client/Operational"] = "dns-client", ["DNS Server"] = "dns-server",
        ["Microsoft-Windows-LDAP-Client/Debug"] = "ldap", ["OpenSSH/Operational"] = "openssh",
        ["Microsoft-Windows-PrintService/Admin"] = "printservice-admin", ["Microsoft-Windows-PrintService/Operational"] = "printservice-operational",
        ["Microsoft-Windows-SmbClient/Security"] = "smbclient-security", ["Microsoft-Windows-SmbClient/Connectivity"] = "smbclient-connectivity",
        ["Microsoft-Windows-Security-Mitigations/KernelMode"] = "security-mitigations", ["Microsoft-Windows-Security-Mitigations/UserMode"] = "security-mitigations",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    static readonly FrozenDictionary<(string Service, string EventId), string> Categories = new Dictionary<(string, string), string>
    {
        [("sysmon", "1")] = "process_creation", [("sysmon", "2")] = "file_change", [("sysmon", "3")] = "network_connection",
        [("sysmon", "4")] = "sysmon_status", [("sysmon", "5")] = "process_termination", [("sysmon", "6")] = "driver_load",
        [("sysmon", "7")] = "image_load", [("sysmon", "8")] = "create_remote_thread", [("sysmon", "9")] = "raw_access_thread",
        [("sysmon", "10")] = "process_access", [("sysmon", "11")] = "file_event", [("sysmon", "12")] = "registry_event",
        [("sysmon", "13")] = "registry_set", [("sysmon", "14")] = "registry_rename", [("sysmon", "15")] = "create_stream_hash",
        [("sysmon", "16")] = "sysmon_status", [("sysmon", "17")] = "pipe_created", [("sysmon", "18")] = "pipe_created",
        [("sysmon", "19")] = "wmi_event", [("sysmon", "20")] = "wmi_event", [("sysmon", "21")] = "wmi_event",
        [("sysmon", "22")] = "dns_query", [("sysmon", "23")] = "file_delete", [("sysmon", "24")] = "clipboard_capture",
        [("sysmon", "25")] = "process_tampering", [("sysmon", "26")] = "file_delete", [("sysmon", "27")] = "file_block_executable",
        [("sysmon", "29")] = "file_executable_detected", [("sysmon", "255")] = "sysmon_error",
        [("security", "4688")] = "process_creation",
        [("powershell", "4103")] = "ps_module", [("powershell", "4104")] = "ps_script",
        [("powershell-classic", "400")] = "ps_classic_start", [("powershell-classic", "600")] = "ps_classic_provider_start",
        [("powershell-classic", "800")] = "ps_classic_script",
    }.ToFrozenDictionary();

    /// <summary>Category and service; empty where the taxonomy has none.</summary>
    public static (string Category, string Service) Of(string channel, string eventId)
    {
        var service = Services.GetValueOrDefault(channel, "");
        return (Categories.GetValueOrDefault((service, eventId), ""), service);
    }
}
