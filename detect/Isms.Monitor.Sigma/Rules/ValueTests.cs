using System.Globalization;
using System.Text;

namespace Isms.Monitor.Sigma.Rules;

/// <summary>Turns one value of a detection key into the tests it stands for, any of which is enough.</summary>
sealed class ValueTests(ModifierChain chain, RuleSource source)
{
    /// <summary>A value with five switches under <c>|windash</c> has 3,125 spellings: more is a mistake or an attack.</summary>
    const int MaxSpellings = 4096;

    /// <exception cref="RuleException">The value does not fit the modifiers.</exception>
    public IReadOnlyList<FieldTest> Of(YamlScalar value)
    {
        if (chain.Comparison is { } comparison) return [new(chain.Field, comparison, Number(value))];
        if (value.IsNull) return [chain.Field is null ? throw chain.Misuse(value, "null is no keyword", "Give a text.") : new(chain.Field, TestKind.Null, "")];
        return chain.Type switch
        {
            "exists" => [Existence(value)],
            "cidr" => [.. Networks(value)],
            "fieldref" => [Reference(value)],
            "re" => [.. Regexes(value)],
            _ => Texts(value),
        };
    }

    string Number(YamlScalar value) =>
        double.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? value.Text
            : throw new RuleException(value, RuleErrorCode.BadNumber, $"'{value.Text}' is no number.", "Give a number, for instance 443 or 0.5.");

    FieldTest Existence(YamlScalar value) => value.Text.ToLowerInvariant() switch
    {
        "true" or "yes" => new(chain.Field, TestKind.Exists, "true"),
        "false" or "no" => new(chain.Field, TestKind.Exists, "false"),
        _ => throw chain.Misuse(value, "exists takes true or false", "Write true or false."),
    };

    FieldTest Reference(YamlScalar value) => new(chain.Field, chain.Anchor switch
    {
        "contains" => TestKind.FieldContains,
        "startswith" => TestKind.FieldStartsWith,
        "endswith" => TestKind.FieldEndsWith,
        _ => TestKind.FieldEqual,
    }, SigmaFieldNames.OfRule(value.Text), chain.Cased);

    IEnumerable<FieldTest> Networks(YamlScalar value)
    {
        foreach (var text in Expanded(value))
            yield return Cidr.TryParse(text, out _)
                ? new(chain.Field, TestKind.Cidr, text)
                : throw new RuleException(value, RuleErrorCode.BadCidr, $"'{text}' is no network.", "Write an address and a prefix, for instance 192.0.2.0/24.");
    }

    IEnumerable<FieldTest> Regexes(YamlScalar value)
    {
        foreach (var text in Expanded(value))
        {
            if (!SigmaRegex.TryCheck(text, chain.RegexFlags, out var isLinear, out var error))
                throw new RuleException(value, RuleErrorCode.BadRegex, $"the regex cannot be read: {error.TrimEnd('.')}.", "Correct the expression.");
            if (!isLinear) source.Warn(value, RuleErrorCode.SlowRegex, "this regex needs backtracking and is cut off after 100 ms a value.",
                "Write it without lookaround and back-references.");
            yield return new(chain.Field, TestKind.Regex, text, true, chain.RegexFlags);
        }
    }

    /// <summary>Regexes and networks are no Sigma patterns: a placeholder has to be the whole value.</summary>
    IEnumerable<string> Expanded(YamlScalar value)
    {
        if (!chain.Encodings.Contains("expand") || value.Text is not ['%', .. var name, '%']) return [value.Text];
        if (source.Placeholders.TryGetValue(name, out var values)) return values;
        source.WarnOfPlaceholder(value, name);
        return [];
    }

    IReadOnlyList<FieldTest> Texts(YamlScalar value)
    {
        List<SigmaPattern> patterns = [SigmaPattern.Parse(value.Text)];
        byte[]? bytes = null;
        foreach (var encoding in chain.Encodings)
        {
            if (encoding == "windash") patterns = Bounded(patterns.SelectMany(Encodings.Windash), value);
            else if (encoding == "expand") patterns = Bounded(patterns.SelectMany(pattern => Expand(pattern.WithPlaceholders(), value)), value);
            else (patterns, bytes) = Encoded(encoding, patterns, bytes, value);
        }
        var (start, end) = (chain.Anchor is "contains" or "endswith", chain.Anchor is "contains" or "startswith");
        if (chain.Field is null && chain.Anchor is null) (start, end) = (true, true);
        var cased = chain.Cased || chain.Encodings.Exists(encoding => encoding.StartsWith("base64", StringComparison.Ordinal));
        return [.. patterns.Select(pattern => pattern.Unanchored(start, end).ToTest(chain.Field, cased))];
    }

    /// <summary>UTF-16 is kept as bytes beside its text, because base64 encodes the bytes.</summary>
    (List<SigmaPattern> Patterns, byte[]? Bytes) Encoded(string encoding, List<SigmaPattern> patterns, byte[]? bytes, YamlScalar value)
    {
        if (encoding is "base64" or "base64offset")
        {
            var encoded = patterns.SelectMany(pattern => Base64(encoding, bytes ?? Encoding.UTF8.GetBytes(Plain(pattern, value, encoding))));
            return ([.. encoded], null);
        }
        if (patterns.Count != 1) throw chain.Misuse(value, $"{encoding} needs a single text", "Write it before windash and expand.");
        var wide = Encodings.Wide(encoding, Plain(patterns[0], value, encoding));
        return ([SigmaPattern.Literal(Encoding.UTF8.GetString(wide))], wide);
    }

    static IEnumerable<SigmaPattern> Base64(string encoding, byte[] bytes) => encoding == "base64"
        ? [SigmaPattern.Literal(Convert.ToBase64String(bytes))]
        : Encodings.Base64AtOffsets(bytes).Select(SigmaPattern.Literal);

    string Plain(SigmaPattern pattern, YamlValue value, string encoding) => pattern.HasWildcards
        ? throw chain.Misuse(value, $"{encoding} cannot encode wildcards", "Escape them with a backslash, or use contains.")
        : pattern.LiteralText;

    /// <summary>Every combination of the values of the placeholders; none, with a warning, when a list is missing.</summary>
    IEnumerable<SigmaPattern> Expand(SigmaPattern pattern, YamlScalar value)
    {
        var at = pattern.Parts.ToList().FindIndex(part => part.Kind == PatternPartKind.Placeholder);
        if (at < 0) return [pattern];
        if (source.Placeholders.TryGetValue(pattern.Parts[at].Text, out var values))
            return values.SelectMany(text => Expand(Replaced(pattern, at, SigmaPattern.Parse(text)), value));
        source.WarnOfPlaceholder(value, pattern.Parts[at].Text);
        return [];
    }

    static SigmaPattern Replaced(SigmaPattern pattern, int at, SigmaPattern by) =>
        new([.. pattern.Parts.Take(at), .. by.Parts, .. pattern.Parts.Skip(at + 1)]);

    List<SigmaPattern> Bounded(IEnumerable<SigmaPattern> patterns, YamlScalar value)
    {
        var list = patterns.Take(MaxSpellings + 1).ToList();
        return list.Count <= MaxSpellings ? list : throw chain.Misuse(value, $"the value has more than {MaxSpellings} spellings", "Split it into several values.");
    }
}
