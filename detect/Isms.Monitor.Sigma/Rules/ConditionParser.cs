using Superpower;
using Superpower.Display;
using Superpower.Model;
using Superpower.Parsers;
using Superpower.Tokenizers;

namespace Isms.Monitor.Sigma.Rules;

/// <summary>Parses the condition language of Sigma: names, <c>and</c>, <c>or</c>, <c>not</c>, parentheses, <c>1 of x*</c>, <c>all of them</c>.</summary>
static class ConditionParser
{
    /// <summary>Parentheses and negations, and words, a condition may have: they bound the recursion, so that no rule text can exhaust the stack.</summary>
    const int MaxNesting = 200, MaxWords = 2000;

    enum Kind
    {
        [Token(Category = "name", Example = "selection")] Word,
        [Token(Example = "(")] Open,
        [Token(Example = ")")] Close,
    }

    static readonly Tokenizer<Kind> Words = new TokenizerBuilder<Kind>()
        .Ignore(Span.WhiteSpace)
        .Match(Character.EqualTo('('), Kind.Open)
        .Match(Character.EqualTo(')'), Kind.Close)
        .Match(Character.Matching(IsNameLetter, "name").AtLeastOnce(), Kind.Word)
        .Build();

    static readonly TokenListParser<Kind, OfSyntax> Of =
        from count in Token.EqualTo(Kind.Word).Where(word => Count(word) >= 0, "expected a number, `any` or `all`")
        from of in Keyword("of")
        from pattern in Token.EqualTo(Kind.Word)
        select new OfSyntax(Count(count), pattern.ToStringValue(), pattern.Span.Position.Absolute);

    static readonly TokenListParser<Kind, ConditionSyntax> Name =
        Token.EqualTo(Kind.Word).Where(word => !IsReserved(word), "expected the name of a selection")
            .Select(word => (ConditionSyntax)new NameSyntax(word.ToStringValue(), word.Span.Position.Absolute));

    static readonly TokenListParser<Kind, ConditionSyntax> Operand =
        (from open in Token.EqualTo(Kind.Open)
         from inner in Parse.Ref(() => Either!)
         from close in Token.EqualTo(Kind.Close)
         select inner)
        .Or(Of.Select(of => (ConditionSyntax)of).Try())
        .Or(Name);

    static readonly TokenListParser<Kind, ConditionSyntax> Negation =
        (from not in Keyword("not")
         from child in Parse.Ref(() => Negation!)
         select (ConditionSyntax)new NotSyntax(child))
        .Or(Operand);

    static readonly TokenListParser<Kind, ConditionSyntax> Both =
        Parse.Chain(Keyword("and"), Negation, (_, left, right) => new AndSyntax(left, right));

    static readonly TokenListParser<Kind, ConditionSyntax> Either =
        Parse.Chain(Keyword("or"), Both, (_, left, right) => new OrSyntax(left, right));

    /// <exception cref="RuleException">The text is no condition; the place is that of the first wrong word.</exception>
    public static ConditionSyntax Read(YamlScalar text)
    {
        if (text.Text.Contains('|'))
            throw Wrong(text, text.Text.IndexOf('|'), "aggregations with '|' are no longer part of Sigma", "Write a correlation rule instead.");
        var words = Words.TryTokenize(text.Text);
        if (!words.HasValue)
            throw Wrong(text, words.ErrorPosition.Absolute, "this character cannot stand in a condition",
                "Use names, and, or, not, parentheses, '1 of name*' or 'all of them'.");
        if (words.Value.Count() > MaxWords) throw Wrong(text, 0, $"the condition has more than {MaxWords} words", "Use '1 of name*', or split the rule.");
        if (words.Value.Count(word => word.Kind == Kind.Open || Is(word, "not")) > MaxNesting)
            throw Wrong(text, 0, $"the condition has more than {MaxNesting} parentheses and negations", "Split the rule.");
        var condition = Either.AtEnd().TryParse(words.Value);
        if (condition.HasValue) return condition.Value;
        throw Wrong(text, condition.ErrorPosition.HasValue ? condition.ErrorPosition.Absolute : text.Text.Length,
            $"the condition '{text.Text}' cannot be read: {condition.FormatErrorMessageFragment()}",
            "Combine names of selections with and, or, not and parentheses, or write '1 of name*' or 'all of them'.");
    }

    static RuleException Wrong(YamlScalar text, int offset, string problem, string remedy) =>
        new(text, RuleErrorCode.ConditionSyntax, problem + ".", remedy, offset + (text.Plain ? 0 : 1));

    static TokenListParser<Kind, Token<Kind>> Keyword(string word) => Token.EqualToValueIgnoreCase(Kind.Word, word);

    static bool Is(Token<Kind> token, string word) => token.Span.EqualsValueIgnoreCase(word);

    static bool IsReserved(Token<Kind> word) => Is(word, "and") || Is(word, "or") || Is(word, "not") || Is(word, "of");

    /// <summary>The number before <c>of</c>, 0 for <c>all</c>, -1 for a word that is none.</summary>
    static int Count(Token<Kind> word) =>
        Is(word, "all") ? 0 : Is(word, "any") ? 1 : int.TryParse(word.ToStringValue(), out var count) && count > 0 ? count : -1;

    static bool IsNameLetter(char letter) => char.IsLetterOrDigit(letter) || letter is '_' or '-' or '.' or '*' or '?' or '$' or '/' or ':';
}
