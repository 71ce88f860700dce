using System.Text.Json;
using FsCheck.Xunit;
using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Formats;

namespace Isms.Monitor.Ingest.Tests.Formats;

/// <summary>The law of ingestion: any bytes give an event or an error that points inside the frame, and valid JSON.</summary>
public class HostileFrameTests
{
    static readonly string[] TextFormats = ["cef", "cisco.asa", "clamav", "fortinet.fortigate", "netfilter", "openssh", "rfc3164", "rfc5424"];

    /// <summary>The JSON formats learn names from what they read, and have mutation tests of their own.</summary>
    static readonly byte[][] Golden =
    [
        .. TextFormats.SelectMany(name => Directory.EnumerateFiles(Path.Combine(Repository.FormatData, name), "*.log"))
            .Order(StringComparer.Ordinal).SelectMany(GoldenFrames.In),
    ];

    static readonly ILogFormat[] Formats = LogFormats.Create();

    [Property(MaxTest = 2000)]
    public void Any_bytes_give_an_event_or_an_error_inside_the_frame(byte[] frame) => Check(frame);

    /// <summary>Random bytes rarely get past the first field, so golden frames are changed too: cut, or with a byte replaced, removed or doubled.</summary>
    [Property(MaxTest = 20_000)]
    public void Changed_golden_frames_give_an_event_or_an_error_inside_the_frame(ushort which, ushort where, byte what, byte how)
    {
        var frame = Golden[which % Golden.Length];
        if (frame.Length == 0) return;
        var at = where % frame.Length;
        Check((how % 4) switch
        {
            0 => frame[..at],
            1 => [.. frame[..at], what, .. frame[(at + 1)..]],
            2 => [.. frame[..at], .. frame[(at + 1)..]],
            _ => [.. frame[..at], frame[at], .. frame[at..]],
        });
    }

    static void Check(byte[] frame)
    {
        var read = new EcsEvent();
        var context = new FormatContext { ReferenceMicros = GoldenFrames.Reference };
        foreach (var format in Formats)
        {
            read.Begin(frame);
            Assert.InRange(format.Recognise(frame), 0, 100);
            if (format.Parse(read, context) is { } error) Assert.InRange(error.Offset, 0, frame.Length);
            Assert.Equal(frame, read.Original.ToArray());
        }
        read.Begin(frame);
        new FrameParser(Formats).Parse(read, null, new SourceFormatMemory(), context);
        using var _ = JsonDocument.Parse(new EventJson().Nested(read));
    }
}
