using System.Text;
using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Formats;

namespace Isms.Monitor.Ingest.Tests.Formats;

public class WindowsJsonTests
{
    const string Winlogbeat = """{"winlog":{"channel":"Security","provider_name":"Microsoft-Windows-Security-Auditing","computer_name":"ws-7.example.com","event_id":"4625","time_created":"2026-11-24T21:00:00.000Z","keywords":["Audit Failure"],"event_data":{"TargetUserName":"jo","TargetDomainName":"EXAMPLE","IpAddress":"192.0.2.44","IpPort":"49212","LogonType":"3"}}}""";
    const string Evtx = """{"Event":{"System":{"Provider":{"#attributes":{"Name":"Microsoft-Windows-Security-Auditing"}},"EventID":4625,"Keywords":"0x8010000000000000","TimeCreated":{"#attributes":{"SystemTime":"2026-11-24T21:00:00.000Z"}},"Channel":"Security","Computer":"ws-7.example.com"},"EventData":{"TargetUserName":"jo","TargetDomainName":"EXAMPLE","IpAddress":"192.0.2.44","IpPort":49212,"LogonType":3}}}""";
    const string Nxlog = """{"EventTime":"2026-11-24 21:00:00","Hostname":"ws-7.example.com","Keywords":-9218868437227405312,"EventID":4625,"SourceName":"Microsoft-Windows-Security-Auditing","Channel":"Security","TargetUserName":"jo","TargetDomainName":"EXAMPLE","IpAddress":"192.0.2.44","IpPort":"49212","LogonType":"3"}""";
    const string Wazuh = """{"win":{"system":{"providerName":"Microsoft-Windows-Security-Auditing","eventID":"4625","channel":"Security","computer":"ws-7.example.com","systemTime":"2026-11-24T21:00:00Z","keywords":"0x8010000000000000"},"eventdata":{"targetUserName":"jo","targetDomainName":"EXAMPLE","ipAddress":"192.0.2.44","ipPort":"49212","logonType":"3"}}}""";

    [Theory]
    [InlineData(Winlogbeat)]
    [InlineData(Evtx)]
    [InlineData(Nxlog)]
    [InlineData(Wazuh)]
    public void A_failed_logon_is_the_same_event_whoever_exported_it(string json)
    {
        var read = Read(json);
        Assert.Equal("2026-11-24T21:00:00.000Z", UnixMicros.ToText(read.TimestampMicros));
        Assert.Equal("windows//security", read.LogSource.ToString());
        Assert.Equal(
            ["4625", "logon-failed", "failure", "jo", "EXAMPLE", "192.0.2.44", "49212", "ws-7.example.com"],
            new[] { Ecs.EventCode, Ecs.EventAction, Ecs.EventOutcome, Ecs.UserName, Ecs.UserDomain, Ecs.SourceIp, Ecs.SourcePort, Ecs.HostName }.Select(read.Text));
        Assert.Equal("3", read.Text(FieldTable.Get("winlog.event_data.LogonType")));
    }

    [Theory]
    [InlineData("Microsoft-Windows-Sysmon/Operational", 1, "windows/process_creation/sysmon")]
    [InlineData("Microsoft-Windows-Sysmon/Operational", 3, "windows/network_connection/sysmon")]
    [InlineData("Microsoft-Windows-Sysmon/Operational", 11, "windows/file_event/sysmon")]
    [InlineData("Microsoft-Windows-Sysmon/Operational", 13, "windows/registry_set/sysmon")]
    [InlineData("Microsoft-Windows-Sysmon/Operational", 22, "windows/dns_query/sysmon")]
    [InlineData("Security", 4688, "windows/process_creation/security")]
    [InlineData("Security", 4624, "windows//security")]
    [InlineData("Microsoft-Windows-PowerShell/Operational", 4104, "windows/ps_script/powershell")]
    [InlineData("Microsoft-Windows-Windows Defender/Operational", 1116, "windows/antivirus/windefend")]
    [InlineData("Microsoft-Windows-Windows Defender/Operational", 5001, "windows//windefend")]
    [InlineData("System", 7045, "windows//system")]
    [InlineData("Some-Other/Channel", 1, "windows//")]
    public void Channel_and_id_give_the_log_source_of_Sigma(string channel, int id, string expected) =>
        Assert.Equal(expected, Read($$"""{"EventID":{{id}},"Channel":"{{channel}}"}""").LogSource.ToString());

    [Theory]
    [InlineData("CreateKey", "windows/registry_add/sysmon")]
    [InlineData("DeleteValue", "windows/registry_delete/sysmon")]
    public void A_registry_object_was_added_or_deleted(string type, string expected) =>
        Assert.Equal(expected, Read($$"""{"EventID":12,"Channel":"Microsoft-Windows-Sysmon/Operational","EventType":"{{type}}"}""").LogSource.ToString());

    [Fact]
    public void An_event_without_an_id_is_refused() =>
        Assert.Equal("an event id", Try("""{"winlog":{"channel":"Security","provider_name":"x"}}""", new EcsEvent())!.Expected);

    [Fact]
    public void A_local_time_is_read_in_the_zone_of_the_source()
    {
        var read = new EcsEvent();
        var zone = TimeZoneInfo.CreateCustomTimeZone("ahead", TimeSpan.FromHours(2), "ahead", "ahead");
        read.Begin(Encoding.UTF8.GetBytes(Nxlog));
        Format().Parse(read, new FormatContext { ReferenceMicros = GoldenFrames.Reference, Zone = zone });
        Assert.Equal("2026-11-24T19:00:00.000Z", UnixMicros.ToText(read.TimestampMicros));
    }

    static ILogFormat Format() => LogFormats.Create().Single(format => format.Name == "windows.event");

    static EcsEvent Read(string json)
    {
        var read = new EcsEvent();
        Assert.Null(Try(json, read));
        return read;
    }

    static ParseError? Try(string json, EcsEvent into)
    {
        into.Begin(Encoding.UTF8.GetBytes(json));
        return Format().Parse(into, new FormatContext { ReferenceMicros = GoldenFrames.Reference });
    }
}
