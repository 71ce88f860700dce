namespace Isms.Monitor.Sigma.Rules;

/// <summary>The modifiers of one detection key, read and checked: what is done to its values, and how they are compared.</summary>
sealed class ModifierChain
{
    static readonly string[] Encoders = ["base64", "base64offset", "wide", "utf16le", "utf16be", "utf16", "windash", "expand"];

    static readonly Dictionary<string, TestKind> Comparisons = new()
    {
        ["gt"] = TestKind.Greater, ["gte"] = TestKind.GreaterOrEqual, ["lt"] = TestKind.Less, ["lte"] = TestKind.LessOrEqual,
        ["minute"] = TestKind.Minute, ["hour"] = TestKind.Hour, ["day"] = TestKind.Day,
        ["week"] = TestKind.Week, ["month"] = TestKind.Month, ["year"] = TestKind.Year,
    };

    readonly YamlScalar _key;

    /// <summary>Without the blanks that EventData names may hold (<c>Threat Name</c>), as event fields are compared; null for keywords.</summary>
    public string? Field { get; }

    /// <summary>The transformations, in the order written.</summary>
    public List<string> Encodings { get; } = [];

    /// <summary>Where the text may stand in the value: <c>contains</c>, <c>startswith</c>, <c>endswith</c>, or null for the whole.</summary>
    public string? Anchor { get; private set; }

    /// <summary>What is compared: <c>re</c>, <c>cidr</c>, <c>exists</c>, <c>fieldref</c>, or null for text.</summary>
    public string? Type { get; private set; }

    public TestKind? Comparison { get; private set; }
    public bool All { get; private set; }
    public bool Cased { get; private set; }
    public bool Negated { get; private set; }
    public string RegexFlags { get; private set; } = "";

    /// <exception cref="RuleException">A modifier is unknown, or two contradict each other.</exception>
    public ModifierChain(YamlScalar key)
    {
        _key = key;
        var parts = key.Text.Split('|');
        var field = SigmaFieldNames.OfRule(parts[0]);
        Field = field.Length == 0 ? null : field;
        foreach (var modifier in parts.Skip(1)) Read(modifier.Trim());
        Check();
    }

    public RuleException Misuse(YamlValue at, string problem, string remedy) => new(at, RuleErrorCode.ModifierMisuse, $"'{_key.Text}': {problem}.", remedy);

    void Read(string modifier)
    {
        if (Encoders.Contains(modifier)) Encodings.Add(modifier);
        else if (Comparisons.TryGetValue(modifier, out var comparison)) SetComparison(comparison);
        else if (modifier is "contains" or "startswith" or "endswith") SetAnchor(modifier);
        else if (modifier is "re" or "cidr" or "exists" or "fieldref") SetType(modifier);
        else if (modifier is "i" or "m" or "s") RegexFlags += modifier;
        else if (modifier == "all") All = true;
        else if (modifier == "cased") Cased = true;
        else if (modifier == "neq") Negated = true;
        else throw new RuleException(_key, RuleErrorCode.UnknownModifier, $"the modifier '{modifier}' of '{_key.Text}' is unknown.",
            "Use all, base64, base64offset, cased, cidr, contains, endswith, exists, expand, fieldref, gt, gte, lt, lte, neq, re, startswith, "
            + "utf16, utf16be, utf16le, wide, windash, minute, hour, day, week, month or year.");
    }

    void SetComparison(TestKind comparison)
    {
        if (Comparison is not null) throw Misuse(_key, "two comparisons are given", "Keep one of them, and write the other as a second line of a map.");
        Comparison = comparison;
    }

    void SetAnchor(string anchor)
    {
        if (Anchor is not null && Anchor != anchor) throw Misuse(_key, $"{Anchor} and {anchor} exclude each other", "Keep one of them.");
        Anchor = anchor;
    }

    void SetType(string type)
    {
        if (Type is not null && Type != type) throw Misuse(_key, $"{Type} and {type} exclude each other", "Keep one of them.");
        Type = type;
    }

    void Check()
    {
        if (RegexFlags.Length > 0 && Type != "re") throw Misuse(_key, $"the flag {RegexFlags[0]} belongs to a regex", "Write |re before it.");
        if (Comparison is not null && (Type ?? Anchor ?? Encodings.FirstOrDefault()) is { } other)
            throw Misuse(_key, $"a comparison of numbers cannot be combined with {other}", "Remove one of the two.");
        if (Type is not (null or "fieldref" or "re") && (Anchor ?? Encodings.FirstOrDefault(e => e != "expand")) is { } text)
            throw Misuse(_key, $"{Type} cannot be combined with {text}", "Remove one of the two.");
        if (Type == "re" && (Anchor ?? Encodings.FirstOrDefault(e => e != "expand")) is { } inRegex)
            throw Misuse(_key, $"a regex cannot be combined with {inRegex}", "Express it in the regex.");
        if (Field is null && (Type is "exists" or "fieldref" || Comparison is not null))
            throw Misuse(_key, "this modifier needs a field", "Put a field name before the first '|'.");
    }
}
