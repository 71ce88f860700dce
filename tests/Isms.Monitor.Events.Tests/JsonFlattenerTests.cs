using System.Text;
using System.Text.Json;
using FsCheck.Xunit;

namespace Isms.Monitor.Events.Tests;

public class JsonFlattenerTests
{
    [Fact]
    public void Nested_names_join_and_arrays_repeat()
    {
        var happened = Read("""{"a":{"b":1,"c":[true,"x"]},"d":[{"e":"p"},{"e":"q"}],"n":null}""");
        Assert.Equal(["a.b=1", "a.c=true", "a.c=x", "d.e=p", "d.e=q"], Pairs(happened));
    }

    [Fact]
    public void A_null_is_kept_on_request()
    {
        var happened = new EcsEvent();
        happened.Begin("""{"n":null}"""u8);
        Assert.Null(new JsonFlattener(keepNulls: true).Read(happened.Original, happened));
        Assert.Equal(ValueKind.Null, happened.KindAt(0));
    }

    [Theory]
    [InlineData("""{"source.port":"443"}""", "source.port=443", ValueKind.Number)]
    [InlineData("""{"source.port":"https"}""", null, ValueKind.Null)]
    [InlineData("""{"source.port":true}""", null, ValueKind.Null)]
    [InlineData("""{"event.code":4624}""", "event.code=4624", ValueKind.Text)]
    [InlineData("""{"source.ip":"192.0.2.1"}""", "source.ip=192.0.2.1", ValueKind.Ip)]
    [InlineData("""{"source.ip":"2001:db8::1"}""", "source.ip=2001:db8::1", ValueKind.Ip)]
    [InlineData("""{"source.ip":"\u0031.2.3.4"}""", "source.ip=1.2.3.4", ValueKind.Ip)]
    [InlineData("""{"source.ip":"unknown"}""", null, ValueKind.Null)]
    [InlineData("""{"tls.resumed":"true"}""", "tls.resumed=true", ValueKind.Boolean)]
    [InlineData("""{"tls.resumed":"yes"}""", null, ValueKind.Null)]
    [InlineData("""{"event.start":"2026-11-24T22:00:00Z"}""", "event.start=2026-11-24T22:00:00Z", ValueKind.Date)]
    [InlineData("""{"event.start":"yesterday"}""", null, ValueKind.Null)]
    [InlineData("""{"vendor.port":"https","@timestamp":"yesterday"}""", "vendor.port=https", ValueKind.Text)]
    public void A_typed_reader_holds_ECS_fields_to_their_types(string json, string? first, ValueKind kind)
    {
        var happened = new EcsEvent();
        happened.Begin(Encoding.UTF8.GetBytes(json));
        Assert.Null(new JsonFlattener(typed: true).Read(happened.Original, happened));
        Assert.Equal(first, Pairs(happened).FirstOrDefault());
        if (first is not null) Assert.Equal(kind, happened.KindAt(0));
    }

    [Theory]
    [InlineData("", 0, "a JSON object")]
    [InlineData("[1]", 0, "a JSON object")]
    [InlineData("""{"a":1""", 6, "a comma or the end of the object")]
    [InlineData("""{"a":"x""", 6, "the end of the string")]
    [InlineData("""{"a":01}""", 7, "a JSON value")]
    [InlineData("""{"a":tru}""", 5, "true")]
    [InlineData("""{"a":1} x""", 8, "nothing after the JSON object")]
    [InlineData("""{"a":"\q"}""", 9, "valid escapes in the string")]
    public void An_error_says_where_and_what(string json, int offset, string expected)
    {
        var happened = new EcsEvent();
        happened.Begin(Encoding.UTF8.GetBytes(json));
        Assert.Equal(new ParseError(offset, expected), new JsonFlattener().Read(happened.Original, happened));
    }

    [Fact]
    public void Deep_nesting_is_an_error_and_no_stack_overflow()
    {
        var happened = new EcsEvent();
        happened.Begin(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 100_000))));
        Assert.Equal("at most 64 levels", new JsonFlattener().Read(happened.Original, happened)!.Expected);
    }

    [Fact]
    public void Escapes_are_taken_out() =>
        Assert.Equal(["t=a\"b\\/\n\té\U0001F600\uFFFD"], Pairs(Read("""{"t":"a\"b\\\/\n\t\u00e9\ud83d\ude00\ud800"}""")));

    [Property(MaxTest = 500)]
    public void It_agrees_with_the_framework_on_any_object(Dictionary<string, string?> texts, Dictionary<string, int> numbers)
    {
        var json = JsonSerializer.Serialize(new { t = texts, n = numbers });
        var flattener = new JsonFlattener();
        for (var round = 0; round < 2; round++)
        {
            var happened = new EcsEvent();
            happened.Begin(Encoding.UTF8.GetBytes(json));
            Assert.Null(flattener.Read(happened.Original, happened));
            using var document = JsonDocument.Parse(json);
            var expected = document.RootElement.EnumerateObject()
                .SelectMany(part => part.Value.EnumerateObject().Select(leaf => (Name: $"{part.Name}.{leaf.Name}", leaf.Value)))
                .Where(leaf => leaf.Value.ValueKind != JsonValueKind.Null)
                .Select(leaf => $"{leaf.Name}={leaf.Value}");
            Assert.Equal(expected, Pairs(happened));
        }
    }

    [Property(MaxTest = 2000)]
    public void Any_bytes_give_an_event_or_an_error_inside_the_text(byte[] tail)
    {
        var happened = new EcsEvent();
        happened.Begin([.. "{\"a\":{\"b\":\"\\u00"u8, .. tail]);
        var error = new JsonFlattener().Read(happened.Original, happened);
        Assert.InRange(error?.Offset ?? 0, 0, happened.Original.Length);
    }

    static EcsEvent Read(string json)
    {
        var happened = new EcsEvent();
        happened.Begin(Encoding.UTF8.GetBytes(json));
        Assert.Null(new JsonFlattener().Read(happened.Original, happened));
        return happened;
    }

    static List<string> Pairs(EcsEvent happened) =>
        [.. Enumerable.Range(0, happened.Count).Select(slot => $"{happened.FieldAt(slot).Name}={Encoding.UTF8.GetString(happened.ValueAt(slot))}")];
}
