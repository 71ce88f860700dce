using Isms.Monitor.Events;
using Isms.Monitor.Sigma.Rules;

namespace Isms.Monitor.Sigma.Tests.Rules;

public sealed class RuleSamplesTests
{
    [Fact]
    public void Samples_are_events_lines_or_sequences_of_them()
    {
        const string Yaml = """
            fire:
              - ecs: {source.ip: [192.0.2.1, 192.0.2.2], port: 22, "@timestamp": 2026-01-01T00:00:00Z, x: null}
                logsource: {product: linux, service: sshd}
              - raw: [one, two]
                format: syslog
            quiet:
              - - ecs: {a: b}
                - raw: three
            """;
        var (samples, error) = RuleSamples.Parse(Yaml, "rules/foo.samples.yml");
        Assert.Null(error);
        Assert.Equal("rules/foo.yml", samples!.RulePath);
        var @event = samples.Fire[0].Records[0].Event!;
        Assert.Equal((5, "sshd", 1_767_225_600_000_000), (@event.Count, @event.LogSource.Service, @event.TimestampMicros));
        Assert.Equal(ValueKind.Number, @event.KindAt(2));
        Assert.Equal(ValueKind.Null, @event.KindAt(4));
        Assert.Equal([new SampleRecord(null, "one", "syslog"), new SampleRecord(null, "two", "syslog")], samples.Fire[1].Records);
        Assert.Equal((2, 7), (samples.Quiet[0].Records.Count, samples.Quiet[0].Line));
    }

    [Theory]
    [InlineData("fire: []", "x.samples.yml(1,1): ISMS2004 the list 'quiet' is missing. Write at least one sample that fires and one that must not.")]
    [InlineData("fire: x\nquiet: []", "x.samples.yml(1,7): ISMS2005 'fire' is no list. Write each sample as '- ecs: ...' or '- raw: ...'.")]
    [InlineData("fire: [{a: b}]\nquiet: []", "x.samples.yml(1,8): ISMS2005 this sample has neither 'ecs' nor 'raw'. Write 'ecs:' with the fields of an event, or 'raw:' with log lines.")]
    public void A_bad_samples_file_says_where_and_what_to_do(string yaml, string expected) =>
        Assert.Equal(expected, RuleSamples.Parse(yaml, "x.samples.yml").Error!.ToString());
}
