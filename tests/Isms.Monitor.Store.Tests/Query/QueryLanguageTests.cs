using Isms.Monitor.Store.Query;

namespace Isms.Monitor.Store.Tests.Query;

public sealed class QueryLanguageTests
{
    [Fact]
    public void Every_query_of_the_golden_file_means_what_it_says() => Golden.Check("queries.txt", query => QueryText.Of(EventQuery.Parse(query).Root));

    [Fact]
    public void Every_wrong_query_of_the_golden_file_is_refused_with_place_expectation_and_example() =>
        Golden.Check("wrong_queries.txt", query => Assert.Throws<QueryException>(() => EventQuery.Parse(query)).Message);

    [Fact]
    public void A_query_that_is_too_long_or_too_deep_is_refused_and_does_not_end_the_process()
    {
        Assert.Equal(4006, Assert.Throws<QueryException>(() => EventQuery.Parse(new string('a', EventQuery.MaxLength + 1))).Code);
        Assert.Equal(4006, Assert.Throws<QueryException>(() => EventQuery.Parse(new string('(', 4000))).Code);
        Assert.Equal(4006, Assert.Throws<QueryException>(() => EventQuery.Parse(string.Concat(Enumerable.Repeat("not ", 2000)) + "a")).Code);
    }

    [Fact]
    public void A_message_names_line_and_column_of_a_query_with_several_lines()
    {
        var wrong = Assert.Throws<QueryException>(() => EventQuery.Parse("event.code:1\nand event.code:)"));
        Assert.Equal((2, 16), (wrong.Line, wrong.Column));
    }

    [Theory, InlineData(""), InlineData("  \n")]
    public void An_empty_query_means_every_event(string query) => Assert.IsType<Everything>(EventQuery.Parse(query).Root);
}
