using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Formats;

namespace Isms.Monitor.Ingest.Tests.Formats;

/// <summary>Laws of the JSON formats, fed with golden frames and with golden frames that were damaged.</summary>
public class JsonFormatPropertyTests
{
    static readonly string[] Names = ["json", "suricata.eve", "windows.event"];
    static readonly ILogFormat[] Formats = [.. LogFormats.Create().Where(format => Names.Contains(format.Name))];
    static readonly FormatContext Context = new() { ReferenceMicros = GoldenFrames.Reference };
    static readonly byte[][] Frames =
    [
        .. Names.SelectMany(name => Directory.EnumerateFiles(Path.Combine(Repository.FormatData, name), "*.log").Order(StringComparer.Ordinal)).SelectMany(GoldenFrames.In),
    ];

    [Property(MaxTest = 5000)]
    public void Any_damaged_frame_gives_an_event_or_an_error_inside_the_frame(PositiveInt pick, (ushort At, byte Value)[] edits, ushort cut)
    {
        var frame = (byte[])Frames[pick.Get % Frames.Length].Clone();
        foreach (var (at, value) in edits) frame[at % frame.Length] = value;
        if (cut % 4 == 0) frame = frame[..(cut % (frame.Length + 1))];
        Check(frame);
    }

    [Property(MaxTest = 2000)]
    public void Any_bytes_give_an_event_or_an_error_inside_the_frame(byte[] frame) => Check([(byte)'{', .. frame]);

    [Property(MaxTest = 2000)]
    public Property A_value_exchanged_for_another_gives_an_event_or_an_error_inside_the_frame() => Prop.ForAll(
        Gen.Choose(0, Frames.Length - 1).ToArbitrary(),
        Gen.Choose(0, 200).ToArbitrary(),
        Gen.Elements("null", "{}", "[]", "[[]]", "[{}]", "-1", "1e99", "true", "\"\"", "\"\\u0000\"", "\"\\ud800\"", "99999999999999999999", "{\"a\":{\"b\":[1,null]}}").ToArbitrary(),
        (pick, place, value) => Check(WithValue(Frames[pick], place, value)));

    static void Check(byte[] frame)
    {
        foreach (var format in Formats)
        {
            Assert.InRange(format.Recognise(frame), 0, 100);
            var read = new EcsEvent();
            read.Begin(frame);
            if (format.Parse(read, Context) is { } error) Assert.InRange(error.Offset, 0, frame.Length);
            else Assert.NotEqual(0, read.TimestampMicros);
        }
    }

    /// <summary>The frame with the value behind one of its colons replaced.</summary>
    static byte[] WithValue(byte[] frame, int place, string value)
    {
        var text = GoldenFrames.TextOf(frame);
        var colons = Enumerable.Range(0, text.Length - 1).Where(at => text[at] == ':' && at > 0 && text[at - 1] == '"').ToList();
        if (colons.Count == 0) return frame;
        var from = colons[place % colons.Count] + 1;
        var to = text.IndexOfAny([',', '}', ']'], from);
        return System.Text.Encoding.UTF8.GetBytes(text[..from] + value + text[(to < 0 ? text.Length : to)..]);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("suricata.eve")]
    [InlineData("windows.event")]
    public void A_steady_stream_allocates_nothing(string name)
    {
        var format = Formats.Single(known => known.Name == name);
        var frames = Directory.EnumerateFiles(Path.Combine(Repository.FormatData, name), "*.log")
            .Where(path => !path.EndsWith("not-readable.log", StringComparison.Ordinal)).SelectMany(GoldenFrames.In).ToArray();
        var read = new EcsEvent();
        ParseAll(format, frames, read);
        ParseAll(format, frames, read);
        var before = GC.GetAllocatedBytesForCurrentThread();
        ParseAll(format, frames, read);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    static void ParseAll(ILogFormat format, byte[][] frames, EcsEvent read)
    {
        foreach (var frame in frames)
        {
            read.Begin(frame);
            format.Parse(read, Context);
        }
    }
}
