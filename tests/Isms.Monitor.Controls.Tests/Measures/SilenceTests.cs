using Isms.Monitor.Controls.Evidence;
using Isms.Monitor.Controls.Silence;
using Isms.Monitor.Events;
using Isms.Monitor.Registers.Model;

namespace Isms.Monitor.Controls.Tests.Measures;

public class SilenceTests
{
    static readonly Asset Firewall = new() { Id = "fw-01", Kind = AssetKind.Firewall, LoggingRequired = true,
        ExpectedInterval = TimeSpan.FromHours(1) };
    static readonly long Now = Company.Now;

    static async Task<SourceSilence> ReadAsync(InMemoryEvidence evidence, long window)
    {
        var first = (await evidence.SpanAsync(Now, TestContext.Current.CancellationToken))!.FirstMicros;
        var history = await SilenceHistory.ReadAsync(evidence, [Firewall], first, Now, window, TestContext.Current.CancellationToken);
        return Assert.Single(history.Since(Now - window));
    }

    /// <summary>An event every ten minutes for 28 days where the predicate allows.</summary>
    static InMemoryEvidence Logging(Func<DateTimeOffset, bool> speaks, bool heartbeat = false)
    {
        var evidence = new InMemoryEvidence();
        for (var time = Now - 28 * UnixMicros.Day; time < Now; time += 10 * UnixMicros.Minute)
            if (speaks(UnixMicros.ToDateTimeOffset(time))) evidence.Events.Add(new("fw-01", "x", time, time, Heartbeat: heartbeat));
        return evidence;
    }

    [Fact]
    public async Task A_source_that_speaks_is_never_silent()
    {
        var source = await ReadAsync(Logging(_ => true), UnixMicros.Day);
        Assert.Empty(source.Periods);
        Assert.Equal(1, Exposure.Observed([source]));
    }

    [Fact]
    public async Task A_nightly_pause_is_learnt_as_a_habit_of_those_hours()
    {
        var source = await ReadAsync(Logging(time => time.Hour is >= 6 and < 22), 7 * UnixMicros.Day);
        Assert.Empty(source.Periods);
    }

    [Fact]
    public async Task The_same_pause_by_day_is_silence()
    {
        var noon = new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero);
        var source = await ReadAsync(Logging(time => time.Hour is >= 6 and < 22 && !(time >= noon && time < noon.AddHours(5))),
            7 * UnixMicros.Day);
        var period = Assert.Single(source.Periods);
        Assert.Equal(5 * UnixMicros.Hour + 10 * UnixMicros.Minute, period.ToMicros - period.FromMicros);
        Assert.False(source.IsSilent);
    }

    [Fact]
    public async Task An_endpoint_that_is_off_at_weekends_is_not_silent_then()
    {
        var source = await ReadAsync(Logging(time => time.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
            && time.Hour is >= 8 and < 18), 7 * UnixMicros.Day);
        Assert.Empty(source.Periods);
        Assert.True((await ReadAsync(Logging(time => time.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
            && time.Hour is >= 8 and < 18), UnixMicros.Day)).Delivered);
    }

    [Fact]
    public async Task One_outage_does_not_become_a_habit()
    {
        var outage = new DateTimeOffset(2026, 11, 9, 10, 0, 0, TimeSpan.Zero);
        var again = outage.AddDays(7);
        var source = await ReadAsync(Logging(time => !(time >= outage && time < outage.AddHours(9))
            && !(time >= again && time < again.AddHours(3))), 14 * UnixMicros.Day);
        Assert.Contains(source.Periods, period => period.ToMicros - period.FromMicros > 9 * UnixMicros.Hour);
    }

    [Fact]
    public async Task A_source_with_a_heartbeat_has_no_quiet_nights()
    {
        var source = await ReadAsync(Logging(time => time.Hour is >= 6 and < 22, heartbeat: true), UnixMicros.Day);
        Assert.NotEmpty(source.Periods);
        Assert.True(source.HasHeartbeat);
    }

    [Fact]
    public async Task A_source_that_stopped_is_silent_since_its_last_event()
    {
        var stop = UnixMicros.ToDateTimeOffset(Now).AddHours(-6);
        var source = await ReadAsync(Logging(time => time < stop), UnixMicros.Day);
        Assert.True(source.IsSilent);
        Assert.Equal("fw-01 has been silent since 2026-11-22 17:50 UTC", source.Sentence);
        Assert.Equal(1 - (6 * 60 + 10) / (24 * 60.0), Exposure.Observed([source]), 1e-9);
    }

    [Fact]
    public async Task A_source_that_never_came_was_silent_all_the_time()
    {
        var evidence = new InMemoryEvidence();
        evidence.Events.Add(new("stranger", "x", Now - 10 * UnixMicros.Day, Now - 10 * UnixMicros.Day));
        var source = await ReadAsync(evidence, UnixMicros.Day);
        Assert.Equal(0, Exposure.Observed([source]));
        Assert.Equal("fw-01 has sent nothing in the window", source.Sentence);
    }

    [Fact]
    public async Task A_clock_that_runs_ahead_proves_no_life()
    {
        var evidence = Logging(time => time < UnixMicros.ToDateTimeOffset(Now).AddHours(-6));
        evidence.Events.Add(new("fw-01", "x", Now - UnixMicros.Minute, Now - 7 * UnixMicros.Hour));
        Assert.True((await ReadAsync(evidence, UnixMicros.Day)).IsSilent);
    }
}
