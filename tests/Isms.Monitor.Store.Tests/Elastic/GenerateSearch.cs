using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Isms.Monitor.Events;

namespace Isms.Monitor.Store.Tests.Elastic;

/// <summary>Events and requests that meet often, with every kind of field, as dashboards and people ask for them.</summary>
static class GenerateSearch
{
    const long Start = Sample.Noon - 3 * UnixMicros.Day;

    /// <summary>A field, the values that events have of it, and how they are written.</summary>
    static readonly (string Field, ValueKind Kind, string[] Values)[] Fields =
    [
        ("event.action", ValueKind.Text, ["denied", "allowed", "Denied", "denied now", "drop-all"]),
        ("event.category", ValueKind.Text, ["network", "intrusion_detection", "malware"]),
        ("event.code", ValueKind.Text, ["106023", "1060", "4625"]),
        ("event.severity", ValueKind.Number, ["1", "3", "4", "7"]),
        ("user.name", ValueKind.Text, ["jane", "JANE", "jörg", "ann o'neil", "日本", "😀", "\uFFFDx"]),
        ("host.name", ValueKind.Text, ["fw-01", "fw-02", "srv-files-01"]),
        ("source.ip", ValueKind.Ip, ["192.0.2.1", "192.0.2.200", "198.51.100.7", "2001:db8::1", "9.0.0.1", "10.0.0.1"]),
        ("host.ip", ValueKind.Ip, ["203.0.113.9", "2001:db8::7"]),
        ("destination.port", ValueKind.Number, ["22", "80", "443", "8443"]),
        ("network.bytes", ValueKind.Number, ["0", "10", "250", "70000", "12345678"]),
        ("event.risk_score", ValueKind.Number, ["0.5", "2.25", "99.75"]),
        ("event.created", ValueKind.Text, ["2026-11-22T10:00:00.000Z", "2026-11-23T23:59:59.999Z", "2026-11-24T00:00:00.000Z"]),
        ("message", ValueKind.Text, ["Deny tcp from outside", "access denied for jane", "DENY udp", "session opened"]),
        ("cisco.asa.rule_name", ValueKind.Text, ["outside_in", "inside_out"]),
    ];

    static readonly string[] Numbers = ["event.severity", "destination.port", "network.bytes", "event.risk_score"];
    static readonly string[] Keywords = ["event.action", "event.category", "event.code", "user.name", "host.name", "vendor.cisco.asa.rule_name"];
    static readonly string[] Countable = [.. Numbers, .. Keywords, "source.ip", "host.ip", "event.created", "no.such.field"];

    /// <summary>Times differ, so that an order by time is one order.</summary>
    public static IReadOnlyList<Action<EcsEvent>> Events(int count, Rnd seed)
    {
        var slots = Gen.ListOf(from of in Gen.Elements(Fields) from value in Gen.Elements(of.Values) select (of.Field, of.Kind, value), 8).Sample(count, seed, 50);
        var times = Gen.Choose(0, 4 * 24 * 3600).Sample(count, seed, 50);
        return [.. slots.Select((row, at) => Filling([.. row], Start + times[at] * UnixMicros.Second + at * 1000L))];
    }

    static Action<EcsEvent> Filling((string Field, ValueKind Kind, string Value)[] slots, long time) => into =>
    {
        into.Begin("line"u8);
        (into.TimestampMicros, into.ReceivedMicros) = (time, Sample.Noon + time % 3);
        into.LogSource = LogSourceId.Get("cisco", "firewall", "asa");
        foreach (var (of, kind, value) in slots.DistinctBy(slot => slot.Field == "event.category" || slot.Field == "host.name" ? slot.Field + slot.Value : slot.Field)) into.Add(FieldTable.Get(of), Encoding.UTF8.GetBytes(value), kind);
    };

    public static Gen<JsonObject> Request =>
        from query in Query(2)
        from span in Gen.Choose(0, 3)
        from shape in Gen.Choose(0, 4)
        from aggregations in Aggregations(2)
        from order in Gen.Elements("asc", "desc")
        select With(new JsonObject
        {
            ["size"] = shape == 0 ? 20 : 0,
            ["query"] = span == 0 ? query : new JsonObject { ["bool"] = new JsonObject { ["filter"] = new JsonArray(Span(span), query) } },
            ["track_total_hits"] = true,
        }, shape == 0 ? ("sort", new JsonArray(new JsonObject { ["@timestamp"] = new JsonObject { ["order"] = order, ["unmapped_type"] = "boolean" } }, new JsonObject { ["_doc"] = new JsonObject { ["order"] = "desc" } }))
            : ("aggs", aggregations));

    static JsonObject Span(int days) => new()
    {
        ["range"] = new JsonObject { ["@timestamp"] = new JsonObject { ["gte"] = Start / 1000 + (days - 1) * 86_400_000L / 2, ["lte"] = Start / 1000 + days * 86_400_000L, ["format"] = "epoch_millis" } },
    };

    static JsonObject With(JsonObject body, (string Name, JsonNode Value) part)
    {
        body[part.Name] = part.Value.DeepClone();
        return body;
    }

    static Gen<JsonObject> Query(int depth) => depth == 0 ? Leaf : Gen.Frequency(
        (3, Leaf), (3, Lucene(2).Select(text => new JsonObject { ["query_string"] = new JsonObject { ["query"] = text, ["analyze_wildcard"] = true } })),
        (1, from clause in Gen.Elements("filter", "must", "should", "must_not") from one in Query(depth - 1) from other in Query(depth - 1) from third in Leaf
            select new JsonObject { ["bool"] = new JsonObject { [clause] = new JsonArray(one.DeepClone(), other.DeepClone()), [clause == "must_not" ? "should" : "must_not"] = new JsonArray(third.DeepClone()) } }));

    static Gen<JsonObject> Leaf =>
        from of in Gen.Elements(Fields.Where(of => of.Field is not ("message" or "cisco.asa.rule_name")).ToArray())
        from value in Gen.Elements(of.Values)
        from other in Gen.Elements(of.Values)
        from shape in Gen.Choose(0, 5)
        select shape switch
        {
            0 => new JsonObject { ["term"] = new JsonObject { [of.Field] = Typed(of.Kind, value) } },
            1 => new JsonObject { ["terms"] = new JsonObject { [of.Field] = new JsonArray(Typed(of.Kind, value), Typed(of.Kind, other)) } },
            2 => new JsonObject { ["range"] = new JsonObject { [of.Field] = new JsonObject { ["gte"] = Typed(of.Kind, value) } } },
            3 => new JsonObject { ["range"] = new JsonObject { [of.Field] = new JsonObject { ["gt"] = Typed(of.Kind, value), ["lt"] = Typed(of.Kind, other) } } },
            4 => new JsonObject { ["exists"] = new JsonObject { ["field"] = of.Field } },
            _ => new JsonObject { ["match_all"] = new JsonObject() },
        };

    static JsonNode Typed(ValueKind kind, string value) => kind == ValueKind.Number ? JsonNode.Parse(value)! : JsonValue.Create(value);

    static Gen<string> Lucene(int depth) => depth == 0 ? Word : Gen.Frequency(
        (3, Word),
        (2, from one in Lucene(depth - 1) from other in Lucene(depth - 1) from sign in Gen.Elements(" AND ", " OR ", " AND NOT ", " OR NOT ", " ", " -", " && ", " || ") select one + sign + (sign[^1] == '-' || sign.Contains("NOT", StringComparison.Ordinal) ? $"({other})" : other)),
        (1, from one in Lucene(depth - 1) from other in Lucene(depth - 1) from third in Lucene(depth - 1) select $"{one} AND {other} OR {third}"),
        (1, from inner in Lucene(depth - 1) select $"({inner})"),
        (1, from inner in Lucene(depth - 1) select $"NOT ({inner})"));

    static Gen<string> Word =>
        from of in Gen.Elements(Fields)
        from value in Gen.Elements(of.Values)
        from other in Gen.Elements(of.Values)
        from shape in Gen.Choose(0, 6)
        select Written(of.Field == "cisco.asa.rule_name" ? "vendor.cisco.asa.rule_name" : of.Field, of.Kind, value, other, shape);

    static string Written(string of, ValueKind kind, string value, string other, int shape) => shape switch
    {
        0 => $"{of}:\"{value}\"",
        1 when of is not "event.created" && kind != ValueKind.Ip => $"{of}:{Escaped(value)}",
        2 => $"{of}:(\"{value}\" OR \"{other}\")",
        3 when kind == ValueKind.Text && of is not ("event.created" or "message") && !value.Contains(' ', StringComparison.Ordinal) => $"{of}:{Escaped(value)[..1]}*",
        3 when kind == ValueKind.Ip => $"{of}:\"192.0.2.0/24\"",
        4 when of is not ("message" or "vendor.cisco.asa.rule_name") => $"{of}:[\"{value}\" TO *]",
        5 when kind == ValueKind.Number => $"{of}:>={value}",
        5 when of == "event.created" => $"{of}:[2026-11-23 TO 2026-11-23]",
        6 when of != "message" => $"_exists_:{of}",
        _ => "*",
    };

    static string Escaped(string value) => string.Concat(value.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter > 127 ? letter.ToString() : "\\" + letter));

    static Gen<JsonObject> Aggregations(int depth) =>
        from metrics in Gen.ListOf(Metric, 2)
        from buckets in depth == 0 ? Gen.Constant<JsonObject?>(null) : Buckets(depth).Select(one => (JsonObject?)one)
        select Named(metrics, buckets);

    static JsonObject Named(IEnumerable<JsonObject> metrics, JsonObject? buckets)
    {
        var named = new JsonObject();
        foreach (var (metric, at) in metrics.Select((metric, at) => (metric, at))) named[$"m{at}"] = metric.DeepClone();
        if (buckets is not null) named["b"] = buckets.DeepClone();
        return named;
    }

    static Gen<JsonObject> Metric => Gen.OneOf(
        from of in Gen.Elements<string>([.. Numbers, "event.created", "no.such.field"]) from kind in of == "event.created" ? Gen.Elements("avg", "min", "max") : Gen.Elements("avg", "sum", "min", "max", "stats", "extended_stats") select new JsonObject { [kind] = new JsonObject { ["field"] = of } },
        from of in Gen.Elements(Countable) from kind in Gen.Elements("cardinality", "value_count") select new JsonObject { [kind] = new JsonObject { ["field"] = of } },
        from of in Gen.Elements(Numbers) select new JsonObject { ["percentiles"] = new JsonObject { ["field"] = of, ["percents"] = new JsonArray("0", "50", "90", "100") } });

    static Gen<JsonObject> Buckets(int depth) =>
        from inner in Aggregations(depth - 1)
        from kind in Gen.Choose(0, 4)
        from of in Gen.Elements(Countable)
        from number in Gen.Elements(Numbers)
        from size in Gen.Elements(1, 2, 3, 50)
        from order in Gen.Elements("_count", "_key", "m0")
        from direction in Gen.Elements("asc", "desc")
        from interval in Gen.Elements("fixed:7200000ms", "fixed:1d", "calendar:1w", "calendar:1M", "calendar:1q", "calendar:day")
        from one in Lucene(1)
        from other in Lucene(0)
        from least in Gen.Choose(0, 2)
        select WithIn(kind switch
        {
            0 or 1 => new JsonObject { ["terms"] = Terms(of, size, order, direction, inner, least) },
            2 => new JsonObject { ["date_histogram"] = Dates(interval, least, direction == "asc") },
            3 => new JsonObject { ["histogram"] = new JsonObject { ["field"] = number == "network.bytes" ? "destination.port" : number, ["interval"] = 50, ["min_doc_count"] = least } },
            _ => new JsonObject { ["filters"] = new JsonObject { ["filters"] = new JsonObject { ["first one"] = Text(one), ["second"] = Text(other) } } },
        }, inner, kind is 2 or 3 && least == 0);

    static JsonObject Text(string query) => new() { ["query_string"] = new JsonObject { ["query"] = query, ["analyze_wildcard"] = true } };

    static JsonObject Terms(string of, int size, string order, string direction, JsonObject inner, int least)
    {
        var metric = (inner["m0"] as JsonObject)?.First().Key;
        var by = order != "m0" ? order : metric is "avg" or "sum" or "min" or "max" or "cardinality" or "value_count" ? "m0" : metric is "stats" ? "m0.avg" : metric == "percentiles" ? "m0[50.0]" : "_key";
        var terms = new JsonObject { ["field"] = of, ["size"] = size, ["order"] = new JsonObject { [by] = direction }, ["min_doc_count"] = by == "_key" ? 1 : Math.Max(1, least) };
        if (least == 2 && !Numbers.Contains(of) && of is not ("source.ip" or "host.ip" or "event.created" or "no.such.field")) terms["missing"] = "nobody";
        return terms;
    }

    static JsonObject Dates(string interval, int least, bool isExtended)
    {
        var parts = interval.Split(':');
        var dates = new JsonObject { ["field"] = "@timestamp", [parts[0] + "_interval"] = parts[1], ["min_doc_count"] = least };
        if (least == 0 && isExtended) dates["extended_bounds"] = new JsonObject { ["min"] = Start / 1000 - 86_400_000, ["max"] = Start / 1000 + 4 * 86_400_000L };
        if (isExtended) dates["format"] = "epoch_millis";
        else if (least > 0) dates["time_zone"] = "+02:00";
        return dates;
    }

    static JsonObject WithIn(JsonObject buckets, JsonObject inner, bool isHistogram)
    {
        var all = inner.DeepClone().AsObject();
        if (isHistogram)
        {
            all["sum"] = new JsonObject { ["cumulative_sum"] = new JsonObject { ["buckets_path"] = "_count" } };
            all["diff"] = new JsonObject { ["serial_diff"] = new JsonObject { ["buckets_path"] = "_count", ["lag"] = 2 } };
        }
        if (all.Count > 0) buckets["aggs"] = all;
        return buckets;
    }
}
