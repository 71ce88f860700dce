using FsCheck.Xunit;
using Isms.Monitor.Api.Reading;
using Isms.Monitor.Api.Web.Words;
using Isms.Monitor.Events;

namespace Isms.Monitor.Api.Tests.Web;

public class WordsTests
{
    [Theory]
    [InlineData(40 * UnixMicros.Second, "40 s")]
    [InlineData(14 * UnixMicros.Minute, "14 min")]
    [InlineData(119 * UnixMicros.Minute, "119 min")]
    [InlineData(200 * UnixMicros.Minute, "3 h 20 min")]
    [InlineData(3 * UnixMicros.Hour, "3 h")]
    [InlineData(26 * UnixMicros.Hour, "26 h")]
    [InlineData(5 * UnixMicros.Day, "5 d")]
    public void A_span_has_two_figures_at_most(long micros, string text) => Assert.Equal(text, TimeWords.Span(micros));

    [Fact]
    public void A_due_time_that_passed_says_by_how_much() => Assert.Equal("12 min over", TimeWords.Due(20 * UnixMicros.Minute, 8 * UnixMicros.Minute));

    [Theory]
    [InlineData(1.0, "100 %")]
    [InlineData(0.9999, ">99.9 %")]
    [InlineData(0.0001, "<0.1 %")]
    [InlineData(0.0, "0 %")]
    [InlineData(0.934, "93.4 %")]
    public void A_share_is_never_rounded_to_all_or_nothing(double share, string text) => Assert.Equal(text, Figures.Share(share));

    [Theory]
    [InlineData(2, "count", "2")]
    [InlineData(1.5, "ratio", "1.5")]
    [InlineData(1.55, "per 100 staff-month", "1.55 per 100 staff-month")]
    public void A_count_and_a_ratio_have_no_unit_beside_them(double value, string unit, string text) => Assert.Equal(text, Figures.Of(value, unit));

    [Theory]
    [InlineData(MeasureState.NotMeasured, "not measured: fw-01 is silent", "fw-01 is silent")]
    [InlineData(MeasureState.NotMeasurable, "not measurable here", "")]
    [InlineData(MeasureState.NotMeasured, "not measured yet by anyone", "not measured yet by anyone")]
    [InlineData(MeasureState.Effective, "VIS-01: 99 % against the target 98 %", "VIS-01: 99 % against the target 98 %")]
    public void A_reason_does_not_say_the_state_again_that_stands_beside_it(MeasureState state, string reason, string shown) =>
        Assert.Equal(shown, StateWords.Reason(state, reason));

    [Fact]
    public void No_figure_is_not_zero() => Assert.Equal("not measured", Figures.Of(null, "share"));

    [Theory]
    [InlineData("", "source.ip", "203.0.113.7", false, "source.ip:203.0.113.7")]
    [InlineData("state:open", "user.name", "jane doe", false, "state:open and user.name:\"jane doe\"")]
    [InlineData("a:1 or b:2", "c", "3", true, "(a:1 or b:2) and not c:3")]
    [InlineData("a:1", "a", "1", false, "a:1")]
    [InlineData("", "x", "not", false, "x:\"not\"")]
    [InlineData("", "x", "a\" or \"b", false, "x:\"a\\\" or \\\"b\"")]
    [InlineData("", "x", "*", false, "x:\"*\"")]
    public void A_value_is_added_as_a_value_and_never_as_syntax(string query, string field, string value, bool without, string expected) =>
        Assert.Equal(expected, QueryText.With(query, field, value, without));

    [Property]
    public bool A_quoted_value_has_no_quote_that_ends_it_early(string value)
    {
        var term = QueryText.Term("f", value ?? "")[2..];
        if (!term.StartsWith('"')) return !term.Contains('"', StringComparison.Ordinal) && !term.Contains(' ', StringComparison.Ordinal);
        for (var i = 1; i < term.Length - 1; i++)
        {
            if (term[i] == '"') return false;
            if (term[i] == '\\') i++;
        }
        return term.Length >= 2 && term[^1] == '"';
    }
}
