using Isms.Monitor.Store.Search;

namespace Isms.Monitor.Store.Tests.Search;

public sealed class LuceneReaderTests
{
    [Theory]
    [InlineData("a:1 AND b:2", "+a=1 +b=2")]
    [InlineData("a:1 OR b:2", "a=1 b=2")]
    [InlineData("a:1 b:2", "a=1 b=2")]
    [InlineData("a:1 OR b:2 AND c:3", "a=1 +b=2 +c=3")]
    [InlineData("a:1 AND NOT b:2", "+a=1 -b=2")]
    [InlineData("a:1 -b:2 +c:3", "a=1 +c=3 -b=2")]
    [InlineData("a:(1 OR \"2 3\")", "a=1 a=2 3")]
    [InlineData("NOT a:1", "+all -a=1")]
    [InlineData("a:1 AND (NOT b:2)", "+a=1 +(+all -b=2)")]
    [InlineData("a:[1 TO 5} && b:>=7", "+a[1..5) +b[7..")]
    [InlineData("due:[* TO now]", "due..now]")]
    [InlineData("_exists_:a.b", "exists a.b")]
    [InlineData("a:*", "exists a")]
    [InlineData("*", "all")]
    [InlineData("a:x*", "a~x*")]
    [InlineData("a:x\\*\\:y", "a=x*:y")]
    public void Text_is_read_as_the_classic_parser_reads_it(string text, string meaning) => Assert.Equal(meaning, Show(LuceneReader.Read(text)));

    [Theory]
    [InlineData("denied", "ISMS4051 'denied' stands without a field. Write field:value; free text over all fields is not searched here.")]
    [InlineData("a:/x/", "ISMS4050 a regular expression in the query text is not known here. The README of Isms.Monitor.Store lists what is; for the rest use Elasticsearch.")]
    [InlineData("a:x~2", "ISMS4050 '~' in the query text is not known here. The README of Isms.Monitor.Store lists what is; for the rest use Elasticsearch.")]
    [InlineData("a:\"x", "ISMS4051 the query text has a quote that is not closed. Close it.")]
    [InlineData("(a:1", "ISMS4051 the query text has a parenthesis that is not closed. Close it.")]
    [InlineData("a:1 AND", "ISMS4051 the query text ends too early. Write a clause behind its last operator.")]
    [InlineData("a:[1 5]", "ISMS4051 the query text has a range that is not whole. Write [1 TO 5] or [now-1d TO *].")]
    public void What_is_not_answered_is_refused_with_a_sentence(string text, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<SearchException>(() => LuceneReader.Read(text)).Message);

    [Fact]
    public void Parentheses_without_end_are_refused_and_exhaust_no_stack() =>
        Assert.StartsWith("ISMS4051 the query text is nested too deeply.", Assert.Throws<SearchException>(() => LuceneReader.Read(new string('(', 90_000))).Message, StringComparison.Ordinal);

    static string Inner(Clause clause) => clause is BoolClause ? $"({Show(clause)})" : Show(clause);

    static string Show(Clause clause) => clause switch
    {
        MatchAllClause => "all",
        MatchNoneClause => "none",
        ExistsClause exists => $"exists {exists.Field}",
        TermsClause terms => $"{terms.Field}={string.Join('|', terms.Values)}",
        PatternClause like => $"{like.Field}~{like.Pattern}",
        RangeClause range => $"{range.Field}{(range.From is { } from ? $"{(from.Inclusive ? '[' : '(')}{from.Text}" : "")}..{(range.To is { } to ? $"{to.Text}{(to.Inclusive ? ']' : ')')}" : "")}",
        BoolClause bound => string.Join(' ', bound.Should.Select(Show).Concat(bound.Must.Select(one => "+" + Inner(one))).Concat(bound.MustNot.Select(one => "-" + Inner(one)))),
        _ => throw new InvalidOperationException(),
    };
}
