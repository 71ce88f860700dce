using System.Globalization;
using System.Text;
using Isms.Monitor.Events;
using Isms.Monitor.Sigma.Rules;

namespace Isms.Monitor.Sigma.Tests.Match;

/// <summary>Rules and events over few fields and letters, so that random tests hit random values often.</summary>
sealed class RandomRules(Random random)
{
    static readonly string[] FieldNames = ["a", "b", "c", "d.e", "@timestamp"];
    static readonly string[] Letters = ["a", "B", "b", "A", "x", "1", ".", "\\", "-", "ä", "Ä", "日", "😀", "*", "?"];
    static readonly string[] Addresses = ["192.0.2.1", "192.0.2.130", "198.51.100.7", "2001:db8::1", "10.0.0.1", "1", "12", "12.5", "-3", "2024-07-10T03:45:00Z"];
    static readonly string[] Networks = ["192.0.2.0/25", "192.0.2.0/24", "2001:db8::/32", "10.0.0.1", "0.0.0.0/0"];
    static readonly string[] Regexes = ["^a", "b+x?", "(a|bx)1", "[ab]{2,}", "x.*b$", "(?=a)a", "a{0,1}b", "ä", "\\d+\\.", "(?:ab|b)+"];

    public RuleSet Rules(int count) => new(
        [.. Enumerable.Range(0, count).Select(Rule)], [], [], [], []);

    public EcsEvent Event()
    {
        var @event = new EcsEvent();
        @event.Begin(Encoding.UTF8.GetBytes(Text(12)));
        for (var values = random.Next(6); values > 0; values--)
        {
            var field = FieldTable.Get(FieldNames[random.Next(FieldNames.Length)]);
            if (random.Next(12) == 0) @event.Add(field, default, ValueKind.Null);
            else if (random.Next(20) == 0) @event.Add(field, [0x61, 0xFF, 0x62, 0xE6]);
            else @event.Add(field, Encoding.UTF8.GetBytes(random.Next(4) == 0 ? Pick(Addresses) : Text(8)));
        }
        if (random.Next(3) == 0) @event.TimestampMicros = 1_720_583_100_000_000 + random.Next() * 1_000_000L;
        return @event;
    }

    SigmaRule Rule(int number) => new()
    {
        Id = number.ToString(CultureInfo.InvariantCulture),
        Title = $"Rule {number}",
        Path = "random.yml",
        Line = 1,
        LogSource = new LogSourcePattern(null, null, null),
        Selections = [],
        Condition = Tree(3),
        ConditionText = "",
    };

    ConditionTree Tree(int depth)
    {
        var shape = depth == 0 ? 0 : random.Next(8);
        return shape switch
        {
            1 or 2 => new AllOf(Trees(depth - 1)),
            3 or 4 => new AnyOf(Trees(depth - 1)),
            5 => new Not(Tree(depth - 1)),
            6 => new AtLeast(2, Trees(depth - 1)),
            _ => new Test(Test()),
        };
    }

    List<ConditionTree> Trees(int depth) => [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => Tree(depth))];

    FieldTest Test()
    {
        var field = random.Next(8) == 0 ? null : Pick(FieldNames);
        var cased = random.Next(3) == 0;
        return random.Next(14) switch
        {
            0 when field is not null => new(field, TestKind.Exists, random.Next(2) == 0 ? "true" : "false"),
            1 when field is not null => new(field, TestKind.Null, ""),
            2 => new(field, TestKind.Regex, Pick(Regexes), true, random.Next(2) == 0 ? "i" : ""),
            3 => new(field, TestKind.Cidr, Pick(Networks)),
            4 when field is not null => new(field, (TestKind)random.Next((int)TestKind.Greater, (int)TestKind.LessOrEqual + 1), Pick(["0", "1", "12", "12.5"])),
            5 when field is not null => new(field, (TestKind)random.Next((int)TestKind.FieldEqual, (int)TestKind.FieldEndsWith + 1), Pick(FieldNames), cased),
            6 when field is not null => new(field, (TestKind)random.Next((int)TestKind.Minute, (int)TestKind.Year + 1), Pick(["3", "10", "45", "7", "2024"])),
            7 => new(field, TestKind.Present, ""),
            8 => new(field, TestKind.Never, ""),
            9 => SigmaPattern.Parse(Text(3) + "*" + Text(2)).Unanchored(random.Next(2) == 0, random.Next(2) == 0).ToTest(field, cased),
            10 => SigmaPattern.Parse(Text(2) + "?" + Text(2)).ToTest(field, cased),
            _ => new(field, (TestKind)random.Next((int)TestKind.EndsWith + 1), Text(3), cased),
        };
    }

    /// <summary>At least one letter: an empty literal never leaves the loader.</summary>
    string Text(int most) => string.Concat(Enumerable.Range(0, random.Next(1, most + 1)).Select(_ => Pick(Letters)));

    string Pick(string[] from) => from[random.Next(from.Length)];
}
