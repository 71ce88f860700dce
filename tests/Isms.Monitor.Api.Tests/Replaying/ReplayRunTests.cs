using System.Globalization;
using System.IO.Compression;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Isms.Monitor.Api.Replaying;
using Isms.Monitor.Events;

namespace Isms.Monitor.Api.Tests.Replaying;

public sealed class ReplayRunTests : IDisposable
{
    static readonly ReplayOptions Fast = new(0, "auto", UnixMicros.From(new DateTimeOffset(2026, 11, 24, 0, 0, 0, TimeSpan.Zero)), TimeZoneInfo.Utc);

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("isms-replay-");
    readonly LeapClock _clock = new();
    readonly StringWriter _progress = new();

    static CancellationToken Abort => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _progress.Dispose();
        _folder.Delete(recursive: true);
    }

    [Theory, InlineData(1), InlineData(60)]
    public async Task Lines_go_out_as_far_apart_as_they_were_written_divided_by_the_speed(int speed)
    {
        var start = _clock.Now;
        var target = new FakeTarget(_clock);
        await RunAsync(target, Fast with { Speed = speed }, File("a.log", Line(0), Line(120), Line(600)));
        Assert.Equal([0, 120.0 / speed, 600.0 / speed], target.Taken.Select(taken => (taken.At - start).TotalSeconds));
    }

    [Fact]
    public async Task What_was_written_within_a_second_of_the_replay_goes_together()
    {
        var target = new FakeTarget(_clock);
        await RunAsync(target, Fast with { Speed = 60 }, File("a.log", Line(0), Line(30), Line(59), Line(60), Line(61)));
        Assert.Equal([3, 2], target.Taken.Select(taken => taken.Batch.Lines));
    }

    [Fact]
    public async Task A_line_without_a_time_and_one_from_before_wait_for_nothing()
    {
        var target = new FakeTarget(_clock);
        await RunAsync(target, Fast with { Speed = 1 }, File("a.log", Line(100), "no time here", Line(0)), File("b.log", Line(90)));
        Assert.Empty(_clock.Waits);
        Assert.Equal(4, target.Taken.Sum(taken => taken.Batch.Lines));
    }

    [Fact]
    public async Task At_full_speed_nothing_waits_and_every_line_goes_in_its_order()
    {
        var lines = Enumerable.Range(0, 2 * ReplayBatches.MaxLines + 5).Select(Line).ToArray();
        var target = new FakeTarget(_clock);
        Assert.Equal((lines.Length, 0), await RunAsync(target, Fast, File("a.log", lines)));
        Assert.Empty(_clock.Waits);
        Assert.Equal([ReplayBatches.MaxLines, ReplayBatches.MaxLines, 5], target.Taken.Select(taken => taken.Batch.Lines));
        Assert.Equal(string.Concat(lines.Select(line => line + "\n")), target.Text);
    }

    [Fact]
    public async Task A_replay_that_was_stopped_goes_on_where_it_was_and_gives_nothing_twice()
    {
        var lines = Enumerable.Range(0, 3 * ReplayBatches.MaxLines).Select(Line).ToArray();
        var target = new FakeTarget(_clock) { RefusesFrom = 2 };
        var file = File("a.log", lines);
        await Assert.ThrowsAsync<ReplayException>(() => RunAsync(target, Fast, file));
        target.RefusesFrom = int.MaxValue;
        Assert.Equal((lines.Length, 2 * ReplayBatches.MaxLines), await RunAsync(target, Fast, file));
        Assert.Equal(string.Concat(lines.Select(line => line + "\n")), target.Text);
    }

    [Fact]
    public async Task Lines_that_a_file_has_twice_are_sent_twice_and_a_changed_file_is_another()
    {
        var same = Enumerable.Repeat(Line(0), 2 * ReplayBatches.MaxLines).ToArray();
        var target = new FakeTarget(_clock);
        Assert.Equal(0, (await RunAsync(target, Fast, File("a.log", same))).AlreadyStored);
        same[0] = Line(1);
        Assert.Equal((same.Length, ReplayBatches.MaxLines), await RunAsync(target, Fast, File("a.log", same)));
    }

    [Fact]
    public async Task A_packed_file_is_the_same_lines()
    {
        var path = Path.Combine(_folder.FullName, "a.log.gz");
        await using (var gzip = new GZipStream(System.IO.File.Create(path), CompressionLevel.Fastest))
            await gzip.WriteAsync(System.Text.Encoding.UTF8.GetBytes($"{Line(0)}\r\n\n{Line(1)}"), Abort);
        var target = new FakeTarget(_clock);
        Assert.Equal(2, (await RunAsync(target, Fast, path)).Lines);
        Assert.Equal($"{Line(0)}\n{Line(1)}\n", target.Text);
    }

    [Fact]
    public async Task How_far_it_is_stands_on_standard_error()
    {
        await RunAsync(new FakeTarget(_clock), Fast with { Speed = 1 }, File("a.log", Line(0), Line(10)));
        var lines = _progress.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.EndsWith("a.log: 2 lines in 10.0 s, 0 of them were there already, at 2026-11-24 10:00:10", lines[0], StringComparison.Ordinal);
        Assert.Equal("done: 2 lines in 10.0 s, 0 of them were there already", lines[1]);
    }

    /// <summary>Whatever the lines are: all of them, in order, and the same keys in a second run.</summary>
    [Property]
    public Property Batches_hold_every_line_once_and_a_second_run_makes_the_same_keys() => Prop.ForAll(
        Gen.ListOf(Gen.Choose(0, 4000)).ToArbitrary(), Gen.Elements(0.0, 1.0, 600.0).ToArbitrary(), (seconds, speed) =>
        {
            var path = File("p.log", [.. seconds.Select(Line)]);
            var first = new ReplayBatches(Fast with { Speed = speed }).Read(path).ToList();
            var again = new ReplayBatches(Fast with { Speed = speed }).Read(path).ToList();
            return first.Select(batch => batch.Key).SequenceEqual(again.Select(batch => batch.Key)) && first.DistinctBy(batch => batch.Key).Count() == first.Count
                && string.Concat(first.Select(batch => System.Text.Encoding.UTF8.GetString(batch.Body.Span))) == string.Concat(seconds.Select(second => Line(second) + "\n"));
        });

    Task<(long Lines, long AlreadyStored)> RunAsync(FakeTarget target, ReplayOptions options, params string[] files) =>
        new ReplayRun(options, target, _clock, _progress).RunAsync(files, Abort);

    string File(string name, params string[] lines)
    {
        var path = Path.Combine(_folder.FullName, name);
        System.IO.File.WriteAllLines(path, lines);
        return path;
    }

    static string Line(int second) => string.Create(CultureInfo.InvariantCulture,
        $"<164>Nov 24 2026 {10 + second / 3600:00}:{second / 60 % 60:00}:{second % 60:00} fw-01 : %ASA-4-106023: Deny tcp src outside:203.0.113.9/40000 dst inside:10.1.2.3/22 by access-group \"outside_in\" [0x0, 0x0]");
}
