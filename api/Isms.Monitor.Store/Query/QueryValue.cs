using System.Text;
using Superpower.Model;

namespace Isms.Monitor.Store.Query;

/// <summary>What the token behind a field means: text, pattern, address, network or the end of a range.</summary>
static class QueryValue
{
    public static QueryNode Single(Token<QueryToken> field, Token<QueryToken> value)
    {
        var (name, text) = (NameOf(field), TextOf(value));
        if (AddressRange.TryParseAddress(text, out var address)) return new InNetwork(name, new AddressRange(address, address));
        if (value.Kind == QueryToken.Quoted) return new Equal(name, text);
        if (AddressRange.TryParseNetwork(text, out var network, out var longest)) return new InNetwork(name, network);
        if (longest > 0) throw QueryException.Network(value.Position.Line, value.Position.Column, text, longest);
        var pattern = Wildcard.Parse(text);
        if (pattern.IsAnything) return new Exists(name);
        return pattern.Plain is { } plain ? new Equal(name, plain) : new Matching(name, pattern);
    }

    public static QueryNode Comparison(Token<QueryToken> field, Token<QueryToken> sign, Token<QueryToken> value)
    {
        var text = sign.ToStringValue();
        var bound = new Bound(TextOf(value), text.EndsWith('='));
        var kind = KindOf(bound.Text);
        return text[0] == '>' ? new Between(NameOf(field), bound, null, kind) : new Between(NameOf(field), null, bound, kind);
    }

    public static QueryNode Range(Token<QueryToken> field, Token<QueryToken> low, Token<QueryToken> high)
    {
        var (from, to) = (BoundOf(low), BoundOf(high));
        var kinds = new[] { from, to }.Where(bound => bound is not null).Select(bound => KindOf(bound!.Text)).Distinct().ToList();
        if (kinds.Count == 0) return new Exists(NameOf(field));
        var kind = kinds.Count == 1 ? kinds[0] : RangeKind.Text;
        if (from is not null && to is not null && IsEmpty(from.Text, to.Text, kind))
            throw QueryException.EmptyRange(low.Position.Line, low.Position.Column, from.Text, to.Text);
        return new Between(NameOf(field), from, to, kind);
    }

    /// <summary>Free text; words with wildcards may match anywhere too.</summary>
    public static QueryNode Free(Token<QueryToken> value)
    {
        var text = TextOf(value);
        var pattern = value.Kind == QueryToken.Quoted ? Wildcard.Literal(text) : Wildcard.Parse(text);
        return pattern.IsAnything || pattern.Parts.Count == 0 ? new Everything() : new FreeText(pattern.Contained());
    }

    static Bound? BoundOf(Token<QueryToken> token) =>
        token.Kind == QueryToken.Word && token.ToStringValue() == "*" ? null : new Bound(TextOf(token), true);

    static RangeKind KindOf(string text) =>
        ValueReader.TryNumber(text, out _) ? RangeKind.Number
        : AddressRange.TryParseAddress(text, out _) ? RangeKind.Address
        : ValueReader.TryMicros(text, out _) ? RangeKind.Time
        : RangeKind.Text;

    static bool IsEmpty(string from, string to, RangeKind kind) => kind switch
    {
        RangeKind.Number => ValueReader.Number(from) > ValueReader.Number(to),
        RangeKind.Address => ValueReader.Address(from) > ValueReader.Address(to),
        RangeKind.Time => ValueReader.Micros(from) > ValueReader.Micros(to),
        _ => string.CompareOrdinal(from.ToLowerInvariant(), to.ToLowerInvariant()) > 0,
    };

    static string NameOf(Token<QueryToken> field) => field.ToStringValue()[..^1];

    /// <summary>A word as written, a quoted text without its quotes and escapes.</summary>
    static string TextOf(Token<QueryToken> token)
    {
        var text = token.ToStringValue();
        if (token.Kind != QueryToken.Quoted) return text;
        var plain = new StringBuilder();
        for (var at = 1; at < text.Length - 1; at++)
        {
            if (text[at] == '\\' && text[at + 1] is '"' or '\\' && at + 1 < text.Length - 1) at++;
            plain.Append(text[at]);
        }
        return plain.ToString();
    }
}
