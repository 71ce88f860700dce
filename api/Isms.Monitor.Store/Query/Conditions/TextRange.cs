namespace Isms.Monitor.Store.Query.Conditions;

sealed class TextRange(string? from, bool fromIncluded, string? to, bool toIncluded) : Condition
{
    readonly string? _from = from?.ToLowerInvariant();
    readonly string? _to = to?.ToLowerInvariant();

    public override bool OfText(string value)
    {
        var lower = value.ToLowerInvariant();
        return (_from is null || Compare(lower, _from) is var low && (fromIncluded ? low >= 0 : low > 0))
            && (_to is null || Compare(lower, _to) is var high && (toIncluded ? high <= 0 : high < 0));
    }

    public override string SqlOfText(string value, SqlParameters parameters)
    {
        var parts = new List<string>();
        if (_from is not null) parts.Add($"lower({value}) {(fromIncluded ? ">=" : ">")} lower({parameters.Add(_from)})");
        if (_to is not null) parts.Add($"lower({value}) {(toIncluded ? "<=" : "<")} lower({parameters.Add(_to)})");
        return string.Join(" AND ", parts);
    }
}
