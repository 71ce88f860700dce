namespace Isms.Monitor.Ingest.Formats.Windows;

/// <summary>Sigma's name of the log that a Windows event comes from.</summary>
/// <remarks>Source: SigmaHQ appendix "Taxonomy", Windows services; channel names: Microsoft.</remarks>
static class WindowsService
{
    static readonly (byte[] Channel, string Service)[] Channels =
    [
        ("Security"u8.ToArray(), "security"),
        ("Microsoft-Windows-Sysmon/Operational"u8.ToArray(), "sysmon"),
        ("System"u8.ToArray(), "system"),
        ("Application"u8.ToArray(), "application"),
        ("Microsoft-Windows-Windows Defender/Operational"u8.ToArray(), "windefend"),
        ("Microsoft-Windows-PowerShell/Operational"u8.ToArray(), "powershell"),
        ("PowerShellCore/Operational"u8.ToArray(), "powershell"),
        ("Windows PowerShell"u8.ToArray(), "powershell-classic"),
        ("Microsoft-Windows-TaskScheduler/Operational"u8.ToArray(), "taskscheduler"),
        ("Microsoft-Windows-WMI-Activity/Operational"u8.ToArray(), "wmi"),
        ("Microsoft-Windows-DNS-Client/Operational"u8.ToArray(), "dns-client"),
        ("DNS Server"u8.ToArray(), "dns-server"),
        ("Microsoft-Windows-DNSServer/Audit"u8.ToArray(), "dns-server-audit"),
        ("Microsoft-Windows-Windows Firewall With Advanced Security/Firewall"u8.ToArray(), "firewall-as"),
        ("Microsoft-Windows-Bits-Client/Operational"u8.ToArray(), "bits-client"),
        ("Microsoft-Windows-CodeIntegrity/Operational"u8.ToArray(), "codeintegrity-operational"),
        ("Microsoft-Windows-DriverFrameworks-UserMode/Operational"u8.ToArray(), "driver-framework"),
        ("Microsoft-Windows-NTLM/Operational"u8.ToArray(), "ntlm"),
        ("Microsoft-Windows-SmbClient/Security"u8.ToArray(), "smbclient-security"),
        ("Microsoft-Windows-TerminalServices-LocalSessionManager/Operational"u8.ToArray(), "terminalservices-localsessionmanager"),
        ("Microsoft-Windows-AppLocker/EXE and DLL"u8.ToArray(), "applocker"),
        ("Microsoft-Windows-AppLocker/MSI and Script"u8.ToArray(), "applocker"),
        ("Microsoft-Windows-AppLocker/Packaged app-Deployment"u8.ToArray(), "applocker"),
        ("Microsoft-Windows-AppLocker/Packaged app-Execution"u8.ToArray(), "applocker"),
        ("MSExchange Management"u8.ToArray(), "msexchange-management"),
    ];

    static readonly (byte[] Provider, string Service)[] Providers =
    [
        ("Microsoft-Windows-Security-Auditing"u8.ToArray(), "security"),
        ("Microsoft-Windows-Sysmon"u8.ToArray(), "sysmon"),
        ("Microsoft-Windows-Windows Defender"u8.ToArray(), "windefend"),
        ("Microsoft-Windows-PowerShell"u8.ToArray(), "powershell"),
        ("PowerShell"u8.ToArray(), "powershell-classic"),
        ("Microsoft-Windows-AppLocker"u8.ToArray(), "applocker"),
        ("Service Control Manager"u8.ToArray(), "system"),
        ("Microsoft-Windows-Eventlog"u8.ToArray(), "security"),
    ];

    /// <summary>Every service, and the empty one of a channel that Sigma has no name for.</summary>
    public static IReadOnlyCollection<string> All { get; } =
        [.. Channels.Select(row => row.Service).Concat(Providers.Select(row => row.Service)).Append("").Distinct()];

    /// <summary>By channel, else by provider: collectors drop the channel sometimes, and forwarding renames it.</summary>
    public static string Of(ReadOnlySpan<byte> channel, ReadOnlySpan<byte> provider)
    {
        foreach (var (name, service) in Channels)
            if (channel.SequenceEqual(name)) return service;
        foreach (var (name, service) in Providers)
            if (provider.SequenceEqual(name)) return service;
        return "";
    }
}
