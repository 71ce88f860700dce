using System.Globalization;
using System.Text;
using Isms.Monitor.Events;

namespace Isms.Monitor.Sigma.Rules;

/// <summary>What lies beside a rule <c>foo.yml</c> as <c>foo.samples.yml</c>: events that have to fire it, and events that must not.</summary>
/// <remarks>Either list holds events (<c>ecs</c> with <c>logsource</c>) or log lines (<c>raw</c> with <c>format</c>); a sample that is a list is a sequence.</remarks>
public sealed record RuleSamples(string Path, IReadOnlyList<RuleSample> Fire, IReadOnlyList<RuleSample> Quiet)
{
    public const string Suffix = ".samples.yml";

    /// <summary>The rule file that the samples belong to.</summary>
    public string RulePath => Path[..^Suffix.Length] + ".yml";

    /// <returns>The samples, or the reason why the file cannot be used.</returns>
    public static (RuleSamples? Samples, RuleError? Error) Parse(string text, string path)
    {
        try
        {
            var document = YamlReader.Read(text).FirstOrDefault() as YamlMapping
                ?? throw new RuleException(null, RuleErrorCode.WrongType, "the samples are no map.", "Write the lists 'fire' and 'quiet'.");
            return (new RuleSamples(path, List(document, "fire"), List(document, "quiet")), null);
        }
        catch (RuleException error)
        {
            return (null, error.ToError(path));
        }
    }

    static List<RuleSample> List(YamlMapping document, string key) => document[key] switch
    {
        YamlSequence list => [.. list.Items.Select(item => new RuleSample([.. Records(item)], item.Line))],
        null => throw new RuleException(document, RuleErrorCode.MissingKey, $"the list '{key}' is missing.", "Write at least one sample that fires and one that must not."),
        var other => throw new RuleException(other, RuleErrorCode.WrongType, $"'{key}' is no list.", "Write each sample as '- ecs: ...' or '- raw: ...'."),
    };

    static IEnumerable<SampleRecord> Records(YamlValue item)
    {
        if (item is YamlSequence list) return list.Items.SelectMany(Records);
        if (item is not YamlMapping map) throw Unknown(item);
        if (map.Has("raw")) return RuleKeys.Texts(map, "raw").Select(line => new SampleRecord(null, line, RuleKeys.Text(map, "format")));
        if (!map.Has("ecs")) throw Unknown(item);
        return [new SampleRecord(Event(map), null, null)];
    }

    static RuleException Unknown(YamlValue at) =>
        new(at, RuleErrorCode.WrongType, "this sample has neither 'ecs' nor 'raw'.", "Write 'ecs:' with the fields of an event, or 'raw:' with log lines.");

    static EcsEvent Event(YamlMapping map)
    {
        var @event = new EcsEvent();
        @event.Begin(default);
        foreach (var (name, value) in RuleKeys.Map(map, "ecs", "Write field names and values.").Entries)
            foreach (var scalar in Scalars(value)) Add(@event, name.Text, scalar);
        if (map.Has("logsource"))
        {
            var source = RuleKeys.LogSource(map);
            @event.LogSource = LogSourceId.Get(source.Product ?? "", source.Category ?? "", source.Service ?? "");
        }
        return @event;
    }

    static IEnumerable<YamlScalar> Scalars(YamlValue value) => value switch
    {
        YamlScalar scalar => [scalar],
        YamlSequence list => list.Items.SelectMany(Scalars),
        _ => throw new RuleException(value, RuleErrorCode.WrongType, "a field of an event is a text or a list of texts.", "Write nested fields with dots: 'source.ip'."),
    };

    static void Add(EcsEvent @event, string name, YamlScalar value)
    {
        if (name == "@timestamp" && UnixMicros.TryParse(value.Text, out var micros)) @event.TimestampMicros = micros;
        var isNumber = value.Plain && double.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
        var kind = value.IsNull ? ValueKind.Null : isNumber ? ValueKind.Number : ValueKind.Text;
        @event.Add(FieldTable.Get(name), value.IsNull ? default : Encoding.UTF8.GetBytes(value.Text), kind);
    }
}

/// <summary>One sample: a record, or several in their order for a correlation. The line is where it starts in its file, from 1.</summary>
public sealed record RuleSample(IReadOnlyList<SampleRecord> Records, int Line);

/// <summary>Either an event, or a log line with the name of its format (null: recognised).</summary>
public sealed record SampleRecord(EcsEvent? Event, string? Raw, string? Format);
