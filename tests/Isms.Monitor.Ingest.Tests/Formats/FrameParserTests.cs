using System.Text;
using Isms.Monitor.Events;
using Isms.Monitor.Ingest.Formats;

namespace Isms.Monitor.Ingest.Tests.Formats;

public class FrameParserTests
{
    const string AsaLine = "Nov 24 22:00:00 fw-1 : %ASA-6-302014: Teardown TCP connection 1 for outside:198.51.100.24/443 to inside:10.1.4.17/51000 duration 0:00:01 bytes 5";
    const string SshdLine = "Nov 24 22:00:00 bastion sshd[7]: Failed password for root from 198.51.100.24 port 40200 ssh2";

    readonly FrameParser _parser = new();
    readonly SourceFormatMemory _memory = new();

    [Fact]
    public void A_mixed_source_gets_the_right_format_for_each_line_and_counts_the_changes()
    {
        foreach (var (line, dataset) in new[] { (AsaLine, "cisco_asa.log"), (SshdLine, "system.auth"), (AsaLine, "cisco_asa.log"), (AsaLine, "cisco_asa.log") })
            Assert.Equal(dataset, Parse(line).Text(Ecs.EventDataset));
        Assert.Equal((4, 0, 2), (_memory.Parsed, _memory.Unparsed, _memory.Changes));
        Assert.Equal("cisco.asa", _memory.Format);
    }

    [Fact]
    public void A_fallback_that_was_right_the_last_time_does_not_win_over_a_vendors_mark()
    {
        Assert.Equal("syslog.log", Parse("<13>Nov 24 22:00:00 host-1 app: text").Text(Ecs.EventDataset));
        Assert.Equal("cisco_asa.log", Parse("<166>" + AsaLine).Text(Ecs.EventDataset));
    }

    [Fact]
    public void A_frame_that_no_format_knows_becomes_a_pipeline_error_with_everything_kept()
    {
        var read = Parse("no log line at all", received: 5_000_000);
        Assert.Equal("pipeline_error", read.Text(Ecs.EventKind));
        Assert.Equal("ISMS1002 no format recognises the frame. Name its format in the source, or keep it as it is.", read.Text(Ecs.ErrorMessage));
        Assert.Equal("ISMS1002", read.Text(Ecs.ErrorCode));
        Assert.Equal(5_000_000, read.TimestampMicros);
        Assert.Equal("no log line at all", Encoding.UTF8.GetString(read.Original));
        Assert.Equal((0, 1), (_memory.Parsed, _memory.Unparsed));
    }

    [Fact]
    public void Without_a_received_time_a_pipeline_error_has_the_reference_time() =>
        Assert.Equal(GoldenFrames.Reference, Parse("no log line at all").TimestampMicros);

    [Fact]
    public void A_frame_of_another_format_than_the_configured_one_says_where_reading_stopped()
    {
        var read = Parse(SshdLine, format: "cisco.asa");
        Assert.Equal("ISMS1003 cisco.asa: at byte 0: expected a mark such as %ASA-6-302013:.", read.Text(Ecs.ErrorMessage));
    }

    [Fact]
    public void A_format_that_does_not_exist_is_named_in_the_reason() =>
        Assert.Equal("ISMS1001 there is no format 'cisco.pix'. 'parse formats' lists them.", Parse(AsaLine, format: "cisco.pix").Text(Ecs.ErrorMessage));

    [Fact]
    public void A_defect_in_a_format_costs_no_frame()
    {
        var read = new EcsEvent();
        read.Begin("x"u8);
        Assert.False(new FrameParser([new Defective()]).Parse(read, null, _memory, Context()));
        Assert.Equal("ISMS1003 defective: at byte 0: expected the format to cope with this frame (defect: IndexOutOfRangeException).", read.Text(Ecs.ErrorMessage));
    }

    [Fact]
    public void A_frame_of_the_greatest_length_is_tagged_as_cut()
    {
        var frame = new byte[FrameParser.MaxFrameBytes];
        frame.AsSpan().Fill((byte)'x');
        Encoding.ASCII.GetBytes("<13>Nov 24 22:00:00 host-1 app: ").CopyTo(frame, 0);
        var read = new EcsEvent();
        read.Begin(frame);
        Assert.True(_parser.Parse(read, null, _memory, Context()));
        Assert.Equal(FrameParser.TruncatedTag, read.Text(Ecs.Tags));
    }

    [Fact]
    public void The_steady_state_allocates_nothing()
    {
        var read = new EcsEvent();
        var context = Context();
        var frame = Encoding.ASCII.GetBytes(AsaLine);
        for (var i = 0; i < 200; i++) Once();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++) Once();
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1000, "a thousand events allocated more than a byte each");

        void Once()
        {
            read.Begin(frame);
            _parser.Parse(read, null, _memory, context);
        }
    }

    [Fact]
    public void Every_name_is_found_and_no_other()
    {
        Assert.All(LogFormats.All, format => Assert.True(LogFormats.IsKnown(format.Name)));
        Assert.False(LogFormats.IsKnown("cisco.pix"));
        Assert.Equal(LogFormats.All.Count, LogFormats.All.Select(format => format.Name).Distinct().Count());
    }

    EcsEvent Parse(string line, string? format = null, long received = 0)
    {
        var read = new EcsEvent();
        read.Begin(Encoding.UTF8.GetBytes(line));
        read.ReceivedMicros = received;
        _parser.Parse(read, format, _memory, Context());
        return read;
    }

    static FormatContext Context() => new() { ReferenceMicros = GoldenFrames.Reference };

    sealed class Defective : ILogFormat
    {
        public string Name => "defective";

        public string Vendor => "";

        public string Product => "";

        public string Dataset => "";

        public int Recognise(ReadOnlySpan<byte> frame) => 50;

        public ParseError? Parse(EcsEvent into, FormatContext context) => new(into.Original[into.Original.Length], "never");
    }
}
