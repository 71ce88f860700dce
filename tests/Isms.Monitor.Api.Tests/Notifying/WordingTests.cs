using FsCheck.Xunit;
using Isms.Monitor.Api.Server.Notifying.Channels;
using Isms.Monitor.Events;
using Isms.Monitor.Store.State;

namespace Isms.Monitor.Api.Tests.Notifying;

public class WordingTests
{
    static Message Message(string title, string text = "") =>
        new("0123", "soc", 1_795_530_600_000_000, [new StateNotice("i", "soc", "", "incident", Level.High, 1_795_530_600_000_000, title, text, "/incidents/1")], "https://monitor.example.com");

    [Property(MaxTest = 500)]
    public void No_title_of_a_log_changes_the_subject_or_begins_a_line(string title, string text)
    {
        var message = Message(title ?? "", text ?? "");
        Assert.Equal("[Isms.Monitor] high: incident", Wording.Subject(message));
        var lines = Wording.Body(message).Split('\n');
        Assert.Equal(string.IsNullOrEmpty(text) ? 6 : 7, lines.Length - 1);
        Assert.All(lines[1..^5], line => Assert.StartsWith("> ", line, StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Any(char.IsControl));
    }

    [Fact]
    public void A_line_has_no_breaks_no_direction_marks_and_an_end()
    {
        Assert.Equal("a  Bcc: b exe.txt", Wording.Line("a\r\nBcc: b\u2028\u202Eexe.txt"));
        Assert.Equal(401, Wording.Line(new string('x', 5000)).Length);
    }
}
