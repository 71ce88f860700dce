using System.Globalization;
using System.Net;
using Isms.Monitor.Registers.Loading.Yaml;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Registers.Loading;

/// <summary>
/// One mapping of a register, read key by key. Each method asks for a key, notes what is wrong with its value and gives a harmless one instead, so
/// that reading goes on and all problems are found at once. What was never asked for is unknown: <see cref="Close"/> says so.
/// </summary>
sealed class Section(YamlMap map, Reading reading)
{
    readonly List<string> _asked = [];

    public Location At => map.At;
    public Reading Reading => reading;

    public bool Has(string key) => Find(key) is not null;

    /// <summary>The id of this entry, noted so that others may refer to it.</summary>
    public string Id(EntryKind kind, string key = "id")
    {
        var id = Text(key);
        if (Find(key) is { } part) reading.References.Define(kind, id, part.At);
        return id;
    }

    public string Text(string key) => Required(key) is { } part ? Scalar(key, part) : "";

    public string Text(string key, string otherwise) => Find(key) is { } part ? Scalar(key, part) : otherwise;

    /// <summary>One value or a list of them.</summary>
    public IReadOnlyList<string> Texts(string key) => [.. Scalars(key).Select(scalar => scalar.Text)];

    /// <summary>The id of an entry elsewhere, or empty.</summary>
    public string Reference(string key, EntryKind kind)
    {
        if (Find(key) is not { } part) return "";
        var id = Scalar(key, part);
        reading.References.Use(kind, id, part.At);
        return id;
    }

    public string RequiredReference(string key, EntryKind kind) => Required(key) is null ? "" : Reference(key, kind);

    public IReadOnlyList<string> References(string key, EntryKind kind)
    {
        var scalars = Scalars(key).ToList();
        foreach (var scalar in scalars) reading.References.Use(kind, scalar.Text, scalar.At);
        return [.. scalars.Select(scalar => scalar.Text)];
    }

    public bool Flag(string key, bool otherwise)
    {
        if (Find(key) is not { } part) return otherwise;
        var text = Scalar(key, part);
        if (text is "true" or "false") return text == "true";
        return Wrong(part, key, text, "Write true or false", otherwise);
    }

    public int Number(string key, int least, int most, int? otherwise = null)
    {
        var part = otherwise is null ? Required(key) : Find(key);
        if (part is null) return otherwise ?? least;
        var text = Scalar(key, part);
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : Wrong(part, key, text, $"Write a whole number from {least} to {most}", least);
    }

    public double? Real(string key)
    {
        if (Find(key) is not { } part) return null;
        var text = Scalar(key, part);
        return double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : Wrong(part, key, text, "Write a number with a point, such as 97.5", 0.0);
    }

    public DateOnly? Date(string key)
    {
        if (Find(key) is not { } part) return null;
        var text = Scalar(key, part);
        return Values.TryDate(text, reading.DayOf(part.At), out var date)
            ? date
            : Wrong(part, key, text, "Write a day as 2026-11-24, or as an offset from today such as -30d", reading.Today);
    }

    public DateOnly RequiredDate(string key) => Required(key) is null ? reading.Today : Date(key) ?? reading.Today;

    public TimeSpan? Span(string key)
    {
        if (Find(key) is not { } part) return null;
        var text = Scalar(key, part);
        return Values.TrySpan(text, out var span) ? span : Wrong(part, key, text, "Write a number with s, m, h or d, such as 15m", TimeSpan.FromDays(1));
    }

    public int Days(string key, int otherwise) => Span(key) is { } span ? Math.Max((int)span.TotalDays, 1) : otherwise;

    public T Word<T>(string key, T? otherwise = null) where T : struct, Enum
    {
        var part = otherwise is null ? Required(key) : Find(key);
        if (part is null) return otherwise ?? default;
        var text = Scalar(key, part);
        return Values.TryWord<T>(text, out var word)
            ? word
            : Wrong(part, key, text, "Write one of: " + string.Join(", ", Enum.GetValues<T>().Select(Values.Word)), default(T));
    }

    public IPNetwork Range(string key)
    {
        if (Required(key) is not { } part) return default;
        var text = Scalar(key, part);
        return Values.TryRange(text, out var range) ? range : Wrong(part, key, text, RangeRemedy, default(IPNetwork));
    }

    public const string RangeRemedy = "Write an address or a range such as 192.0.2.0/24, its host bits zero";

    /// <summary>The values of a key that may be one value or a list, with their places.</summary>
    public IEnumerable<YamlScalar> Scalars(string key) => Find(key) switch
    {
        null => [],
        YamlScalar single => [single],
        YamlList list => list.Items.SelectMany(item => item is YamlScalar { IsNull: false } scalar ? [scalar] : Kinds<YamlScalar>(item, key, "single values")),
        var other => Kinds<YamlScalar>(other, key, "a list of single values"),
    };

    /// <summary>The mappings of a list; each is closed by whoever reads it with <see cref="Read"/>.</summary>
    public IReadOnlyList<T> Each<T>(string key, Func<Section, T> read) => Find(key) is { } part ? Each(part, key, reading, read) : [];

    public static IReadOnlyList<T> Each<T>(YamlPart part, string key, Reading reading, Func<Section, T> read)
    {
        var list = part as YamlList;
        if (list is null) WrongKind(part, key, "a list", reading);
        var entries = new List<T>();
        foreach (var item in list?.Items ?? [])
        {
            if (item is YamlMap entry) entries.Add(Read(entry, reading, read));
            else WrongKind(item, key, "a list of mappings", reading);
        }
        return entries;
    }

    public T? One<T>(string key, Func<Section, T> read) where T : class
    {
        if (Find(key) is not { } part) return null;
        if (part is YamlMap entry) return Read(entry, reading, read);
        WrongKind(part, key, "a mapping", reading);
        return null;
    }

    public static T Read<T>(YamlMap entry, Reading reading, Func<Section, T> read)
    {
        var section = new Section(entry, reading);
        var value = read(section);
        section.Close();
        return value;
    }

    public void Error(string key, string code, string problem, string remedy) =>
        reading.Problems.Error(map.Pairs.TryGetValue(key, out var part) ? part.At : At, code, problem, remedy);

    void Close()
    {
        foreach (var (key, at) in map.Keys)
            if (!_asked.Contains(key))
                reading.Problems.Error(at, Codes.KeyUnknown, $"the key {Problems.Quote(key)} is not known here", "Write one of: " + string.Join(", ", _asked.Distinct()));
    }

    YamlPart? Find(string key)
    {
        _asked.Add(key);
        return map.Pairs.TryGetValue(key, out var part) && part is not YamlScalar { IsNull: true } ? part : null;
    }

    YamlPart? Required(string key)
    {
        var part = Find(key);
        if (part is null) reading.Problems.Error(At, Codes.KeyMissing, $"the key {Problems.Quote(key)} is missing", "Add it to this entry");
        return part;
    }

    string Scalar(string key, YamlPart part)
    {
        if (part is YamlScalar scalar) return scalar.Text;
        WrongKind(part, key, "a single value", reading);
        return "";
    }

    static IEnumerable<T> NoneOf<T>() => [];

    IEnumerable<T> Kinds<T>(YamlPart part, string key, string wanted)
    {
        WrongKind(part, key, wanted, reading);
        return NoneOf<T>();
    }

    static void WrongKind(YamlPart part, string key, string wanted, Reading reading) =>
        reading.Problems.Error(part.At, Codes.WrongKind, $"{Problems.Quote(key)} is {part.Kind}", $"Write {wanted}");

    T Wrong<T>(YamlPart part, string key, string text, string remedy, T instead)
    {
        // What is no single value was noted as that; one problem is enough.
        if (part is YamlScalar) reading.Problems.Error(part.At, Codes.WrongValue, $"{Problems.Quote(key)} cannot be {Problems.Quote(text)}", remedy);
        return instead;
    }
}
