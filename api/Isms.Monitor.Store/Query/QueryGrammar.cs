using System.Collections.Immutable;
using Superpower;
using Superpower.Model;
using Superpower.Parsers;
using static Isms.Monitor.Store.Query.QueryToken;

namespace Isms.Monitor.Store.Query;

/// <summary>The grammar: <c>or</c> binds weakest, then <c>and</c> (which may be left out), then <c>not</c>.</summary>
static class QueryGrammar
{
    /// <summary>A value in the list of a field, waiting for its field.</summary>
    delegate QueryNode OfField(Token<QueryToken> field);

    static readonly TokenListParser<QueryToken, Token<QueryToken>> Operand = Token.EqualTo(Word).Or(Token.EqualTo(Quoted));

    static readonly TokenListParser<QueryToken, OfField> Range =
        from open in Token.EqualTo(LeftBracket)
        from low in Operand
        from to in Token.EqualTo(To)
        from high in Operand
        from close in Token.EqualTo(RightBracket)
        select (OfField)(field => QueryValue.Range(field, low, high));

    static readonly TokenListParser<QueryToken, OfField> Comparison =
        from sign in Token.EqualTo(QueryToken.Comparison)
        from bound in Operand
        select (OfField)(field => QueryValue.Comparison(field, sign, bound));

    static readonly TokenListParser<QueryToken, OfField> Single = Operand.Select(text => (OfField)(field => QueryValue.Single(field, text)));

    static readonly TokenListParser<QueryToken, OfField> List = Combined(
        Parse.Ref(() => Item!), (nodes, combine) => field => combine([.. nodes.Select(node => node(field))]), node => field => new Negation(node(field)));

    static readonly TokenListParser<QueryToken, OfField> Group =
        from open in Token.EqualTo(LeftParenthesis)
        from list in Parse.Ref(() => List!)
        from close in Token.EqualTo(RightParenthesis)
        select list;

    static readonly TokenListParser<QueryToken, OfField> Item = Group.Or(Single);

    static readonly TokenListParser<QueryToken, QueryNode> FieldTerm =
        from field in Token.EqualTo(Field)
        from value in Comparison.Or(Range).Or(Item)
        select value(field);

    static readonly TokenListParser<QueryToken, QueryNode> Nested =
        from open in Token.EqualTo(LeftParenthesis)
        from inner in Parse.Ref(() => Expression!)
        from close in Token.EqualTo(RightParenthesis)
        select inner;

    static readonly TokenListParser<QueryToken, QueryNode> Term = FieldTerm.Or(Nested).Or(Operand.Select(QueryValue.Free));

    static readonly TokenListParser<QueryToken, QueryNode> Expression = Combined(
        Term, (nodes, combine) => combine(nodes), node => new Negation(node));

    public static readonly TokenListParser<QueryToken, QueryNode> Query = Expression.AtEnd();

    static TokenListParser<QueryToken, T> Combined<T>(
        TokenListParser<QueryToken, T> term, Func<ImmutableArray<T>, Func<ImmutableArray<QueryNode>, QueryNode>, T> combine, Func<T, T> negate)
    {
        TokenListParser<QueryToken, T>? unary = null;
        unary = Token.EqualTo(Not).IgnoreThen(Parse.Ref(() => unary!)).Select(negate).Or(term);
        var next = Token.EqualTo(And).IgnoreThen(unary).Or(unary);
        var conjunction =
            from first in unary
            from others in next.Many()
            select Joined([first, .. others], combine, nodes => new AllOf(nodes));
        return
            from first in conjunction
            from others in Token.EqualTo(Or).IgnoreThen(conjunction).Many()
            select Joined([first, .. others], combine, nodes => new AnyOf(nodes));
    }

    static T Joined<T>(ImmutableArray<T> nodes, Func<ImmutableArray<T>, Func<ImmutableArray<QueryNode>, QueryNode>, T> combine,
        Func<ImmutableArray<QueryNode>, QueryNode> node) => nodes.Length == 1 ? nodes[0] : combine(nodes, node);
}
