using System.Text;
using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Formats;
using Isms.Monitor.Ingest.Formats.Syslog;

namespace Isms.Monitor.Ingest.Tests.Formats;

public class SyslogTests
{
    [Theory]
    [InlineData("<192>1 - - - - - -", "at byte 0: expected a priority from <0> to <191>")]
    [InlineData("<13>0 - - - - - -", "at byte 5: expected a version from 1 to 999")]
    [InlineData("<13>1 2026-11-24t22:00:00Z - - - - -", "at byte 6: expected a time such as 2026-11-24T22:00:00.003Z, or -")]
    [InlineData("<13>1 2026-11-24T22:00:00.1234567Z - - - - -", "at byte 6: expected a time such as 2026-11-24T22:00:00.003Z, or -")]
    [InlineData("<13>1 - host\tname - - - -", "at byte 8: expected a host name of 1 to 255 printable bytes, or -")]
    [InlineData("<13>1 - - - - - text", "at byte 16: expected structured data, or -")]
    [InlineData("<13>1 - - - - - [id a=\"b\" text", "at byte 16: expected structured data whose brackets and quotes end")]
    [InlineData("<13>1 - - - - - [id a=\"b]\"] text", "at byte 28: expected name=\"value\" in structured data")]
    [InlineData("<13>1 - - - - - -text", "at byte 17: expected a blank before the message")]
    public void A_frame_that_breaks_RFC_5424_says_where(string frame, string expected) => Assert.Equal(expected, new Rfc5424().Parse(Begin(frame), Context())?.ToString());

    [Theory]
    [InlineData("<34>Oct 11 22:14:15 mymachine su: text", "mymachine", "su", "text")]
    [InlineData("<34>Oct 11 22:14:15 mymachine su[77]: text", "mymachine", "su", "text")]
    [InlineData("<13>Feb  5 17:32:18 10.0.0.99 Use the force!", "10.0.0.99", null, "Use the force!")]
    [InlineData("<13>Feb  5 17:32:18 host-1 http://example.com/ was opened", "host-1", null, "http://example.com/ was opened")]
    [InlineData("<13>Feb  5 17:32:18 host-1 tag:text", "host-1", "tag", "text")]
    [InlineData("<13>2026-11-24T22:00:00+01:00 host-1 app[1]: text", "host-1", "app", "text")]
    [InlineData("<13>just a text", "just", null, "a text")]
    public void Host_program_and_text_of_BSD_syslog(string frame, string host, string? program, string text)
    {
        var read = Begin(frame);
        Assert.Null(new Rfc3164().Parse(read, Context()));
        Assert.Equal((host, program, text), (read.Text(Ecs.HostName), read.Text(Ecs.ProcessName), read.Text(Ecs.Message)));
    }

    static EcsEvent Begin(string frame)
    {
        var read = new EcsEvent();
        read.Begin(Encoding.UTF8.GetBytes(frame));
        return read;
    }

    static FormatContext Context() => new() { ReferenceMicros = GoldenFrames.Reference };
}
