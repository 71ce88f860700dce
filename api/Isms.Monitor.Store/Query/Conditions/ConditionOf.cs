namespace Isms.Monitor.Store.Query.Conditions;

/// <summary>The condition that a leaf of a query puts on the values of its field.</summary>
static class ConditionOf
{
    public static Condition Leaf(QueryNode leaf) => leaf switch
    {
        Equal equal => new EqualCondition(equal.Value),
        Matching matching => new PatternCondition(matching.Pattern),
        InNetwork network => new NetworkCondition(network.Range),
        Between { Kind: RangeKind.Number } range => new NumberRange(
            range.From is { } low ? ValueReader.Number(low.Text) : null, range.From?.Inclusive ?? true,
            range.To is { } high ? ValueReader.Number(high.Text) : null, range.To?.Inclusive ?? true),
        Between { Kind: RangeKind.Time } range => new TimeRange(
            range.From is { } low ? ValueReader.Micros(low.Text) : null, range.From?.Inclusive ?? true,
            range.To is { } high ? ValueReader.Micros(high.Text) : null, range.To?.Inclusive ?? true),
        Between { Kind: RangeKind.Address } range => new NetworkCondition(Addresses(range)),
        Between range => new TextRange(range.From?.Text, range.From?.Inclusive ?? true, range.To?.Text, range.To?.Inclusive ?? true),
        _ => throw new InvalidOperationException($"{leaf.GetType().Name} is not a condition on a field."),
    };

    /// <summary>Addresses are whole numbers, so an excluded bound is the next number included; beyond the last there is nothing.</summary>
    static AddressRange Addresses(Between range)
    {
        var first = range.From is { } low ? ValueReader.Address(low.Text) : UInt128.Zero;
        var last = range.To is { } high ? ValueReader.Address(high.Text) : UInt128.MaxValue;
        if (range.From is { Inclusive: false } && first++ == UInt128.MaxValue) return new AddressRange(1, 0);
        if (range.To is { Inclusive: false } && last-- == UInt128.Zero) return new AddressRange(1, 0);
        return new AddressRange(first, last);
    }
}
