using System.Diagnostics;
using System.Threading.Channels;
using Isms.Monitor.Events;
using Isms.Monitor.Store.Days;
using Isms.Monitor.Store.Seal;

namespace Isms.Monitor.Store.Tests.Crash;

/// <summary>What the test program is when a crash test starts it: a sender that sends a fixed series of events through the sink,
/// notes on disk what was acknowledged, and is killed (SIGKILL) at a named point.</summary>
static class CrashChild
{
    public const int Events = 8_000;
    public const string Source = "http:sender";
    public const string AcknowledgedFile = "acknowledged";

    /// <summary>Received times of the series pass midnight in its middle.</summary>
    const long Start = Sample.Noon + UnixMicros.Day / 2 - Events / 2 * 1000L;

    public static EventId IdAt(int offset) => EventId.Of(Start + offset * 1000L, 0, offset);

    /// <summary>Every 100th event matches, and every 1000th makes the alert grow: both follow from the event alone.</summary>
    public static bool IsMatch(long offset) => offset % 100 == 0;

    public static async Task RunAsync(string folder)
    {
        var points = new CrashPoints(new Killer(Environment.GetEnvironmentVariable("ISMS_STORE_POINT") ?? "").Reached);
        var clock = new FixedClock(Sample.NoonTime.AddDays(3));
        var options = new StoreOptions
        {
            Folder = folder, MemoryMebibytes = 256, CommitRows = 1024, AcknowledgesFirst = Environment.GetEnvironmentVariable("ISMS_STORE_MUTANT") == "1",
        };
        using var store = DayStore.Open(options, clock, points);
        var channel = Channel.CreateBounded<CommitUnit>(4);
        var sink = new StoreSink(store).RunAsync(channel.Reader, null, CancellationToken.None);
        using (var note = new FileStream(Path.Combine(folder, AcknowledgedFile), FileMode.OpenOrCreate, FileAccess.ReadWrite))
        {
            await SendAsync(channel.Writer, note, points);
            channel.Writer.Complete();
            await sink;
        }
        await new Sealer(store).SealAsync(CancellationToken.None);
    }

    /// <summary>A sender knows only what was acknowledged; it sends everything behind it again.</summary>
    static async Task SendAsync(ChannelWriter<CommitUnit> to, FileStream note, CrashPoints points)
    {
        var first = note.Length >= 8 ? (int)new BinaryReader(note).ReadInt64() : 0;
        for (var offset = first; offset < Events; offset += EventBatch.Capacity)
        {
            var batch = Sample.Batch(Source, offset, Math.Min(EventBatch.Capacity, Events - offset), Start + offset * 1000L);
            batch.Stored = stored => Note(note, stored.Position.Offset);
            points.Reach(CrashPoints.AfterParse);
            var matches = batch.Events.ToArray().Where(from => IsMatch(from.Offset)).Select(from => Sample.Match(from, Source)).ToList();
            var alerts = batch.Events.ToArray().Where(from => from.Offset % 1000 == 0)
                .Select(from => Sample.Alert("a1", (int)(from.Offset / 1000) + 1, from.ReceivedMicros)).ToList();
            await to.WriteAsync(new CommitUnit(batch, matches, alerts));
        }
    }

    static void Note(FileStream note, long offset)
    {
        note.Position = 0;
        note.Write(BitConverter.GetBytes(offset));
        note.Flush(true);
    }

    /// <summary>Kills the process at the n-th arrival at a point: <c>before-commit#3</c>.</summary>
    sealed class Killer(string place)
    {
        readonly string _point = place.Split('#')[0];
        int _left = place.Contains('#', StringComparison.Ordinal) ? int.Parse(place.Split('#')[1]) : 1;

        public void Reached(string point)
        {
            if (point == _point && Interlocked.Decrement(ref _left) == 0) Process.GetCurrentProcess().Kill();
        }
    }
}
