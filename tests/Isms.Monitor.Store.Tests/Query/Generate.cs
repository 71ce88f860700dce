using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Isms.Monitor.Events;
using Isms.Monitor.Store.Query;

namespace Isms.Monitor.Store.Tests.Query;

/// <summary>Events and queries that meet often: few fields and values, among them every kind of column and what fits none.</summary>
static class Generate
{
    public static readonly string[] Fields =
    [
        "event.code", "event.type", "event.severity", "source.ip", "destination.port", "user.name", "message", "host.name",
        "vendor.field", "vendor.number", "related.ip", "event.created", "@timestamp", "event.ingested", "event.original", "_id", "isms.logsource",
    ];

    static readonly string[] Texts =
    [
        "", "a", "A", "ab", "jane", "Jane Doe", "JANE", "äÖü", "ÄÖÜ", "日本", "😀", "a😀b", "100%", "a_b", "a!b", "*", "?", "a*b", "\\", "C:\\x", "\"q\"", "a\u001Fb",
        "a\0b", "line\nline", "5", "05", "5.0", "-5", "-0", "443", "1e3", "1.50", "0.001", "9007199254740993", "999999999999999999", "10.1.2.3", "10.200.0.1", "192.168.0.1",
        "010.1.2.3", "2001:db8::1", "2001:DB8:0::1", "::ffff:10.1.2.3", "fe80::1", "2026-11-24", "2026-11-24T12:00:00Z", "2026-11-24T13:00:00+01:00", "true", "null",
        "denied", "connection", "cisco/firewall/asa", "\uFFFD", "x\uD7FFy", "x\uFFF0y", "x\U0001F600y", "{\"a\":1}",
    ];

    static readonly byte[][] Broken = [[0xFF], [(byte)'a', 0xC3], [0xE2, 0x82, (byte)'b'], [0xF0, 0x9F, 0x98]];

    static readonly long[] Instants = [Sample.Noon, Sample.Noon + 1, Sample.Noon - 1, Sample.Noon + UnixMicros.Day, Sample.Noon - UnixMicros.Day, 0, -1];

    public static Gen<Action<EcsEvent>> Event =>
        from slots in Gen.Choose(0, 6).SelectMany(count => Gen.ListOf(Slot, count))
        from original in Value
        from time in Gen.Elements(Instants)
        from received in Gen.Elements(Instants[..3])
        from source in Gen.Elements("cisco", "")
        select Filling([.. slots], original, time, received, source);

    static Action<EcsEvent> Filling((string Field, byte[] Value, ValueKind Kind)[] slots, byte[] original, long time, long received, string source) => into =>
    {
        into.Begin(original);
        (into.TimestampMicros, into.ReceivedMicros) = (time, received);
        if (source.Length > 0) into.LogSource = LogSourceId.Get(source, "firewall", "asa");
        foreach (var (field, value, kind) in slots) into.Add(FieldTable.Get(field), value, kind);
    };

    /// <summary>The events in batches, each with a place and an id of its own.</summary>
    public static List<EventBatch> Batches(IEnumerable<Action<EcsEvent>> events)
    {
        var batches = new List<EventBatch>();
        var offset = 0;
        foreach (var fill in events)
        {
            if (batches.Count == 0 || batches[^1].IsFull) batches.Add(new EventBatch());
            var next = batches[^1].Add([]);
            fill(next);
            next.Offset = offset;
            next.Id = EventId.Of(next.ReceivedMicros, 7, offset++);
        }
        return batches;
    }

    public static Gen<string> Query => Gen.Sized(size => Tree(Math.Min(size / 20, 3)));

    static Gen<byte[]> Value => Gen.Frequency((20, Gen.Elements(Texts).Select(Encoding.UTF8.GetBytes)), (1, Gen.Elements(Broken)));

    static Gen<(string Field, byte[] Value, ValueKind Kind)> Slot =>
        from name in Gen.Elements(Fields)
        from value in Value
        from kind in Gen.Elements(ValueKind.Text, ValueKind.Text, ValueKind.Number, ValueKind.Boolean, ValueKind.Ip, ValueKind.Json, ValueKind.Null)
        select (name, kind == ValueKind.Null ? [] : value, kind);

    static Gen<string> Tree(int depth)
    {
        if (depth == 0) return Leaf;
        var inner = Tree(depth - 1);
        return Gen.Frequency(
            (2, Leaf),
            (2, from left in inner from right in inner select $"({left} and {right})"),
            (2, from left in inner from right in inner select $"({left} or {right})"),
            (2, inner.Select(node => $"not ({node})")));
    }

    static Gen<string> Leaf =>
        from name in Gen.Elements(Fields)
        from text in Gen.Elements(Texts)
        from other in Gen.Elements(Texts)
        from shape in Gen.Choose(0, 9)
        select shape switch
        {
            0 or 1 => $"{name}:{Quoted(text)}",
            2 => $"{name}:{Pattern(text, other)}",
            3 => $"{name}:>={Quoted(text)}",
            4 => $"{name}:<{Quoted(text)}",
            5 => Range(name, text, other),
            6 => $"{name}:{(text.Length % 2 == 0 ? "10.0.0.0/8" : "2001:db8::/32")}",
            7 => $"{name}:*",
            8 => $"{name}:({Quoted(text)} or not {Quoted(other)})",
            _ => text.Length == 0 ? "*" : Quoted(text),
        };

    static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    /// <summary>Text with wildcards cannot hold what ends a word.</summary>
    static string Pattern(string text, string other)
    {
        var word = string.Concat(text.Where(letter => !" \t\r\n()[]\"".Contains(letter, StringComparison.Ordinal)));
        return other.Length % 3 == 0 ? $"*{word}" : other.Length % 3 == 1 ? $"{word}?*" : $"?{word}*";
    }

    static string Range(string field, string from, string to)
    {
        var text = $"{field}:[{Quoted(from)} TO {Quoted(to)}]";
        try
        {
            EventQuery.Parse(text);
            return text;
        }
        catch (QueryException)      // an empty range is refused
        {
            return $"{field}:[{Quoted(from)} TO *]";
        }
    }
}
