namespace Isms.Monitor.Sigma.Tests.Match;

public sealed class ModifierTests
{
    [Theory]
    [InlineData("a: Value", """{"a":"value"}""", true)]
    [InlineData("a: value", """{"a":"values"}""", false)]
    [InlineData("a: value", """{"b":"value"}""", false)]
    [InlineData("a: 4103", """{"a":4103}""", true)]
    [InlineData("a: 4103", """{"a":"4103"}""", true)]
    [InlineData("a: true", """{"a":true}""", true)]
    [InlineData("a: ''", """{"a":""}""", true)]
    [InlineData("a: ''", """{"b":""}""", false)]
    [InlineData("a: null", """{"b":1}""", true)]
    [InlineData("a: null", """{"a":null}""", true)]
    [InlineData("a: null", """{"a":""}""", false)]
    [InlineData("a: 'null'", """{"a":null}""", false)]
    [InlineData("a: [x, y]", """{"a":"Y"}""", true)]
    [InlineData("a: [x, null]", """{}""", true)]
    [InlineData("a.b: x", """{"a":{"b":"x"}}""", true)]
    [InlineData("a.b: x", """{"a":[{"b":"y"},{"b":"x"}]}""", true)]
    [InlineData("Threat Name: x", """{"ThreatName":"x"}""", true)]
    [InlineData("ThreatName: x", """{"Threat Name":"x"}""", true)]
    [InlineData("a: x", """{"A":"x"}""", false)]
    public void A_plain_value_is_the_whole_value_whatever_its_case(string selection, string json, bool expected) =>
        Assert.Equal(expected, Verdict.OfSelection(selection, json));

    [Theory]
    [InlineData(@"a: 'C:\*\x.exe'", """{"a":"C:\\Windows\\x.exe"}""", false)]
    [InlineData(@"a: 'C:\\*\x.exe'", """{"a":"C:\\Windows\\x.exe"}""", true)]
    [InlineData(@"a: 'C:\\\*\x.exe'", """{"a":"C:\\*\\x.exe"}""", true)]
    [InlineData(@"a: 'x\?'", """{"a":"x?"}""", true)]
    [InlineData(@"a: 'x\?'", """{"a":"xy"}""", false)]
    [InlineData("a: 'x?z'", """{"a":"xÄz"}""", true)]
    [InlineData("a: 'x?z'", """{"a":"xz"}""", false)]
    [InlineData("a: '*'", """{"a":""}""", true)]
    [InlineData("a: '*'", """{"a":null}""", false)]
    [InlineData("a: 'x*y*z'", """{"a":"x1y2yz"}""", true)]
    [InlineData("a: '*y*'", """{"a":"xyz"}""", true)]
    [InlineData("a: '*ab?d*'", """{"a":"abxabcd."}""", true)]
    public void Wildcards_stand_for_text_and_characters_unless_escaped(string selection, string json, bool expected) =>
        Assert.Equal(expected, Verdict.OfSelection(selection, json));

    [Theory]
    [InlineData("a|contains: OAM", """{"a":"foamy"}""", true)]
    [InlineData("a|startswith: OAM", """{"a":"foamy"}""", false)]
    [InlineData("a|startswith: FOAM", """{"a":"foamy"}""", true)]
    [InlineData("a|endswith: AMY", """{"a":"foamy"}""", true)]
    [InlineData("a|contains|all: [fo, my]", """{"a":"foamy"}""", true)]
    [InlineData("a|contains|all: [fo, xx]", """{"a":"foamy"}""", false)]
    [InlineData("a|contains: 'f*m'", """{"a":"xfoamy"}""", true)]
    [InlineData("a|contains|cased: OAM", """{"a":"foamy"}""", false)]
    [InlineData("a|contains|cased: OAM", """{"a":"fOAMy"}""", true)]
    [InlineData("a|cased: Foamy", """{"a":"foamy"}""", false)]
    [InlineData("a|startswith|cased: fo", """{"a":"foamy"}""", true)]
    [InlineData("a|endswith|cased: 'O?my'", """{"a":"fOamy"}""", true)]
    [InlineData("a|contains: ÄÖ", """{"a":"xäöx"}""", true)]
    [InlineData("a|contains: ß", """{"a":"straße"}""", true)]
    public void Anchors_and_case(string selection, string json, bool expected) => Assert.Equal(expected, Verdict.OfSelection(selection, json));

    [Theory]
    [InlineData("a|re: '^fo+$'", """{"a":"foo"}""", true)]
    [InlineData("a|re: '^FO+$'", """{"a":"foo"}""", false)]
    [InlineData("a|re|i: '^FO+$'", """{"a":"foo"}""", true)]
    [InlineData("a|re|m: '^b$'", "{\"a\":\"a\\nb\"}", true)]
    [InlineData("a|re: '^b$'", "{\"a\":\"a\\nb\"}", false)]
    [InlineData("a|re|s: 'a.b'", "{\"a\":\"a\\nb\"}", true)]
    [InlineData("a|re: '(?=.*x)(?!.*y)'", """{"a":"xz"}""", true)]
    [InlineData("a|re: '(?=.*x)(?!.*y)'", """{"a":"xy"}""", false)]
    [InlineData("a|re: 'p(ower|wsh)\\s+-e'", """{"a":"pwsh -e"}""", true)]
    [InlineData("a|re: ['nope', 'o{2}']", """{"a":"foo"}""", true)]
    public void Regexes_respect_case_and_their_flags(string selection, string json, bool expected) =>
        Assert.Equal(expected, Verdict.OfSelection(selection, json));

    [Theory]
    [InlineData("a|cidr: 192.0.2.0/24", """{"a":"192.0.2.77"}""", true)]
    [InlineData("a|cidr: 192.0.2.0/24", """{"a":"192.0.3.77"}""", false)]
    [InlineData("a|cidr: 192.0.2.9", """{"a":"192.0.2.9"}""", true)]
    [InlineData("a|cidr: 192.0.2.0/24", """{"a":"host 192.0.2.77"}""", false)]
    [InlineData("a|cidr: 2001:db8::/32", """{"a":"2001:DB8:1::1"}""", true)]
    [InlineData("a|cidr: 2001:db8::/32", """{"a":"2001:db9::1"}""", false)]
    [InlineData("a|cidr: 0.0.0.0/0", """{"a":"::1"}""", false)]
    [InlineData("a|gt: 10", """{"a":11}""", true)]
    [InlineData("a|gt: 10", """{"a":10}""", false)]
    [InlineData("a|gte: 10", """{"a":"10"}""", true)]
    [InlineData("a|lt: 0.5", """{"a":0.25}""", true)]
    [InlineData("a|lte: -1", """{"a":-1.0}""", true)]
    [InlineData("a|lt: 10", """{"a":"few"}""", false)]
    public void Networks_and_numbers(string selection, string json, bool expected) => Assert.Equal(expected, Verdict.OfSelection(selection, json));

    [Theory]
    [InlineData("a|exists: true", """{"a":null}""", true)]
    [InlineData("a|exists: false", """{"a":1}""", false)]
    [InlineData("a|exists: false", """{"b":1}""", true)]
    [InlineData("a|neq: x", """{"a":"X"}""", false)]
    [InlineData("a|neq: x", """{"b":"y"}""", true)]
    [InlineData("a|contains|neq: [x, y]", """{"a":"by"}""", false)]
    [InlineData("a|fieldref: b", """{"a":"x","b":"X"}""", true)]
    [InlineData("a|fieldref: b", """{"a":"x"}""", false)]
    [InlineData("a|fieldref|cased: b", """{"a":"x","b":"X"}""", false)]
    [InlineData("a|fieldref|endswith: b", """{"a":"foamy","b":"MY"}""", true)]
    [InlineData("a|fieldref|startswith: b", """{"a":"foamy","b":"my"}""", false)]
    [InlineData("a|contains|fieldref: b", """{"a":"foamy","b":["x","oam"]}""", true)]
    [InlineData("a|fieldref: a", """{"a":"x"}""", true)]
    public void Existence_negation_and_references(string selection, string json, bool expected) =>
        Assert.Equal(expected, Verdict.OfSelection(selection, json));

    [Theory]
    [InlineData("a|base64: Test", """{"a":"VGVzdA=="}""", true)]
    [InlineData("a|base64: Test", """{"a":"vgvzda=="}""", false)]
    [InlineData("a|base64offset|contains: Test", """{"a":"xxVGVzdxx"}""", true)]
    [InlineData("a|wide|base64: Test", """{"a":"VABlAHMAdAA="}""", true)]
    [InlineData("a|utf16le|base64: Test", """{"a":"VABlAHMAdAA="}""", true)]
    [InlineData("a|utf16be|base64: AB", """{"a":"AEEAQg=="}""", true)]
    [InlineData("a|utf16|base64: A", """{"a":"//5BAA=="}""", true)]
    [InlineData("a|windash|contains: ' -f'", """{"a":"x /f y"}""", true)]
    [InlineData("a|windash|contains: ' -f'", "{\"a\":\"x \\u2015f y\"}", true)]
    [InlineData("a|windash|contains: 'a-f'", """{"a":"a/f"}""", false)]
    [InlineData("a|contains|all|windash: ['-x', '/y-y']", """{"a":"-y-y /x"}""", true)]
    public void Encodings_of_the_value(string selection, string json, bool expected) => Assert.Equal(expected, Verdict.OfSelection(selection, json));

    [Theory]
    [InlineData("minute: 45", true)]
    [InlineData("hour: 3", true)]
    [InlineData("hour: 4", false)]
    [InlineData("day: 10", true)]
    [InlineData("week: 28", true)]
    [InlineData("month: 7", true)]
    [InlineData("year: 2024", true)]
    public void Parts_of_a_time(string part, bool expected)
    {
        Assert.Equal(expected, Verdict.OfSelection("a|" + part, """{"a":"2024-07-10T03:45:00Z"}"""));
        Assert.Equal(expected, Verdict.OfSelection("a|" + part, """{"a":"2024-07-10 05:45:00+02:00"}"""));
        Assert.Equal(expected, Verdict.OfSelection("a|" + part, """{"a":1720583100}"""));
        Assert.Equal(expected, Verdict.OfSelection("a|" + part, """{"a":1720583100000}"""));
        Assert.False(Verdict.OfSelection("a|" + part, """{"a":"yesterday"}"""));
    }

    [Theory]
    [InlineData("- foam", """{"a":"x","b":{"c":"FOAMY"}}""", true)]
    [InlineData("- foam", """{"foam":"x"}""", false)]
    [InlineData("- f?am", """{"a":"xfoamy"}""", true)]
    [InlineData("'|all': [foo, bar]", """{"a":"foo","b":"bar"}""", true)]
    [InlineData("'|all': [foo, bar]", """{"a":"foo"}""", false)]
    [InlineData("'|re': '^fo+$'", """{"a":"foo"}""", true)]
    [InlineData("'|startswith': foo", """{"a":"xfoo"}""", false)]
    [InlineData("- foo\n- a: bar", """{"a":"bar"}""", true)]
    public void Keywords_look_at_every_value_and_at_no_name(string selection, string json, bool expected) =>
        Assert.Equal(expected, Verdict.OfSelection(selection, json));
}
