using Isms.Monitor.Sigma.Rules;

namespace Isms.Monitor.Sigma.Compile;

/// <summary>
/// Numbers everything an event can be asked once, whatever number of rules asks it: a bit for each distinct test that an automaton
/// answers, a bit for each distinct "any of these", and the tests that have to wait for a candidate.
/// </summary>
sealed class BitTable
{
    readonly Dictionary<string, int> _bits = [];
    readonly Dictionary<string, int> _lazy = [];
    readonly Dictionary<string, int> _fields = new(StringComparer.Ordinal);

    /// <summary>By field: its tests and their bits.</summary>
    public List<List<(FieldTest Test, int Bit)>> Tests { get; } = [];

    /// <summary>Keywords.</summary>
    public List<(FieldTest Test, int Bit)> KeywordTests { get; } = [];

    public List<LazyTest> Lazy { get; } = [];

    /// <summary>By bit: the groups that it sets.</summary>
    public List<List<int>?> GroupsOf { get; } = [];

    /// <summary>By bit: how probable it is.</summary>
    public List<double> Scores { get; } = [];

    public IReadOnlyDictionary<string, int> Fields => _fields;

    public int Field(string name)
    {
        if (_fields.TryGetValue(name, out var field)) return field;
        Tests.Add([]);
        return _fields[name] = Tests.Count - 1;
    }

    public int Bit(FieldTest test)
    {
        var key = Logic.Text(test with { Value = test.Value.ToLowerInvariant() });
        if (_bits.TryGetValue(key, out var bit)) return bit;
        bit = NewBit(key, TestScore.Of(test));
        (test.Field is null ? KeywordTests : Tests[Field(test.Field)]).Add((test, bit));
        return bit;
    }

    /// <summary>The bit that is set as soon as one of <paramref name="bits"/> is.</summary>
    public int Group(IEnumerable<int> bits)
    {
        var members = bits.Distinct().Order().ToList();
        if (members.Count == 1) return members[0];
        var key = "any of " + string.Join(',', members);
        if (_bits.TryGetValue(key, out var bit)) return bit;
        bit = NewBit(key, Math.Min(1, members.Sum(member => Scores[member])));
        foreach (var member in members) (GroupsOf[member] ??= []).Add(bit);
        return bit;
    }

    public int LazyIndex(FieldTest test)
    {
        var key = Logic.Text(test);
        if (_lazy.TryGetValue(key, out var index)) return index;
        var field = test.Field is null ? -1 : Field(test.Field);
        var other = test.Kind is >= TestKind.FieldEqual and <= TestKind.FieldEndsWith ? Field(test.Value) : -1;
        Lazy.Add(LazyTest.Create(test, field, other, Guard(test)));
        return _lazy[key] = Lazy.Count - 1;
    }

    /// <summary>The same test with case ignored; a literal that the regex needs; else that the field is there at all.</summary>
    int Guard(FieldTest test)
    {
        if (test.Kind is TestKind.Equal or TestKind.Contains or TestKind.StartsWith or TestKind.EndsWith) return Bit(test with { Cased = false });
        if (RequiredLiterals.Of(test) is { } literals)
            return Group(literals.Select(literal => Bit(new FieldTest(test.Field, TestKind.Contains, literal))));
        return Bit(new FieldTest(test.Field, TestKind.Present, ""));
    }

    int NewBit(string key, double score)
    {
        GroupsOf.Add(null);
        Scores.Add(score);
        return _bits[key] = GroupsOf.Count - 1;
    }
}
