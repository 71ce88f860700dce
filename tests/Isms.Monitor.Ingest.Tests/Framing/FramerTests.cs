using System.Text;
using FsCheck.Xunit;
using Isms.Monitor.Ingest.Formats;
using Isms.Monitor.Ingest.Framing;

namespace Isms.Monitor.Ingest.Tests.Framing;

public class FramerTests
{
    const int Longest = FrameParser.MaxFrameBytes;

    [Property(MaxTest = 1000)]
    public void Lines_do_not_depend_on_how_the_bytes_arrived(byte[] stream, ushort cutAt)
    {
        // Few values, so that newlines and carriage returns meet often.
        var bytes = stream.Select(each => "\r\n\0a1 <"u8[each % 7]).ToArray();
        foreach (var make in Framers) Assert.Equal(Frames(make(), bytes), Frames(make(), Cut(bytes, cutAt)));
    }

    [Fact]
    public void Lines_end_with_a_newline_and_lose_a_carriage_return_before_it() =>
        Assert.Equal(["one@0-5", "two@5-9", "\rthree@10-17"], Frames(new DelimitedFramer((byte)'\n'), "one\r\ntwo\n\n\rthree\n"u8.ToArray()));

    [Fact]
    public void Records_that_end_with_nul_keep_their_newlines_and_may_be_empty() =>
        Assert.Equal(["a\nb@0-4", "@4-5", "c@5-6"], Frames(new DelimitedFramer(0), "a\nb\0\0c"u8.ToArray()));

    [Fact]
    public void Offsets_count_from_where_reading_began() =>
        Assert.Equal(["one@100-104"], Frames(new DelimitedFramer((byte)'\n', 100), "one\n"u8.ToArray()));

    [Theory, InlineData(0), InlineData(1), InlineData(100_000), InlineData(3_000_000)]
    public void A_line_that_is_too_long_is_cut_and_what_follows_is_read(int tooMuch)
    {
        var stream = Bytes(new string('x', Longest + tooMuch), "\nnext\n");
        var frames = Frames(new DelimitedFramer((byte)'\n'), [.. stream.Chunk(16_000)]);
        Assert.Equal(2, frames.Count);
        Assert.Equal(Longest, frames[0].IndexOf('@'));
        Assert.EndsWith($"@0-{Longest + tooMuch + 1}", frames[0], StringComparison.Ordinal);
        Assert.Equal($"next@{Longest + tooMuch + 1}-{Longest + tooMuch + 6}", frames[1]);
    }

    [Fact]
    public void Octets_are_counted() =>
        Assert.Equal(["<1>a b", "<2>\nc"], Texts(new OctetCountFramer(), "6 <1>a b\n5 <2>\nc"u8.ToArray()));

    [Theory, InlineData(1), InlineData(2_000_000)]
    public void A_counted_frame_that_is_too_long_is_cut_and_what_follows_is_read(int tooMuch)
    {
        var stream = Bytes($"{Longest + tooMuch} ", new string('x', Longest + tooMuch), "4 next");
        var frames = Texts(new OctetCountFramer(), [.. stream.Chunk(16_000)]);
        Assert.Equal([Longest, 4], frames.Select(frame => frame.Length));
        Assert.Equal("next", frames[1]);
    }

    [Theory, InlineData("0 x"), InlineData("12x y"), InlineData("999999999 x"), InlineData("99999999 x"), InlineData("<13>not counted")]
    public void Broken_octet_counting_is_told_and_what_is_left_is_given(string text)
    {
        var framer = new OctetCountFramer();
        var bytes = Encoding.UTF8.GetBytes(text);
        bytes.CopyTo(framer.Free);
        framer.Advance(bytes.Length);
        var broken = Assert.Throws<InvalidDataException>(() => framer.TryRead(out _));
        Assert.Equal("ISMS1121 octet counting is broken: a length from 1 to 10000000 and a space must stand before each message. "
            + "Let the sender use one framing for the whole connection, octet counting or newlines.", broken.Message);
        Assert.True(framer.TryReadRest(out var rest));
        Assert.Equal(text, Encoding.UTF8.GetString(rest));
    }

    [Fact]
    public void A_syslog_connection_is_octet_counted_if_it_begins_like_that() =>
        Assert.Equal(["<13>a\nb", "<13>c"], Texts(new SyslogStreamFramer(), "7 <13>a\nb5 <13>c"u8.ToArray()));

    [Theory, InlineData("<13>a\n<13>b\n", "<13>a", "<13>b"), InlineData("7 wonders\nx", "7 wonders", "x"), InlineData("12", "12", null), InlineData("1234567890123 <\n", "1234567890123 <", null)]
    public void Any_other_connection_has_lines(string stream, string first, string? second) =>
        Assert.Equal(second is null ? [first] : [first, second], Texts(new SyslogStreamFramer(), Encoding.UTF8.GetBytes(stream)));

    [Fact]
    public void Frames_cost_no_allocation()
    {
        var framer = new DelimitedFramer((byte)'\n');
        var lines = Bytes(string.Concat(Enumerable.Repeat("a line of a log\n", 1000)));
        long Read()
        {
            lines.CopyTo(framer.Free);
            framer.Advance(lines.Length);
            var before = GC.GetAllocatedBytesForCurrentThread();
            while (framer.TryRead(out _)) { }
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
        Read();
        Assert.Equal(0, Read());
    }

    static IEnumerable<Func<IFramer>> Framers =>
        [() => new DelimitedFramer((byte)'\n'), () => new DelimitedFramer(0), () => new OctetCountFramer(), () => new SyslogStreamFramer()];

    static byte[] Bytes(params string[] texts) => Encoding.UTF8.GetBytes(string.Concat(texts));

    static byte[][] Cut(byte[] bytes, int cutAt) => bytes.Length == 0 ? [] : [bytes[..(cutAt % bytes.Length)], bytes[(cutAt % bytes.Length)..]];

    static List<string> Texts(IFramer framer, params byte[][] pieces) => [.. Frames(framer, pieces).Select(frame => frame[..frame.LastIndexOf('@')])];

    /// <summary>Each frame and where it stands; a broken framing is the last one, with what is left.</summary>
    static List<string> Frames(IFramer framer, params byte[][] pieces)
    {
        var frames = new List<string>();
        var isBroken = false;
        foreach (var piece in pieces)
        {
            piece.CopyTo(framer.Free);
            framer.Advance(piece.Length);
            try
            {
                while (!isBroken && framer.TryRead(out var frame)) frames.Add($"{Encoding.UTF8.GetString(frame)}@{framer.Start}-{framer.Next}");
            }
            catch (InvalidDataException)
            {
                isBroken = true;
            }
        }
        if (framer.TryReadRest(out var rest)) frames.Add($"{Encoding.UTF8.GetString(rest)}@{(isBroken ? -1 : framer.Start)}-{(isBroken ? -1 : framer.Next)}");
        return frames;
    }
}
