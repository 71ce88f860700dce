using FsCheck.Xunit;
using Isms.Monitor.Api.Web.Words;

namespace Isms.Monitor.Api.Tests.Web;

public class TextDiffTests
{
    [Fact]
    public void A_changed_line_is_taken_out_and_put_in_between_those_that_stay() =>
        Assert.Equal(" a|-b|+B| c", string.Join('|', TextDiff.Lines("a\nb\nc\n", "a\nB\nc\n").Select(line => $"{line.Mark}{line.Text}")));

    [Property]
    public bool What_stays_and_what_was_taken_out_are_the_old_text_and_what_stays_and_was_put_in_the_new_one(byte[] old, byte[] now)
    {
        var (before, after) = (Text(old), Text(now));

        var lines = TextDiff.Lines(before, after);

        return Joined(lines, '-') == before && Joined(lines, '+') == after;
    }

    /// <summary>Few different lines, so that many are the same.</summary>
    static string Text(byte[] bytes) => string.Concat(bytes.Select(value => $"line {value % 4}\n"));

    static string Joined(IEnumerable<DiffLine> lines, char mark) => string.Concat(lines.Where(line => line.Mark == ' ' || line.Mark == mark).Select(line => line.Text + "\n"));
}
