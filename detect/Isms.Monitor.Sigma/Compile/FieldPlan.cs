using System.Globalization;
using Isms.Monitor.Sigma.Rules;

namespace Isms.Monitor.Sigma.Compile;

/// <summary>Everything that the rules of a plan ask of one field, answered in one pass over a value.</summary>
sealed class FieldPlan
{
    readonly ExactTable? _exact;
    readonly AhoCorasick? _contains;
    readonly LiteralTrie? _starts, _ends;
    readonly Thresholds? _thresholds;
    readonly (Cidr Network, int Bit)[] _networks;

    /// <summary>Bits for: the field occurs, it has a value, it has a null; -1 where no rule asks.</summary>
    public required int OccursBit { get; init; }
    public required int PresentBit { get; init; }
    public required int NullBit { get; init; }

    /// <summary>Whether a value has to be looked at, or its presence is enough.</summary>
    public bool NeedsValue { get; }

    /// <param name="tests">The tests of the field with the bit that each sets.</param>
    /// <param name="isReadLazily">A lazy test may look at the value.</param>
    public FieldPlan(IReadOnlyList<(FieldTest Test, int Bit)> tests, bool isReadLazily)
    {
        var byKind = tests.ToLookup(test => test.Test.Kind, test => (Folding.Fold(test.Test.Value), test.Bit));
        _exact = Built(byKind[TestKind.Equal], literals => new ExactTable(literals));
        _contains = Built(byKind[TestKind.Contains], literals => new AhoCorasick(literals));
        _starts = Built(byKind[TestKind.StartsWith], literals => new LiteralTrie(literals, reversed: false));
        _ends = Built(byKind[TestKind.EndsWith], literals => new LiteralTrie(literals, reversed: true));
        var bounds = tests.Where(test => test.Test.Kind is >= TestKind.Greater and <= TestKind.LessOrEqual).ToList();
        if (bounds.Count > 0)
            _thresholds = new Thresholds(bounds.Select(test => (test.Test.Kind, double.Parse(test.Test.Value, CultureInfo.InvariantCulture), test.Bit)));
        _networks = [.. tests.Where(test => test.Test.Kind == TestKind.Cidr).Select(test => (Network(test.Test.Value), test.Bit))];
        NeedsValue = isReadLazily || tests.Any(test => test.Test.Kind is not (TestKind.Present or TestKind.Exists or TestKind.Null));
    }

    public long AutomatonBytes => _contains?.Bytes ?? 0;

    public void Scan(ReadOnlySpan<byte> folded, Marks marks)
    {
        _exact?.Find(folded, marks);
        _contains?.Scan(folded, marks);
        _starts?.Walk(folded, marks);
        _ends?.Walk(folded, marks);
        _thresholds?.Find(folded, marks);
        if (_networks.Length > 0 && Cidr.TryReadAddress(folded, out var address, out var isIpv6))
            foreach (var (network, bit) in _networks)
                if (network.Contains(address, isIpv6)) marks.Set(bit);
    }

    static T? Built<T>(IEnumerable<(byte[], int)> literals, Func<List<(byte[], int)>, T> build) where T : class
    {
        var list = literals.ToList();
        return list.Count == 0 ? null : build(list);
    }

    static Cidr Network(string text) => Cidr.TryParse(text, out var network) ? network : throw new ArgumentException($"'{text}' is no network.", nameof(text));
}
