using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using Isms.Monitor.Events;
using Isms.Monitor.Sigma.Compile;
using Isms.Monitor.Sigma.Rules;

namespace Isms.Monitor.Sigma.Match;

/// <summary>
/// Sigma as its specification says it, one rule and one test at a time on strings: slow, and simple enough to be right. The engine has
/// to agree with it on every rule and event; explanations come from it.
/// </summary>
public sealed partial class NaiveEvaluator
{
    /// <summary>Making a regex takes longer than everything else here; forgotten with the rule.</summary>
    static readonly ConditionalWeakTable<FieldTest, Regex> Regexes = [];

    readonly Dictionary<string, List<string?>> _fields = new(StringComparer.Ordinal);
    readonly List<string> _keywordTexts = [];

    public NaiveEvaluator(EcsEvent @event, bool keywordsSeeOriginal = true)
    {
        for (var slot = 0; slot < @event.Count; slot++)
        {
            var text = @event.KindAt(slot) == ValueKind.Null ? null : Encoding.UTF8.GetString(@event.ValueAt(slot));
            foreach (var name in FieldAliases.NamesOf(@event.FieldAt(slot).Name).Distinct()) Add(name, text);
            if (text is not null) _keywordTexts.Add(text);
        }
        if (!_fields.ContainsKey("@timestamp") && @event.TimestampMicros != 0) Add("@timestamp", UnixMicros.ToText(@event.TimestampMicros));
        if (keywordsSeeOriginal && @event.Original.Length > 0) _keywordTexts.Add(Encoding.UTF8.GetString(@event.Original));
    }

    public bool IsMatch(ConditionTree condition) => condition switch
    {
        AllOf all => all.Children.All(IsMatch),
        AnyOf any => any.Children.Any(IsMatch),
        AtLeast some => some.Children.Count(IsMatch) >= some.Count,
        Not not => !IsMatch(not.Child),
        Test test => IsMatch(test.Of),
        _ => throw new ArgumentOutOfRangeException(nameof(condition)),
    };

    /// <summary>The values that a field has; a JSON null is null.</summary>
    public IReadOnlyList<string?> ValuesOf(string field) => _fields.GetValueOrDefault(field, []);

    bool IsMatch(FieldTest test) => test.Kind switch
    {
        TestKind.Never => false,
        TestKind.Exists => _fields.ContainsKey(test.Field!) == (test.Value == "true"),
        TestKind.Null => !_fields.TryGetValue(test.Field!, out var values) || values.Contains(null),
        TestKind.FieldEqual or TestKind.FieldContains or TestKind.FieldStartsWith or TestKind.FieldEndsWith =>
            Texts(test.Field).Any(value => Texts(test.Value).Any(other => Compares(test.Kind, value, other, test.Cased))),
        _ => Texts(test.Field).Any(value => Holds(test, value)),
    };

    IEnumerable<string> Texts(string? field) => field is null ? _keywordTexts : ValuesOf(field).OfType<string>();

    static bool Holds(FieldTest test, string value) => test.Kind switch
    {
        TestKind.Present => true,
        TestKind.Equal => Compares(TestKind.FieldEqual, value, test.Value, test.Cased),
        TestKind.Contains => Compares(TestKind.FieldContains, value, test.Value, test.Cased),
        TestKind.StartsWith => Compares(TestKind.FieldStartsWith, value, test.Value, test.Cased),
        TestKind.EndsWith => Compares(TestKind.FieldEndsWith, value, test.Value, test.Cased),
        TestKind.Wildcard => IsWildcardMatch(test, value),
        TestKind.Regex => SigmaRegex.IsMatch(Regexes.GetValue(test, one => SigmaRegex.Compile(one.Value, one.RegexFlags)), value),
        TestKind.Cidr => IsInNetwork(test.Value, value),
        TestKind.Greater or TestKind.GreaterOrEqual or TestKind.Less or TestKind.LessOrEqual => HoldsAsNumber(test, value),
        _ => TimeParts.Read(test.Kind, value) == (int)double.Parse(test.Value, CultureInfo.InvariantCulture),
    };

    static bool Compares(TestKind kind, string value, string other, bool cased)
    {
        if (!cased) (value, other) = (value.ToLowerInvariant(), other.ToLowerInvariant());
        return kind switch
        {
            TestKind.FieldContains => value.Contains(other, StringComparison.Ordinal),
            TestKind.FieldStartsWith => value.StartsWith(other, StringComparison.Ordinal),
            TestKind.FieldEndsWith => value.EndsWith(other, StringComparison.Ordinal),
            _ => value == other,
        };
    }

    static bool IsWildcardMatch(FieldTest test, string value)
    {
        var pattern = new StringBuilder("^");
        foreach (var part in SigmaPattern.Parse(test.Cased ? test.Value : test.Value.ToLowerInvariant()).Parts)
            pattern.Append(part.Kind switch
            {
                PatternPartKind.AnyText => ".*",
                PatternPartKind.AnyCharacter => "(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|.)",
                _ => Regex.Escape(part.Text),
            });
        return Regex.IsMatch(test.Cased ? value : value.ToLowerInvariant(), pattern.Append("\\z").ToString(),
            RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
    }

    static bool IsInNetwork(string network, string value)
    {
        if (!IPAddress.TryParse(value, out var address)) return false;
        if (address.AddressFamily == AddressFamily.InterNetwork && !PlainIpv4().IsMatch(value)) return false;
        var slash = network.IndexOf('/');
        var start = IPAddress.Parse(slash < 0 ? network : network[..slash]);
        if (start.AddressFamily != address.AddressFamily) return false;
        var (bits, prefix) = (start.GetAddressBytes(), slash < 0 ? int.MaxValue : int.Parse(network[(slash + 1)..], CultureInfo.InvariantCulture));
        var given = address.GetAddressBytes();
        return Enumerable.Range(0, Math.Min(prefix, bits.Length * 8)).All(bit => Bit(bits, bit) == Bit(given, bit));
    }

    [GeneratedRegex(@"^(?:(?:0|[1-9][0-9]{0,2})(?:\.(?!\z)|\z)){4}\z")]
    private static partial Regex PlainIpv4();

    static bool Bit(byte[] bytes, int bit) => (bytes[bit / 8] >> (7 - bit % 8) & 1) == 1;

    static bool HoldsAsNumber(FieldTest test, string value)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number)) return false;
        var bound = double.Parse(test.Value, CultureInfo.InvariantCulture);
        return test.Kind switch
        {
            TestKind.Greater => number > bound,
            TestKind.GreaterOrEqual => number >= bound,
            TestKind.Less => number < bound,
            _ => number <= bound,
        };
    }

    void Add(string name, string? text)
    {
        if (!_fields.TryGetValue(name, out var values)) _fields[name] = values = [];
        values.Add(text);
    }
}
