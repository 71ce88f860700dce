using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Xunit;

namespace Isms.Monitor.Events.Tests.Detections;

public class DetectionJsonTests
{
    static readonly RuleInfo Rule = new("0e95725d-7320-415d-80f7-004da920fc11", "Many denied logins", Level.High, RuleKind.Correlation, "63d3cc63073842e5",
        ["A.8.5", "A.8.16"], ["T1110.001"], ["Ask the owner of the account.", "Look at \"success\" after it."]);

    static readonly Alert Golden = new()
    {
        Id = "00112233445566778899aabbccddeeff",
        Revision = 12,
        Rule = Rule,
        GroupKey = "203.0.113.7",
        FirstMicros = 1_795_550_400_000_000,
        LastMicros = 1_795_550_580_123_456,
        ReceivedMicros = 1_795_550_581_000_000,
        Count = 12,
        Entities = new Dictionary<string, IReadOnlyList<string>> { ["source.ip"] = ["203.0.113.7"], ["user.name"] = ["ann", "b\"ob\u0001"] },
        Events = [new EventId(1), new EventId(0xABC)],
        Reason = "12 denied logins from 203.0.113.7 to fw-01 in 3 min",
        Ended = true,
    };

    static readonly Match GoldenMatch = new(new EventId(7), 1_795_550_400_000_000, 1_795_550_401_000_000, Rule with { Kind = RuleKind.Sigma }, "udp:514",
        new Dictionary<string, string[]> { ["source.ip"] = ["203.0.113.7"], ["user.name"] = ["ann", "bob"] });

    [Fact]
    public void An_alert_is_written_as_in_its_golden_file() => AssertGolden("alert.json", Written(Golden));

    [Fact]
    public void A_match_is_written_as_in_its_golden_file()
    {
        var to = new JsonBytes();
        MatchJson.Write(to, GoldenMatch);
        AssertGolden("match.json", Encoding.UTF8.GetString(to.Written));
    }

    [Fact]
    public void A_match_reads_back()
    {
        var to = new JsonBytes();
        MatchJson.Write(to, GoldenMatch);
        var read = MatchJson.Read(to.WrittenMemory);
        Assert.Equal(GoldenMatch with { Fields = read.Fields, Rule = read.Rule }, read);
        Assert.Equal(GoldenMatch.Fields, read.Fields);
        Assert.Equivalent(GoldenMatch.Rule, read.Rule, strict: true);
        to.Clear();
        MatchJson.WriteFieldsAlone(to, GoldenMatch.Fields);
        Assert.Equal(GoldenMatch.Fields, MatchJson.ReadFields(to.WrittenMemory));
    }

    [Property]
    public void Any_alert_reads_back(NonNull<string> name, NonNull<string> value, int count, bool ended, bool seeded, NormalFloat score)
    {
        var text = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(value.Get));
        var alert = Golden with
        {
            Rule = Rule with { Name = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(name.Get)) }, Count = count, Ended = ended, Seeded = seeded, Reason = text,
            Entities = new Dictionary<string, IReadOnlyList<string>> { ["host.name"] = [text, "x"] },
            Anomaly = new AnomalyFinding("volume", text, 1.5, 3, score.Get, 12.25, 300 * UnixMicros.Second, 40),
        };
        Assert.True(AlertJson.TryRead(Encoding.UTF8.GetBytes(Written(alert)), out var read, out var problem), problem);
        Assert.Equivalent(alert, read, strict: true);
    }

    [Fact]
    public void An_alert_of_another_tool_needs_a_rule_with_a_level_and_a_time()
    {
        var json = """{"@timestamp":"2026-11-24T20:00:00Z","rule":{"name":"Scan","level":"low"},"entities":{"source.ip":"192.0.2.1"},"events":[3,4],"count":2}"""u8.ToArray();
        Assert.True(AlertJson.TryRead(json, out var alert, out _));
        Assert.Equal(("Scan", 2L, 32), (alert!.Rule.Name, alert.Count, alert.Id.Length));
        Assert.Equal([new EventId(3), new EventId(4)], alert.Events);
        Assert.Equal(["192.0.2.1"], alert.Entities["source.ip"]);
    }

    [Theory]
    [InlineData("""{"rule":{"level":"low"}}""", "the members 'first' and '@timestamp' are missing")]
    [InlineData("""{"first":"2026-11-24T20:00:00Z"}""", "the member 'rule' is missing")]
    [InlineData("""{"first":"2026-11-24T20:00:00Z","rule":{"level":"bad"}}""", "the level 'bad' is unknown")]
    [InlineData("""{"first":"yesterday","rule":{"level":"low"}}""", "'yesterday' in first is no time")]
    public void What_is_wrong_with_an_alert_is_said(string json, string expected)
    {
        Assert.False(AlertJson.TryRead(Encoding.UTF8.GetBytes(json), out _, out var problem));
        Assert.Equal(expected, problem);
    }

    [Theory, InlineData("[1]"), InlineData("7"), InlineData("{\"rule\":7}"), InlineData("{\"rule\""), InlineData("{\"rule\":{\"level\":\"low\"},\"first\":\"2026-11-24T20:00:00Z\",\"events\":[true]}")]
    public void Any_other_text_is_refused(string json) => Assert.False(AlertJson.TryRead(Encoding.UTF8.GetBytes(json), out _, out _));

    [Fact]
    public void A_text_that_is_no_match_is_refused() => Assert.Throws<JsonException>(() => MatchJson.Read("{\"event\":\"7\"}"u8.ToArray()));

    static string Written(Alert alert)
    {
        var to = new JsonBytes();
        AlertJson.Write(to, alert);
        return Encoding.UTF8.GetString(to.Written);
    }

    static void AssertGolden(string name, string actual)
    {
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") File.WriteAllText(Repository.Data(name), actual);
        Assert.Equal(File.ReadAllText(Repository.Data(name)), actual);
    }
}
