using System.Globalization;
using System.Text;
using FsCheck.Xunit;
using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Formats;

namespace Isms.Monitor.Ingest.Tests.Formats;

public class PlainJsonTests
{
    static readonly ILogFormat Format = LogFormats.Create().Single(format => format.Name == "json");

    [Theory]
    [InlineData("""{"ecs":{"version":"8.11.0"}}""", 60)]
    [InlineData("""{"a":1}""", 40)]
    [InlineData("  {\"a\":1}\r\n", 40)]
    [InlineData("""<134>Nov 24 21:00:01 app-01 gateway: {"a":1}""", 20)]
    [InlineData("""{"a":1""", 0)]
    [InlineData("""[{"a":1}]""", 0)]
    [InlineData("plain text with a {brace}", 0)]
    [InlineData("", 0)]
    public void It_is_sure_of_ECS_and_a_fallback_for_the_rest(string frame, int score) => Assert.Equal(score, Format.Recognise(Encoding.UTF8.GetBytes(frame)));

    [Property(MaxTest = 500)]
    public void Any_instant_is_read_back_in_every_unit(uint seconds, uint fraction)
    {
        var micros = (1_000_000_000L + seconds) * UnixMicros.Second + fraction % 1_000_000;
        Assert.Equal(micros, Time(micros.ToString(CultureInfo.InvariantCulture)));
        Assert.Equal(micros, Time((micros * 1000).ToString(CultureInfo.InvariantCulture)));
        Assert.Equal(micros, Time($"{micros / 1_000_000}.{micros % 1_000_000:D6}"));
        Assert.Equal(micros, Time($"\"{UnixMicros.ToText(micros)}\""));
        Assert.Equal(micros / 1000 * 1000, Time((micros / 1000).ToString(CultureInfo.InvariantCulture)));
        Assert.Equal(micros / UnixMicros.Second * UnixMicros.Second, Time((micros / UnixMicros.Second).ToString(CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("-1795554000")]
    [InlineData("1.5e9")]
    [InlineData("\"\"")]
    [InlineData("null")]
    [InlineData("{}")]
    public void What_is_no_time_leaves_the_time_of_arrival(string value) => Assert.Equal(GoldenFrames.Reference, Time(value));

    [Fact]
    public void An_event_cannot_claim_a_kind_that_ECS_does_not_know()
    {
        var read = Read("""{"@timestamp":"2026-11-24T21:00:00Z","event":{"kind":"trusted","outcome":"success"}}""");
        Assert.False(read.Has(Ecs.EventKind));
        Assert.Equal("success", read.Text(Ecs.EventOutcome));
    }

    static long Time(string value) => Read($$"""{"ts":{{value}}}""").TimestampMicros;

    static EcsEvent Read(string json)
    {
        var read = new EcsEvent();
        read.Begin(Encoding.UTF8.GetBytes(json));
        Assert.Null(Format.Parse(read, new FormatContext { ReferenceMicros = GoldenFrames.Reference }));
        return read;
    }
}
