using System.Text;
using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Formats;

namespace Isms.Monitor.Ingest.Tests.Formats;

public class SuricataJsonTests
{
    readonly ILogFormat _format = LogFormats.Create().Single(format => format.Name == "suricata.eve");

    [Theory]
    [InlineData("""{"timestamp":"2026-11-24T21:00:00.000000+0000","flow_id":1,"event_type":"dns"}""", 100)]
    [InlineData("""{"event_type":"stats","timestamp":"2026-11-24T21:00:00.000000+0000","stats":{}}""", 95)]
    [InlineData("""{"event_type":"Threat_Event","timestamp":"2026-11-24","hostname":"ws-7"}""", 0)]
    [InlineData("event_type timestamp flow_id", 0)]
    [InlineData("", 0)]
    public void It_knows_its_own_records(string frame, int score) => Assert.Equal(score, _format.Recognise(Encoding.UTF8.GetBytes(frame)));

    [Theory]
    [InlineData("alert", "suricata/ids/eve")]
    [InlineData("dns", "suricata/dns/eve")]
    [InlineData("flow", "suricata/flow/eve")]
    [InlineData("drop", "suricata/firewall/eve")]
    [InlineData("smb", "suricata/smb/eve")]
    [InlineData("invented", "suricata/other/eve")]
    public void The_type_gives_the_log_source(string type, string expected) => Assert.Equal(expected, Read(type).LogSource.ToString());

    [Fact]
    public void A_record_without_a_type_is_refused() =>
        Assert.Equal("an event_type", Try("""{"timestamp":"2026-11-24T21:00:00.000000+0000","flow_id":1}""", new EcsEvent())!.Expected);

    [Theory]
    [InlineData("9223372036854775807", "9223372036854775807")]
    [InlineData("-5", "7")]
    public void Counts_that_cannot_be_are_not_added_up(string toServer, string toClient)
    {
        var read = new EcsEvent();
        Assert.Null(Try($$"""{"timestamp":"2026-11-24T21:00:00.000000+0000","event_type":"flow","flow":{"bytes_toserver":{{toServer}},"bytes_toclient":{{toClient}} } }""", read));
        Assert.False(read.Has(Ecs.NetworkBytes));
    }

    EcsEvent Read(string type)
    {
        var read = new EcsEvent();
        Assert.Null(Try($$"""{"timestamp":"2026-11-24T21:00:00.000000+0000","flow_id":1,"event_type":"{{type}}"}""", read));
        return read;
    }

    ParseError? Try(string json, EcsEvent into)
    {
        into.Begin(Encoding.UTF8.GetBytes(json));
        return _format.Parse(into, new FormatContext { ReferenceMicros = GoldenFrames.Reference });
    }
}
